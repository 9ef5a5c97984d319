import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { indexSender } from './index-sender.ts'
import { answerSays, attachmentContent, mailOf, questionOf, wishOf } from './message-rows.ts'

const messageOf = (tx: Tx, subjectId: string) =>
  tx.rows
    .selectFrom('support.message')
    .select(['id', 'question', 'wish', 'mail'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()

/** Puts a message, its answers and what came with it under its subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const row = await messageOf(tx, subjectId)
  if (!row) return
  const { id } = row
  const says = {
    question: row.question && again(questionOf, id, row.question),
    wish: row.wish && again(wishOf, id, row.wish),
    mail: row.mail && again(mailOf, id, row.mail),
  }
  await tx.rows.updateTable('support.message').set(says).where('id', '=', id).execute()
  for (const answer of await tx.rows.selectFrom('support.answer').select(['id', 'says']).where('message_id', '=', id).execute())
    await tx.rows
      .updateTable('support.answer')
      .set({ says: again(answerSays, answer.id, answer.says) })
      .where('id', '=', answer.id)
      .execute()
  for (const one of await tx.rows.selectFrom('support.attachment').select(['id', 'content']).where('message_id', '=', id).execute())
    await tx.rows
      .updateTable('support.attachment')
      .set({ content: again(attachmentContent, one.id, one.content) })
      .where('id', '=', one.id)
      .execute()
}

/** Makes the index entry of a message anew, under the newest index key. False where this domain has none of it. */
export async function reindex(tx: Tx, subjectId: string): Promise<boolean> {
  const row = await messageOf(tx, subjectId)
  if (!row) return false
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'rights' })
  const says = row.question ? subject.open(questionOf, row.id, row.question) : row.wish && subject.open(wishOf, row.id, row.wish)
  if (says) await indexSender(tx, subjectId, row.question ? 'question' : 'order', says)
  return true
}
