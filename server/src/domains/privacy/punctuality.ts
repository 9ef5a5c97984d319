import type { RowsTx } from '#platform/db/rows.ts'
import { medianOf, requestTimes } from './request-times.ts'

/** How the requests that are kept were answered: how many late, of how many; and how many days an answer took, for half of them at most. */
export async function punctuality(tx: RowsTx): Promise<{ count: number; of: number; medianDays?: number }> {
  const took: number[] = []
  let [count, of] = [0, 0]
  for await (const { late, days } of requestTimes(tx)) {
    of++
    if (late) count++
    if (days !== null) took.push(days)
  }
  const medianDays = medianOf(took)
  return { count, of, ...(medianDays !== null && { medianDays }) }
}
