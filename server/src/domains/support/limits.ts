import type { Limit } from '#platform/limits/tried.ts'

// What holds a flood off, without a puzzle or a third party.
const minutes = 10
/** From one source: an office behind one address may still write. */
export const messagesFrom: Limit = { name: 'message from', most: 10, minutes }
/** Receipts to one address, whoever gives it: a stranger's mailbox is not ours to fill. */
export const receiptsTo: Limit = { name: 'message receipt', most: 2, minutes }
/** From everywhere: more than anybody here could read. */
export const mostInADay = 500
