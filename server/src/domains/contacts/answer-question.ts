import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { answerToQuestion } from './contact-rows.ts'
import { type ContactAddressed, ownContacts } from './find-contact.ts'

export interface Answering extends ContactAddressed {
  readonly question: string
  readonly answer: string
}

/**
 * The owner answers somebody who asks to whom their details were passed on (law 09-08, art. 7), also after they were withdrawn. Once: the
 * author reads it with their receipt. Refuses a question that is not about this contact, and one that has its answer.
 */
export async function answerQuestion(tx: Tx, actor: Actor, { ownerId, contactId, question, answer }: Answering): Promise<void> {
  const [contact] = await ownContacts(tx, ownerId, [contactId])
  if (!contact) throw new Refusal('not-found', ['contactId'])
  const subjects = await tx.vault.subjects(tx, [contact.subject_id], { actor, purpose: 'sharing the card' })
  const subject = subjects.get(contact.subject_id)
  if (!subject) throw new Refusal('contact-gone', ['contactId'])
  const row = await tx.rows
    .selectFrom('contacts.question')
    .select(['id', 'answered_at'])
    .where('id', '=', question)
    .where('contact_id', '=', contactId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['question'])
  if (row.answered_at) throw new Refusal('changed-meanwhile', ['answer'])
  await tx.rows
    .updateTable('contacts.question')
    .set({ answer: subject.seal(answerToQuestion, question, answer), answered_at: tx.clock.now() })
    .where('id', '=', question)
    .execute()
  await record(tx, actor, { deed: 'contact.answer', object: { kind: 'contact', id: contactId }, subject, purpose: 'rights' })
}
