import type { Closing, MessageKind } from '#contract/messages.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { messageById } from './find-message.ts'
import { answerMail } from './mail-kinds.ts'
import { purposeOf } from './message.ts'
import { answerSays } from './message-rows.ts'

interface Which {
  readonly kind: MessageKind
  readonly id: string
  /** Who of the staff. */
  readonly by: string
}

/** Answers in writing: the answer is kept with who wrote it, and sent by mail. Refuses a message that is closed. */
export async function answerMessage(tx: Tx, actor: Actor, { kind, id: messageId, by }: Which, text: string): Promise<void> {
  const { subject } = await openMessage(tx, actor, kind, messageId)
  const [id, at] = [tx.ids.next(), tx.clock.now()]
  await tx.rows
    .insertInto('support.answer')
    .values({ id, message_id: messageId, says: subject.seal(answerSays, id, text), at, by_id: by })
    .execute()
  await tx.rows.updateTable('support.message').set({ last_at: at, answered_by: by }).where('id', '=', messageId).execute()
  await record(tx, actor, { deed: 'message.answer', object: { kind: 'message', id: messageId }, subject, ...within(kind, messageId) })
  await postMail(tx, answerMail, id)
}

/** What ends with a case, in the transaction that ends it: handed in, for this domain does not know what else was made for its cases. */
export type OnCasesEnded = (tx: Tx, caseIds: readonly string[]) => Promise<void>

/** Closes a message: nothing more is to be said. Its time begins here. */
export async function closeMessage(
  tx: Tx,
  actor: Actor,
  { kind, id, by }: Which,
  why: Closing,
  ended: readonly OnCasesEnded[] = [],
): Promise<void> {
  const { subject } = await openMessage(tx, actor, kind, id)
  const at = tx.clock.now()
  await tx.rows.insertInto('support.closing').values({ message_id: id, why, at, by_id: by }).execute()
  await tx.rows.updateTable('support.message').set({ closed: true, last_at: at }).where('id', '=', id).execute()
  for (const end of ended) await end(tx, [id])
  await record(tx, actor, { deed: 'message.close', object: { kind: 'message', id }, subject, ...within(kind, id) })
}

async function openMessage(tx: Tx, actor: Actor, kind: MessageKind, id: string) {
  const found = await messageById(tx, actor, kind, id)
  const closed = await tx.rows.selectFrom('support.closing').select('message_id').where('message_id', '=', id).executeTakeFirst()
  if (closed) throw new Refusal('message-closed')
  return found
}

const within = (kind: MessageKind, caseId: string) => ({ purpose: purposeOf[kind], caseId })
