/** The invitation, which is the notice that the law asks for. About a row of `clients.notice`. */
export const invitationMail = 'clients.invitation'
/** To who was removed from a company, or whose company was closed: what follows for their cards. About their account. */
export const removedMail = 'clients.removed'
