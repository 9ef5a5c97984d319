/** The invitation to work here, with the secret that takes it up. About a row of `access.invitation`. */
export const invitationMail = 'access.invitation'
/** To the data protection officer, that reading by staff is unusual. About their account. */
export const unusualMail = 'access.unusual'
/** To who may approve, that somebody waits for a second person. About their account. */
export const approvalMail = 'access.approval'
/** The same, of a list of persons that is to leave in a file. */
export const exportApprovalMail = 'access.approval-of-export'
