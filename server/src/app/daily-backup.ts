import type { Logger } from 'pino'
import { keptIn } from '#platform/backup/kept.ts'
import type { Settings } from '#platform/config/settings.ts'
import { backUp } from './backup.ts'
import { drill, lastDrill, sweepDrills } from './drill.ts'
import type { Databases, Installation } from './installation.ts'
import type { Task } from './schedule.ts'

const hour = 3_600_000
/** A backup is due so long after the last one; a drill so long after its last one. */
const backupHours = 24
const drillHours = 7 * 24

/** Where folders for them were named: a backup each day and a restore of it each week, by the one process that keeps the schedule. */
export function backupTasks(
  settings: Settings,
  databases: Pick<Databases, 'data' | 'keyring'>,
  installation: Installation,
  root: string,
  log: Logger,
): readonly Task[] {
  if (!settings.backups.daily) return []
  sweepDrills(settings)
  const since = (at: Date | undefined) => (at === undefined ? Number.POSITIVE_INFINITY : installation.clock.now().getTime() - at.getTime())
  return [
    {
      name: 'daily backup',
      seconds: 600,
      async run() {
        if (since(keptIn(settings.backups.keyring, 'keyring')[0]?.takenAt) < backupHours * hour) return
        const { data, keyring } = await backUp(settings, databases, installation)
        log.info({ rows: data.rows + keyring.rows, tables: data.tables + keyring.tables }, 'backed up, and read again')
      },
    },
    {
      name: 'weekly drill',
      seconds: 3_600,
      async run() {
        const last = lastDrill(settings)
        if (since(last && new Date(last.at)) < drillHours * hour || keptIn(settings.backups.data, 'data').length === 0) return
        const { ok, rows, seconds } = await drill(settings, root, () => undefined, installation.clock)
        if (ok) log.info({ rows, seconds }, 'the newest backup was restored elsewhere, and is whole')
        else log.error({ seconds }, 'the newest backup could not be restored: `connectcard drill` says why')
      },
    },
  ]
}
