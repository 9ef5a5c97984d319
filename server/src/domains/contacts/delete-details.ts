import { revokeLink } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { accessGiven } from './access-given.ts'
import { eraseContacts } from './erase-contacts.ts'
import { receiptOf } from './find-receipt.ts'

/**
 * The author deletes what they left (law 09-08, art. 8), and with it their receipt. Where they asked for access and got it, the link that was
 * made for them goes too: it holds their name and address.
 */
export async function deleteDetails(tx: Tx, receipt: string): Promise<void> {
  const { row, subject } = await receiptOf(tx, receipt)
  await record(tx, system, { deed: 'contact.delete', object: { kind: 'contact', id: row.id }, subject, purpose: 'rights' })
  const given = await accessGiven(tx, row.id)
  if (given?.link_id) await revokeLink(tx, system, { ownerId: row.owner_id, linkId: given.link_id })
  await eraseContacts(tx, [row.id], 'author')
}
