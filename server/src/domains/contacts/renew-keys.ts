import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { answerToQuestion, contactDetails, contactPlace, leftTo, ownNote, ownTags, receiptToken } from './contact-rows.ts'
import { isWithdrawn } from './find-receipt.ts'
import { indexContact, indexTags, indexWithdrawn } from './index-contact.ts'

/** Puts what this domain holds of a subject under the subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const row = await tx.rows
    .selectFrom('contacts.contact')
    .select(['id', 'details', 'left_to', 'place', 'note', 'tags', 'receipt'])
    .where('subject_id', '=', subjectId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) return
  await tx.rows
    .updateTable('contacts.contact')
    .set({
      details: row.details && again(contactDetails, row.id, row.details),
      left_to: row.left_to && again(leftTo, row.id, row.left_to),
      place: row.place && again(contactPlace, row.id, row.place),
      note: row.note && again(ownNote, row.id, row.note),
      tags: row.tags && again(ownTags, row.id, row.tags),
      receipt: row.receipt && again(receiptToken, row.id, row.receipt),
    })
    .where('id', '=', row.id)
    .execute()
  const answers = await tx.rows.selectFrom('contacts.question').select(['id', 'answer']).where('contact_id', '=', row.id).execute()
  for (const { id, answer } of answers)
    if (answer)
      await tx.rows
        .updateTable('contacts.question')
        .set({ answer: again(answerToQuestion, id, answer) })
        .where('id', '=', id)
        .execute()
}

/** Makes the index entries of a subject anew, under the newest index key. False where this domain has none of it. */
export async function reindex(tx: Tx, subjectId: string): Promise<boolean> {
  const row = await tx.rows
    .selectFrom('contacts.contact')
    .select(['id', 'owner_id', 'details', 'tags'])
    .where('subject_id', '=', subjectId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row?.details) return false
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'rights' })
  if (row.tags) await indexTags(tx, subjectId, row.owner_id, subject.open(ownTags, row.id, row.tags))
  const index = (await isWithdrawn(tx, row.id)) ? indexWithdrawn : indexContact
  await index(tx, subjectId, row.owner_id, subject.open(contactDetails, row.id, row.details))
  return true
}
