import { sql } from 'kysely'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { proofMinutes } from './prove-request.ts'

/** How long an answered request proves that it was answered: a month less than the two years of the policy, for its key must be gone by then. */
export const keptMonths = 23

/** Requests whose time after their end is over. */
export const requestsDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('privacy.request as request')
    .select(['request.id', 'request.subject_id', 'request.person_id as account_id', sql<Date>`request.ended_at`.as('since')])
    .where('request.ended_at', '<', new Date(`${moroccanDate(at, { months: -keptMonths })}T00:00:00Z`))

/** Ends those of these requests that are due, and their keys with them. */
export async function endRequests(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = await requestsDue(tx, at).where('request.id', '=', anyOf(ids)).orderBy('request.subject_id').execute()
  const subjects = due.flatMap(({ subject_id }) => subject_id ?? [])
  await tx.vault.eraseAll(tx, subjects)
  const gone = await tx.rows
    .deleteFrom('privacy.request')
    .where('id', '=', anyOf(due.map(({ id }) => id)))
    .returning('id')
    .execute()
  for (const { id } of gone) await record(tx, system, { deed: 'request.end', object: { kind: 'request', id }, purpose: 'rights' })
  return gone.map(({ id }) => id)
}

/** Codes that are no longer good go within the day. */
export async function forgetProofs(deeds: Deeds, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - (86_400_000 + proofMinutes * 60_000))
  await deeds.run((tx) => tx.rows.deleteFrom('privacy.proof').where('made_at', '<', before).execute())
}
