import { breakGlassJobs } from './break-glass.ts'
import type { Purpose } from './purposes.ts'
import { searchingJobs } from './search.ts'
import type { Job } from './staff.ts'

/**
 * What a person who is signed in may be allowed to do. Every operation of the API names one of these, or says why it asks for none.
 * Whose things are meant is never decided here: it is in the query.
 */
export const permissions = ['account', 'cards', 'links', 'contacts', 'documents', 'companies'] as const

/** What only IdNet's staff may do, each for one purpose: it is held by the jobs that the register gives this purpose (`processings`). */
export const staffPermissions = {
  'clients-documents': 'invoices',
  archive: 'accounting',
  requests: 'rights',
  holds: 'security',
  breaches: 'security',
  messages: 'contact requests',
  notices: 'rights',
} as const satisfies { readonly [name: string]: Purpose }
/** What fewer jobs do than the register gives a purpose: a second person of staff, who sees no client's data for it; who answers a wish for cards. */
export const jobPermissions = {
  approvals: ['data protection officer', 'administrator'],
  'order-messages': ['sales'],
  staff: ['administrator'],
  readings: ['data protection officer'],
  retention: ['data protection officer'],
  audit: ['data protection officer'],
  'break-glass': breakGlassJobs,
  search: searchingJobs,
} as const satisfies { readonly [name: string]: readonly Job[] }
export type StaffPermission = keyof typeof staffPermissions | keyof typeof jobPermissions

export type Permission = (typeof permissions)[number] | StaffPermission
