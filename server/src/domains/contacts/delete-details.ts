import { parseToken, revokeLink } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { accessGiven, answerAlone } from './access-given.ts'
import { eraseContacts } from './erase-contacts.ts'
import { byLookup, receiptOf } from './find-receipt.ts'
import { receiptLookup } from './receipts.ts'

/**
 * The author deletes what they left (law 09-08, art. 8), and with it their receipt. Where they asked for access and got it, the link that was
 * made for them goes too: it holds their name and address.
 */
export async function deleteDetails(tx: Tx, receipt: string): Promise<void> {
  const token = parseToken(receipt)
  const found = token && (await byLookup(tx, receiptLookup(token)))
  if (found) await revokeGiven(tx, found)
  const { row, subject } = await receiptOf(tx, receipt, 'erase')
  await record(tx, system, { deed: 'contact.delete', object: { kind: 'contact', id: row.id }, subject, purpose: 'rights' })
  await eraseContacts(tx, [row.id], 'author')
}

/** The card before the request, as where it is answered and where an account is closed. No answer comes between. */
async function revokeGiven(tx: Tx, { id, owner_id }: { readonly id: string; readonly owner_id: string }): Promise<void> {
  await answerAlone(tx, id)
  const given = await accessGiven(tx, id)
  if (given?.link_id) await revokeLink(tx, system, { ownerId: owner_id, linkId: given.link_id })
}
