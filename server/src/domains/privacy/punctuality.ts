import { moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { clockOf } from './request.ts'
import { stepsOf } from './request-views.ts'

const atOnce = 1_000

/**
 * How the requests that are kept were answered: how many after the day we gave ourselves, those that wait past it among them, of how many; and how many days
 * an answer took, for half of them at most. One that its author took back is nobody's answer.
 */
export async function punctuality(tx: RowsTx): Promise<{ count: number; of: number; medianDays?: number }> {
  const now = tx.clock.now()
  const took: number[] = []
  let [count, of] = [0, 0]
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await tx.rows
      .selectFrom('privacy.request')
      .select(['id', 'kind', 'state', 'received_on', 'ended_at', 'extended_until'])
      .where('state', '<>', 'withdrawn')
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const last = page.at(-1)
    if (!last) break
    after = last.id
    const ids = page.map(({ id }) => id)
    const steps = Map.groupBy(await stepsOf(tx, ids), ({ request_id }) => request_id)
    for (const row of page) {
      const { due, suspendedDays, standsStill } = clockOf(row.kind, row.received_on, steps.get(row.id) ?? [], row.ended_at ?? now)
      const until = row.extended_until && row.extended_until > due ? row.extended_until : due
      of++
      if (!standsStill && moroccanDate(row.ended_at ?? now) > until) count++
      if (row.ended_at) took.push((Date.parse(moroccanDate(row.ended_at)) - Date.parse(row.received_on)) / 86_400_000 - suspendedDays)
    }
  }
  if (took.length === 0) return { count, of }
  const medianDays = took.sort((a, b) => a - b)[Math.floor((took.length - 1) / 2)] ?? 0
  return { count, of, medianDays: Math.max(0, medianDays) }
}
