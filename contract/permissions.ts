/**
 * What a person who is signed in may be allowed to do. Every operation of the API names one of these, or says why it asks for none.
 * Whose things are meant is never decided here: it is in the query.
 */
export const permissions = ['account', 'cards', 'links', 'contacts'] as const
export type Permission = (typeof permissions)[number]
