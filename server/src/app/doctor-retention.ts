import { clockShown, countLate, holdsToReview, lateRequests } from '#domains/privacy/index.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import { kyselyOn, patientPool } from '#platform/db/connect.ts'
import { urlAs } from '#platform/db/migrate.ts'
import type { Tables } from '#platform/db/tables.ts'
import { uuidsByTime } from '#platform/ids.ts'
import type { Databases } from './installation.ts'
import { rolesSecret } from './roles-secret.ts'
import { sweeps } from './sweeps.ts'

/** Whether what is past its time is gone, and whether anything keeps the sweeps from their work. */
export async function retentionFindings(settings: Settings, databases: Databases, clock: Clock = systemClock) {
  const [time, late] = ['clock of the sweeps', 'past its time'] as const
  const db = kyselyOn<Tables>(patientPool(urlAs(databases.data, 'cc_read', rolesSecret(settings)), 1))
  try {
    return await db.transaction().execute(async (rows) => {
      const tx = { rows, clock, ids: uuidsByTime(clock), readOnly: true } as const
      const shown = await clockShown(tx)
      const since = shown?.stoppedAt
      const holds = await holdsToReview(tx)
      const requests = await lateRequests(tx)
      const behind: string[] = []
      for (const sweep of sweeps) {
        const count = await countLate(tx, sweep, clock.now())
        if (count > 0) behind.push(`${count} of ${sweep.name}`)
      }
      return [
        {
          check: time,
          ok: !since,
          says: since
            ? `It said ${since.toISOString()} after ${shown.ranAt.toISOString()}: nothing is erased since. Set it, or if it is right run \`connectcard retention confirm-clock\`.`
            : (shown && `the last run was at ${shown.ranAt.toISOString()}`) || 'no run yet',
        },
        {
          check: late,
          ok: behind.length === 0,
          says:
            behind.length === 0
              ? 'nothing waits for longer than a day'
              : `Due for more than a day: ${behind.join(', ')}. The product ends them while it runs; if it runs, see its log.`,
        },
        {
          check: 'requests',
          ok: requests === 0,
          says: requests === 0 ? 'none is past its ten days' : `Past their ten days: ${requests}. Answer them: see GET /api/desk/requests.`,
        },
        {
          check: 'holds',
          ok: holds.length === 0,
          says:
            holds.length === 0 ? 'none is past its review date' : `Past their review date: ${holds.join(', ')}. Review or release them.`,
        },
      ]
    })
  } catch {
    return [{ check: time, ok: false, says: 'The data database has no sweeps yet: run `connectcard migrate`.' }]
  } finally {
    await db.destroy()
  }
}
