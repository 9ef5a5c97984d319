/** The invitation to work here, with the secret that takes it up. About a row of `access.invitation`. */
export const invitationMail = 'access.invitation'
