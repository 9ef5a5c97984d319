import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { eraseContacts } from './erase-contacts.ts'
import { receiptOf } from './find-receipt.ts'

/** The author deletes what they left (law 09-08, art. 8), and with it their receipt. */
export async function deleteDetails(tx: Tx, receipt: string): Promise<void> {
  const { row, subject } = await receiptOf(tx, receipt)
  await record(tx, system, { deed: 'contact.delete', object: { kind: 'contact', id: row.id }, subject, purpose: 'rights' })
  await eraseContacts(tx, [row.id], 'author')
}
