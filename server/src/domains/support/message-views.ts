import { sql } from 'kysely'
import type { MessageListed } from '#contract/messages.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { stateOf } from './message.ts'

/** Messages as a queue shows them: how many answers each has, and whether it is closed. Nothing sealed is among it. */
export const listedMessages = (tx: RowsTx) =>
  tx.rows
    .selectFrom('support.message as message')
    .leftJoin('support.closing as closing', 'closing.message_id', 'message.id')
    .select(['message.id', 'message.reference', 'message.language', 'message.made_at', 'closing.why as closed'])
    .select(sql<number>`(select count(*)::int from support.answer where answer.message_id = message.id)`.as('answers'))

export type Listed = Awaited<ReturnType<ReturnType<typeof listedMessages>['execute']>>[number]

export const messageListed = ({ id, reference, language, made_at, closed, answers }: Listed): MessageListed => ({
  id,
  reference,
  language,
  state: stateOf({ answers, closed }),
  madeAt: made_at.toISOString(),
})
