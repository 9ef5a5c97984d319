import type { Serving } from '#domains/sharing/index.ts'
import { linkOperations } from '#domains/sharing/routes.ts'
import type { Operation } from '#platform/http/operation.ts'
import { pages } from './pages.ts'

/** Every operation of the HTTP API, on one page. */
export const operations = (serving: Serving): readonly Operation[] => linkOperations(serving, pages)
