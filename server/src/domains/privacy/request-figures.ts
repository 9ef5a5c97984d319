import { sql } from 'kysely'
import { type RequestFigures, requestKinds } from '#contract/requests.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { clockOf } from './request.ts'
import { stepsOf } from './request-views.ts'

const atOnce = 1_000
const months = 12

/**
 * Requests of the last twelve months by kind: how many wait, were answered, were late, and in how many days half of them were answered at most, without the
 * days that the clock stood still; and how many came and were answered in each month. Counts alone: nobody's request can be told from them.
 */
export async function requestFigures(tx: RowsTx): Promise<RequestFigures> {
  const now = tx.clock.now()
  const first = `${moroccanDate(now, { months: 1 - months }).slice(0, 7)}-01`
  const kinds = new Map(requestKinds.map((kind) => [kind, { open: 0, late: 0, took: [] as number[] }]))
  const byMonth = new Map<string, { received: number; answered: number }>()
  for (let step = months - 1; step >= 0; step--) byMonth.set(moroccanDate(now, { months: -step }).slice(0, 7), { received: 0, answered: 0 })
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await tx.rows
      .selectFrom('privacy.request')
      .select(['id', 'kind', 'received_on', 'ended_at', 'extended_until'])
      .where('state', '<>', 'withdrawn')
      .where(sql<boolean>`received_on >= ${first}::date`)
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const last = page.at(-1)
    if (!last) break
    after = last.id
    const ids = page.map(({ id }) => id)
    const steps = Map.groupBy(await stepsOf(tx, ids), ({ request_id }) => request_id)
    for (const { id, kind, received_on, ended_at, extended_until } of page) {
      const of = kinds.get(kind)
      const { due, suspendedDays, standsStill } = clockOf(kind, received_on, steps.get(id) ?? [], ended_at ?? now)
      const until = extended_until && extended_until > due ? extended_until : due
      const came = byMonth.get(received_on.slice(0, 7))
      if (came) came.received++
      if (!of) continue
      if (!standsStill && moroccanDate(ended_at ?? now) > until) of.late++
      if (ended_at === null) of.open++
      else {
        of.took.push(Math.max(0, (Date.parse(moroccanDate(ended_at)) - Date.parse(received_on)) / 86_400_000 - suspendedDays))
        const answered = byMonth.get(moroccanDate(ended_at).slice(0, 7))
        if (answered) answered.answered++
      }
    }
  }
  return {
    kinds: [...kinds].map(([kind, { open, late, took }]) => ({ kind, open, late, answered: took.length, medianDays: medianOf(took) })),
    months: [...byMonth].map(([month, counts]) => ({ month, ...counts })),
  }
}

const medianOf = (days: number[]): number | null => days.sort((a, b) => a - b)[Math.floor((days.length - 1) / 2)] ?? null
