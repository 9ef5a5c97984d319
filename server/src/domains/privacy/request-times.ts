import { moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { clockOf } from './request.ts'
import { stepsOf } from './request-views.ts'

const atOnce = 1_000

/** How a request went: one that its author took back is nobody's answer, and not among them. */
export interface Went {
  readonly kind: Parameters<typeof clockOf>[0]
  readonly receivedOn: string
  /** As a day; null while it waits. */
  readonly endedOn: string | null
  /** Answered after the day we gave ourselves, or waiting past it; while something is asked of its author nothing is late. */
  readonly late: boolean
  /** Days that the answer took, without those that the clock stood still; null while it waits. */
  readonly days: number | null
}

/** All requests received from this day on, in pages. */
export async function* requestTimes(tx: RowsTx, from = '0001-01-01'): AsyncGenerator<Went> {
  const now = tx.clock.now()
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await tx.rows
      .selectFrom('privacy.request')
      .select(['id', 'kind', 'received_on', 'ended_at', 'extended_until'])
      .where('state', '<>', 'withdrawn')
      .where('received_on', '>=', from)
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const last = page.at(-1)
    if (!last) return
    after = last.id
    const ids = page.map(({ id }) => id)
    const steps = Map.groupBy(await stepsOf(tx, ids), ({ request_id }) => request_id)
    for (const { id, kind, received_on: receivedOn, ended_at, extended_until } of page) {
      const { due, suspendedDays, standsStill } = clockOf(kind, receivedOn, steps.get(id) ?? [], ended_at ?? now)
      const until = extended_until && extended_until > due ? extended_until : due
      const endedOn = ended_at === null ? null : moroccanDate(ended_at)
      const days = endedOn === null ? null : Math.max(0, (Date.parse(endedOn) - Date.parse(receivedOn)) / 86_400_000 - suspendedDays)
      yield { kind, receivedOn, endedOn, late: !standsStill && (endedOn ?? moroccanDate(now)) > until, days }
    }
  }
}

/** The lower median: half of them took as long at most. Null for none. */
export const medianOf = (days: readonly number[]): number | null =>
  days.toSorted((one, other) => one - other)[Math.floor((days.length - 1) / 2)] ?? null
