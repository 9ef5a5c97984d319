/**
 * What a person who is signed in may be allowed to do. Every operation of the API names one of these, or says why it asks for none.
 * Whose things are meant is never decided here: it is in the query.
 */
export const ownPermissions = ['account', 'cards', 'links', 'contacts'] as const
/** What takes a job at IdNet. */
const staffPermissions = ['holds', 'approvals'] as const
export const permissions = [...ownPermissions, ...staffPermissions] as const
export type Permission = (typeof permissions)[number]
