import { operator } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** The clock as the sweeps may trust it: `ranAt` is what it said when they last ran. */
export interface SweepClock {
  readonly good: boolean
  readonly now: Date
  readonly ranAt: Date
  /** Since when they stand still, by the clock that jumped. */
  readonly stoppedAt: Date | null
}

/** More than a month from the last run, either way: no clock goes so by itself, and no product stands still for so long unseen. */
export const hasJumped = (ranAt: Date, now: Date): boolean =>
  moroccanDate(now) > moroccanDate(ranAt, { months: 1 }) || moroccanDate(now, { months: 1 }) < moroccanDate(ranAt)

/**
 * Looks at the clock before a run, and notes the run. After a jump of more than a month it is not good: nothing is to be erased by it until
 * it has come back, or the operator has said that it is right.
 */
export async function lookAtClock(tx: Tx): Promise<SweepClock> {
  const now = tx.clock.now()
  await tx.rows
    .insertInto('privacy.sweep_clock')
    .values({ id: tx.ids.next(), ran_at: now, stopped_at: null })
    .onConflict((conflict) => conflict.doNothing()) // the first run of an installation
    .execute()
  const row = await tx.rows.selectFrom('privacy.sweep_clock').selectAll().forUpdate().executeTakeFirstOrThrow()
  const good = !hasJumped(row.ran_at, now)
  const stoppedAt = good ? null : (row.stopped_at ?? now)
  await tx.rows
    .updateTable('privacy.sweep_clock')
    .set({ stopped_at: stoppedAt, ...(good && { ran_at: now }) })
    .execute()
  return { good, now, ranAt: row.ran_at, stoppedAt }
}

/** The same without noting anything; undefined before the first run. */
export async function clockShown(tx: RowsTx): Promise<SweepClock | undefined> {
  const row = await tx.rows.selectFrom('privacy.sweep_clock').selectAll().executeTakeFirst()
  const now = tx.clock.now()
  return row && { good: !hasJumped(row.ran_at, now), now, ranAt: row.ran_at, stoppedAt: row.stopped_at }
}

/**
 * The operator says that the clock is right after a jump, by naming the day it is: `today` must be the clock's day in Morocco. The sweeps go on
 * at their next turn. False for another day: nothing is changed.
 */
export async function confirmClock(tx: Tx, today: string): Promise<boolean> {
  const now = tx.clock.now()
  if (today !== moroccanDate(now)) return false
  const row = await tx.rows.selectFrom('privacy.sweep_clock').select('id').forUpdate().executeTakeFirst()
  if (!row) return true
  await tx.rows.updateTable('privacy.sweep_clock').set({ ran_at: now, stopped_at: null }).execute()
  await record(tx, operator, { deed: 'retention.confirm-clock', object: { kind: 'sweep clock', id: row.id }, purpose: 'security' })
  return true
}
