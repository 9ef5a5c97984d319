import type { ContactDetails } from '#contract/contacts.ts'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { contactDetails } from './contact-rows.ts'
import { isWithdrawn, receiptToChange } from './find-receipt.ts'
import { indexContact, indexWithdrawn } from './index-contact.ts'

export interface Correction {
  readonly receipt: string
  readonly details: ContactDetails
  readonly noProspecting: boolean
  readonly tellClosing: boolean
}

/** The author puts right what they left, and what they chose (law 09-08, art. 8 and 9). The owner sees the change. */
export async function correctDetails(tx: Tx, { receipt, details, noProspecting, tellClosing }: Correction): Promise<undefined | Refusal> {
  const found = await receiptToChange(tx, receipt)
  if (found instanceof Refusal) return found
  const { row, subject } = found
  await tx.rows
    .updateTable('contacts.contact')
    .set({
      details: subject.seal(contactDetails, row.id, details),
      no_prospecting: noProspecting,
      tell_closing: tellClosing,
      changed_at: tx.clock.now(),
    })
    .where('id', '=', row.id)
    .execute()
  const index = (await isWithdrawn(tx, row.id)) ? indexWithdrawn : indexContact
  await index(tx, subject.id, row.owner_id, details)
  await record(tx, system, { deed: 'contact.correct', object: { kind: 'contact', id: row.id }, subject, purpose: 'rights' })
  return undefined
}
