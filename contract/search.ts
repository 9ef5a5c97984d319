import { z } from 'zod'
import { Id } from './accounts.ts'
import type { Job } from './staff.ts'
import { line } from './text.ts'

/** What is typed: a name or its beginning, a company, an e-mail address, a telephone number, a reference. */
export const SearchCases = z.strictObject({ text: line(200) })

/** Kinds of case that are found. */
export const foundKinds = ['message', 'order', 'request', 'document', 'notice'] as const
export const CaseFound = z.strictObject({
  kind: z.enum(foundKinds),
  id: Id,
  reference: z.string(),
  state: z.string().nullable(),
  at: z.iso.datetime(),
})
export type CaseFound = z.infer<typeof CaseFound>

/** So many of each kind at most. */
export const mostFound = 20

/** Jobs that handle cases, and so look for one. */
export const searchingJobs = [
  'customer service',
  'sales',
  'billing',
  'accounting',
  'data protection officer',
] as const satisfies readonly Job[]
