import { type RequestFigures, requestKinds } from '#contract/requests.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { medianOf, requestTimes } from './request-times.ts'

const months = 12

/** Requests of the last twelve months, by kind and by month. Counts alone: nobody's request can be told from them. */
export async function requestFigures(tx: RowsTx): Promise<RequestFigures> {
  const now = tx.clock.now()
  const monthOf = (day: string) => day.slice(0, 7)
  const kinds = new Map(requestKinds.map((kind) => [kind, { open: 0, late: 0, took: [] as number[] }]))
  const byMonth = new Map<string, { received: number; answered: number }>()
  for (let step = months - 1; step >= 0; step--) byMonth.set(monthOf(moroccanDate(now, { months: -step })), { received: 0, answered: 0 })
  const [first] = byMonth.keys()
  for await (const { kind, receivedOn, endedOn, late, days } of requestTimes(tx, `${first}-01`)) {
    const [of, came, answered] = [kinds.get(kind), byMonth.get(monthOf(receivedOn)), endedOn && byMonth.get(monthOf(endedOn))]
    if (came) came.received++
    if (answered) answered.answered++
    if (!of) continue
    if (late) of.late++
    if (days === null) of.open++
    else of.took.push(days)
  }
  return {
    kinds: [...kinds].map(([kind, { open, late, took }]) => ({ kind, open, late, answered: took.length, medianDays: medianOf(took) })),
    months: [...byMonth].map(([month, counts]) => ({ month, ...counts })),
  }
}
