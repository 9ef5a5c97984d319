import type { Serving } from '#domains/sharing/index.ts'
import { linkOperations } from '#domains/sharing/routes.ts'
import type { Settings } from '#platform/config/settings.ts'
import type { Operation } from '#platform/http/operation.ts'
import { devMailOperations } from './dev-mail.ts'
import type { Installation } from './installation.ts'
import { pages } from './pages.ts'

/** Every operation of the HTTP API, on one page. Without an installation, those that a visitor needs. */
export const operations = (serving: Serving, settings: Settings, installation?: Installation): readonly Operation[] => [
  ...linkOperations(serving, pages),
  ...(installation ? ownersOperations(installation) : []),
  ...(installation && !settings.production && !settings.mail.smtp ? devMailOperations(settings.dataDir) : []),
]

function ownersOperations(_installation: Installation): readonly Operation[] {
  return []
}
