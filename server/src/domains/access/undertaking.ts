import { sql } from 'kysely'
import { undertaking } from '#contract/undertaking.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { jobsOf } from './jobs-of.ts'

/** When somebody signed the undertaking as it is now; undefined where they did not. */
export async function signedAt(tx: Tx, personId: string): Promise<Date | undefined> {
  const row = await tx.rows
    .selectFrom('access.undertaking')
    .select('signed_at')
    .where('person_id', '=', personId)
    .where('version', '=', undertaking.version)
    .executeTakeFirst()
  return row?.signed_at
}

/** Signs the undertaking of confidentiality. Refuses whoever holds no job, and a version that is no longer the one to sign. Twice is once. */
export async function signUndertaking(tx: Tx, actor: Actor, personId: string, version: string): Promise<void> {
  if ((await jobsOf(tx, personId)).length === 0) throw new Refusal('not-allowed')
  if (version !== undertaking.version) throw new Refusal('undertaking-changed', ['version'])
  const { numInsertedOrUpdatedRows } = await tx.rows
    .insertInto('access.undertaking')
    .values({ person_id: personId, version, signed_at: tx.clock.now(), left_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await record(tx, actor, { deed: 'undertaking.sign', object: { kind: 'account', id: personId }, purpose: 'the account' })
}

/** Months that what somebody signed is kept once they left: the duty of confidentiality outlives the job (law 09-08, art. 26). */
export const undertakingMonths = 23

/** Whoever signed has no job any more. */
export async function undertakingsLeft(tx: Tx, personId: string): Promise<void> {
  await tx.rows.updateTable('access.undertaking').set({ left_at: tx.clock.now() }).where('person_id', '=', personId).execute()
}

/** Whoever signed works here again. */
export async function undertakingsAgain(tx: Tx, personId: string): Promise<void> {
  await tx.rows.updateTable('access.undertaking').set({ left_at: null }).where('person_id', '=', personId).execute()
}

/** Members of staff who left so long ago that what they signed goes. */
export const undertakingsDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('access.undertaking as undertaking')
    .innerJoin('accounts.person as person', 'person.id', 'undertaking.person_id')
    .select(['person.id', 'person.subject_id', 'person.id as account_id', 'undertaking.left_at as since'])
    .distinct()
    .where(sql<boolean>`undertaking.left_at <= ${at}::timestamptz - make_interval(months => ${undertakingMonths})`)
    .$narrowType<{ since: Date }>()

export async function endUndertakings(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const gone = await tx.rows
    .deleteFrom('access.undertaking')
    .where('person_id', '=', anyOf(ids))
    .where(sql<boolean>`left_at <= ${at}::timestamptz - make_interval(months => ${undertakingMonths})`)
    .returning('person_id')
    .execute()
  const people = [...new Set(gone.map(({ person_id }) => person_id))]
  for (const id of people) await record(tx, system, { deed: 'undertaking.forget', object: { kind: 'account', id }, purpose: 'the account' })
  return people
}

/** What people signed goes with their accounts at the latest. */
export async function forgetUndertakings(tx: Tx, _actor: Actor, personIds: readonly string[]): Promise<void> {
  await tx.rows.deleteFrom('access.undertaking').where('person_id', '=', anyOf(personIds)).execute()
}
