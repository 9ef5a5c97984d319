/** The receipt of a request: its reference, when it is due, and the code that shows whose the address is. */
export const receivedMail = 'privacy.received'
/** A new code. */
export const proofMail = 'privacy.proof'
/** A text message: a code to the telephone of the account. */
export const proofText = 'privacy.proof'
/** Something was asked back, or there is an answer. */
export const newsMail = 'privacy.news'
/** To the account: somebody who reads its mailbox asks for a copy or an erasure. */
export const warningMail = 'privacy.warning'
/** An erasure is announced. */
export const announcedMail = 'privacy.announced'
/** To every account: an edition of the privacy policy will apply. */
export const policyMail = 'privacy.policy'
/** To the desk: requests that are five and eight days old, and what is late. */
export const deskMail = 'privacy.desk'
/** To whoever an incident concerns. */
export const breachMail = 'privacy.breach'
/** To the desk: the clock of an incident runs. */
export const breachDeskMail = 'privacy.breach-desk'
/** To the desk: a promise of the policy is not kept. */
export const promiseMail = 'privacy.promise'
