import { sql } from 'kysely'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { OnCasesEnded } from './answer-message.ts'
import { keptMonths } from './message.ts'

/** Messages whose time is over, a year after the last word about them: answered or not. */
export const messagesDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('support.message as message')
    .select(['message.id', 'message.subject_id', sql<null>`null::uuid`.as('account_id'), sql<Date>`message.last_at`.as('since')])
    .where('message.last_at', '<', new Date(`${moroccanDate(at, { months: -keptMonths })}T00:00:00Z`))

/** Ends those of these messages that are due, their keys with them, and what else was made for them. */
export async function endMessages(tx: Tx, ids: readonly string[], at: Date, ended: readonly OnCasesEnded[] = []): Promise<string[]> {
  const due = await messagesDue(tx, at).where('message.id', '=', anyOf(ids)).orderBy('message.subject_id').execute()
  const subjects = due.flatMap(({ subject_id }) => subject_id ?? [])
  await tx.vault.holdToErase(tx, subjects) // before what hangs on them, as whoever closes one does
  const cases = due.map(({ id }) => id)
  for (const one of ended) await one(tx, cases)
  return end(tx, system, 'message.end', subjects)
}

/** Their sender has them erased, whatever their time. */
export async function eraseMessages(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<void> {
  const theirs = await tx.rows.selectFrom('support.message').select('subject_id').where('subject_id', '=', anyOf(subjectIds)).execute()
  await end(tx, actor, 'message.erase', theirs.map(({ subject_id }) => subject_id).sort())
}

/** How many of these subjects are messages. */
export async function countMessages(tx: Tx, subjectIds: readonly string[]): Promise<number> {
  const rows = await tx.rows.selectFrom('support.message').select('id').where('subject_id', '=', anyOf(subjectIds)).execute()
  return rows.length
}

async function end(tx: Tx, actor: Actor, deed: string, subjects: readonly string[]): Promise<string[]> {
  await tx.vault.eraseAll(tx, subjects)
  const gone = await tx.rows.deleteFrom('support.message').where('subject_id', '=', anyOf(subjects)).returning('id').execute()
  for (const { id } of gone) await record(tx, actor, { deed, object: { kind: 'message', id }, purpose: 'rights' })
  return gone.map(({ id }) => id)
}
