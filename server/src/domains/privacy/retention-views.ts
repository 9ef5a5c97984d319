import type { RetentionStanding } from '#contract/retention.ts'
import { endOfDay, moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { Refusal } from '#platform/refusal.ts'
import { countDue, countLate, type Sweep } from './sweep.ts'
import { clockShown } from './sweep-clock.ts'

/** What would go until the end of a day, sweep by sweep, and what is late already: counts alone. By default what is due now. */
export async function retentionStanding(tx: RowsTx, sweeps: readonly Sweep[], until: string | undefined): Promise<RetentionStanding> {
  const now = tx.clock.now()
  const today = moroccanDate(now)
  if (until !== undefined && (until < today || until > moroccanDate(now, { months: mostMonths }))) throw new Refusal('invalid', ['until'])
  const at = until === undefined ? now : endOfDay(until)
  const shown: RetentionStanding['sweeps'] = []
  for (const sweep of sweeps)
    shown.push({ sweep: sweep.name, after: { ...sweep.after }, ...(await countDue(tx, sweep, at)), late: await countLate(tx, sweep, now) })
  const clock = await clockShown(tx)
  return {
    clock: {
      good: clock?.good ?? true,
      now: now.toISOString(),
      ranAt: clock?.ranAt.toISOString() ?? null,
      stoppedAt: clock?.stoppedAt?.toISOString() ?? null,
    },
    until: until ?? today,
    sweeps: shown,
  }
}
/** The longest term is ten years from the end of a fiscal year, which ends within one. */
const mostMonths = 12 * 12
