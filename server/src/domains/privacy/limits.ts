import type { Limit } from '#platform/limits/tried.ts'

const minutes = 10
/** From one source: a hall behind one address may still ask. */
export const formsFrom: Limit = { name: 'request from', most: 20, minutes }
/** Mails to one address, whoever gives it: a stranger's mailbox is not ours to fill. */
export const mailsTo: Limit = { name: 'request mail', most: 3, minutes }
/** Codes by text message, as many as a hall behind one address may need. */
export const textsFrom: Limit = { name: 'request text from', most: 20, minutes }
/** To one number, over all requests; each code is good for three tries. */
export const textsTo: Limit = { name: 'request text', most: 3, minutes }
export const mostTextsInADay = 10
export const followsFrom: Limit = { name: 'request follow', most: 60, minutes }
/** Wrong codes for one reference, from wherever: sixty bits are not guessed at this pace. */
export const followsOf: Limit = { name: 'request follow of', most: 100, minutes }
export const filedBy: Limit = { name: 'request by', most: 10, minutes }
