import type { Tx } from '#platform/db/transaction.ts'
import { type Limit, tried } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'

const minutes = 10
/** From one source: a hall behind one address may still ask. */
export const formsFrom: Limit = { name: 'request from', most: 20, minutes }
/** Mails to one address, whoever gives it: a stranger's mailbox is not ours to fill. */
export const mailsTo: Limit = { name: 'request mail', most: 3, minutes }
export const followsFrom: Limit = { name: 'request follow', most: 60, minutes }
/** Wrong codes for one reference, from wherever: sixty bits are not guessed at this pace. */
export const followsOf: Limit = { name: 'request follow of', most: 100, minutes }
export const filedBy: Limit = { name: 'request by', most: 10, minutes }

/** Counts a try by each of these, and says which is one too many. The refusal is returned: the count must stay. */
export async function tooMany(tx: Tx, ...counts: readonly (readonly [limit: Limit, of: string])[]): Promise<Refusal | undefined> {
  let wait = 0
  for (const [limit, of] of counts) wait = Math.max(wait, await tried(tx, limit, of))
  return wait > 0 ? new Refusal('too-many', [], wait) : undefined
}
