import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { tellOwner } from './digest.ts'
import { receiptToChange } from './find-receipt.ts'

/**
 * The author asks who passed their details on, and to whom they went (law 09-08, art. 7). One question at a time waits for the owner, whose
 * answer the receipt shows.
 */
export async function askOrigin(tx: Tx, receipt: string): Promise<undefined | Refusal> {
  const found = await receiptToChange(tx, receipt)
  if (found instanceof Refusal) return found
  const { row, subject } = found
  const waiting = await tx.rows
    .selectFrom('contacts.question')
    .select('id')
    .where('contact_id', '=', row.id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  if (waiting) return undefined
  await tx.rows
    .insertInto('contacts.question')
    .values({ id: tx.ids.next(), contact_id: row.id, asked_at: tx.clock.now(), answer: null, answered_at: null })
    .execute()
  await tellOwner(tx, row.owner_id)
  await record(tx, system, { deed: 'contact.ask-origin', object: { kind: 'contact', id: row.id }, subject, purpose: 'rights' })
  return undefined
}
