import type { Limit } from '#platform/limits/tried.ts'

// What holds a flood off, without a puzzle or a third party.
const minutes = 10
/** From one source: an office behind one address may still write. */
export const messagesFrom: Limit = { name: 'message from', most: 10, minutes }
/** Receipts to one address, whoever gives it: a stranger's mailbox is not ours to fill. */
export const receiptsTo: Limit = { name: 'message receipt', most: 2, minutes }
/** From everywhere: more than anybody here could read. */
export const mostInADay = 500
/** Mails from one address: those beyond wait in the mailbox. */
export const mailsFrom: Limit = { name: 'message by mail from', most: 20, minutes }
/** Mails from everywhere, counted apart: who fills the mailbox does not shut the form. */
export const mostMailsInADay = 2_000
/** Words to the desk that mails wait. */
export const wordsToDesk: Limit = { name: 'message desk', most: 10, minutes }
