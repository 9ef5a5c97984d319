import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { accessGiven } from './access-given.ts'
import { contactDetails } from './contact-rows.ts'
import { receiptToChange } from './find-receipt.ts'
import { indexContact, indexWithdrawn } from './index-contact.ts'

/**
 * The author takes back what they left: from the commit on the owner sees no detail, and finds none, until it is given back. Refuses once
 * access was given: the link that was made for them still names them to its owner, and only deleting takes it away.
 */
export async function withdrawDetails(tx: Tx, receipt: string): Promise<undefined | Refusal> {
  return change(tx, receipt, async (contactId) => {
    if (await accessGiven(tx, contactId)) throw new Refusal('changed-meanwhile')
    const done = await tx.rows
      .insertInto('contacts.withdrawal')
      .values({ contact_id: contactId, withdrawn_at: tx.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return done.numInsertedOrUpdatedRows === 0n ? undefined : { deed: 'contact.withdraw', index: indexWithdrawn }
  })
}

/** The author gives it back, as it stands. */
export async function giveDetailsBack(tx: Tx, receipt: string): Promise<undefined | Refusal> {
  return change(tx, receipt, async (contactId) => {
    const done = await tx.rows.deleteFrom('contacts.withdrawal').where('contact_id', '=', contactId).executeTakeFirst()
    return done.numDeletedRows === 0n ? undefined : { deed: 'contact.give-back', index: indexContact }
  })
}

/** Doing it twice is doing it once. */
async function change(
  tx: Tx,
  receipt: string,
  act: (contactId: string) => Promise<{ readonly deed: string; readonly index: typeof indexContact } | undefined>,
): Promise<undefined | Refusal> {
  const found = await receiptToChange(tx, receipt)
  if (found instanceof Refusal) return found
  const { row, subject } = found
  const done = await act(row.id)
  if (!done) return undefined
  await tx.rows.updateTable('contacts.contact').set({ changed_at: tx.clock.now() }).where('id', '=', row.id).execute()
  await done.index(tx, subject.id, row.owner_id, subject.open(contactDetails, row.id, row.details))
  await record(tx, system, { deed: done.deed, object: { kind: 'contact', id: row.id }, subject, purpose: 'rights' })
  return undefined
}
