import { parseToken } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tried } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { Erased } from '#platform/vault/vault.ts'
import { holdToErase } from './erase-contacts.ts'
import { changesOfReceipt } from './limits.ts'
import { receiptLookup } from './receipts.ts'

/**
 * What a receipt leads to, its row locked until the transaction ends, with its key in use. Refuses an unknown receipt, and one whose details
 * are deleted, alike. Who is to erase it says so, for that is held from the beginning.
 */
export async function receiptOf(tx: Tx, text: string, then?: 'erase') {
  const token = parseToken(text)
  const lookup = token && receiptLookup(token)
  const found = lookup && (await byLookup(tx, lookup))
  if (!token || !found || (await deletionOf(tx, found.id))) throw new Refusal('receipt-dead')
  if (then === 'erase') await holdToErase(tx, [found])
  // the subject's row before the contact's: so does a renewal of its key
  const subject = await tx.vault.subject(tx, found.subject_id, { actor: system, purpose: 'rights' }).catch((error: unknown) => {
    throw error instanceof Erased ? new Refusal('receipt-dead') : error // erased since the look above
  })
  const row = await tx.rows
    .selectFrom('contacts.contact')
    .selectAll()
    .where('id', '=', found.id)
    .$if(tx.readOnly !== true, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row?.details || (await deletionOf(tx, found.id))) throw new Refusal('receipt-dead')
  return { token, subject, row: { ...row, details: row.details } }
}

/** The same for a deed: what the holder of one receipt changes is counted, and the refusal of too much returned, for the count must stay. */
export async function receiptToChange(tx: Tx, text: string) {
  const found = await receiptOf(tx, text)
  const wait = await tried(tx, changesOfReceipt, found.row.id)
  return wait > 0 ? new Refusal('many-at-once', [], wait) : found
}

export const byLookup = (tx: Tx, lookup: Buffer) =>
  tx.rows.selectFrom('contacts.contact').select(['id', 'owner_id', 'subject_id']).where('receipt_lookup', '=', lookup).executeTakeFirst()

export const deletionOf = (tx: Tx, contactId: string) =>
  tx.rows.selectFrom('contacts.deletion').select(['deleted_by', 'deleted_at']).where('contact_id', '=', contactId).executeTakeFirst()

export const isWithdrawn = async (tx: Tx, contactId: string): Promise<boolean> =>
  (await tx.rows.selectFrom('contacts.withdrawal').select('contact_id').where('contact_id', '=', contactId).executeTakeFirst()) !==
  undefined
