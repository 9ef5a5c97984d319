import type { MessageKind } from '#contract/messages.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { Erased } from '#platform/vault/vault.ts'
import { purposeOf } from './message.ts'

/**
 * A message of one kind, its row locked until the transaction ends, with its key in use for who works on it: within the case that it is. Refuses an unknown
 * one, one of the other kind, and one that is erased, alike; and what its sender had stopped.
 */
export async function messageById<K extends MessageKind>(tx: Tx, actor: Actor, kind: K, id: string) {
  const unknown = () => new Refusal('not-found', ['message'])
  const known = await tx.rows
    .selectFrom('support.message')
    .select('subject_id')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (!known) throw unknown()
  // the subject's row before the message's: so does a renewal of its key
  const access = { actor, purpose: purposeOf[kind], caseId: id }
  const subject = await tx.vault.subject(tx, known.subject_id, access).catch((error: unknown): never => {
    throw error instanceof Erased ? unknown() : error
  })
  const row = await tx.rows.selectFrom('support.message').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw unknown()
  return { row, subject }
}
