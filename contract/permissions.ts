import type { Purpose } from './purposes.ts'

/**
 * What a person who is signed in may be allowed to do. Every operation of the API names one of these, or says why it asks for none.
 * Whose things are meant is never decided here: it is in the query.
 */
export const permissions = ['account', 'cards', 'links', 'contacts', 'documents'] as const

/** What only IdNet's staff may do, each for one purpose: it is held by the jobs that the register gives this purpose (`processings`). */
export const staffPermissions = {
  'clients-documents': 'invoices',
  archive: 'accounting',
  requests: 'rights',
  breaches: 'security',
} as const satisfies {
  readonly [name: string]: Purpose
}
export type StaffPermission = keyof typeof staffPermissions

export type Permission = (typeof permissions)[number] | StaffPermission
