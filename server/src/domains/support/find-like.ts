import { sql } from 'kysely'
import type { MessageKind } from '#contract/messages.ts'
import type { CaseFound } from '#contract/search.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { messagesLike } from './index-sender.ts'
import { listedMessages, messageListed } from './message-views.ts'

/** The messages of a kind with this reference, or whose sender has all that was typed, the newest first. Nobody's name is in it. */
export async function messagesFound(tx: Tx, kind: MessageKind, typed: string, most: number): Promise<CaseFound[]> {
  const subjects = await messagesLike(tx, kind, typed)
  const rows = await listedMessages(tx)
    .where('message.kind', '=', kind)
    .where(sql<boolean>`(message.reference = upper(${typed.trim()}) or message.subject_id = any(${[...subjects]}::uuid[]))`)
    .orderBy('message.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(messageListed).map(({ id, reference, state, madeAt }) => ({
    kind: kind === 'question' ? 'message' : 'order',
    id,
    reference,
    state,
    at: madeAt,
  }))
}
