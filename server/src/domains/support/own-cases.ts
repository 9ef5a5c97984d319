import type { OwnCase } from '#contract/messages.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { messagesBy } from './index-sender.ts'
import { stateOf } from './message.ts'
import { listedMessages } from './message-views.ts'

/** More than anybody has open at once. */
const most = 100

const openQuestionsBy = async (tx: Tx, email: string) =>
  listedMessages(tx)
    .select('message.subject_id')
    .where('message.subject_id', '=', anyOf(await messagesBy(tx, email)))
    .where('message.kind', '=', 'question')
    .where('message.closed', '=', false)
    .orderBy('message.id', 'desc')
    .limit(most)

/** The open cases of whoever showed that this address is theirs, the newest first. Nothing of what was written is opened. */
export async function ownCases(tx: Tx, email: string): Promise<Omit<OwnCase, 'shared'>[]> {
  const rows = await (await openQuestionsBy(tx, email)).execute()
  return rows.map(({ id, reference, made_at, answers }) => ({
    id,
    reference,
    state: stateOf({ answers, closed: null }) === 'answered' ? 'answered' : 'open',
    madeAt: made_at.toISOString(),
  }))
}

/** One of them, held open until the transaction ends. Refuses a closed one like somebody else's, and one that never was. */
export async function ownOpenCase(tx: Tx, email: string, id: string): Promise<{ id: string; reference: string; subjectId: string }> {
  const found = await (await openQuestionsBy(tx, email)).where('message.id', '=', id).executeTakeFirst()
  const row =
    found &&
    (await tx.rows
      .selectFrom('support.message')
      .select(['id', 'reference', 'subject_id'])
      .where('id', '=', id)
      .where('closed', '=', false)
      .forUpdate()
      .executeTakeFirst())
  if (!row) throw new Refusal('not-found', ['case'])
  return { id: row.id, reference: row.reference, subjectId: row.subject_id }
}
