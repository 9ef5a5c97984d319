import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { BackupTrouble } from '#platform/backup/archive.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Settings } from '#platform/config/settings.ts'
import { startClusters } from '#platform/db/embedded.ts'
import { DatabaseTrouble } from '#platform/db/migrate.ts'
import { KeyTrouble } from '#platform/vault/key-provider.ts'
import type { Say } from './installation.ts'
import { newestBackup, restore } from './restore.ts'

const Drilled = z.strictObject({
  at: z.iso.datetime(),
  ok: z.boolean(),
  /** When the data were backed up that were restored. */
  dataOf: z.iso.datetime().nullable(),
  rows: z.int(),
  seconds: z.number(),
  says: z.string(),
})
export type Drilled = z.infer<typeof Drilled>

const reportOf = ({ backups }: Settings) => join(backups.data, 'last-drill.json')

/**
 * Restores the newest backups into two databases of their own in a folder that goes with them: only a restore proves a backup. Nothing of the
 * installation is touched. What came of it is kept beside the backups, for the doctor.
 */
export async function drill(settings: Settings, root: string, say: Say, clock: Clock = systemClock): Promise<Drilled> {
  const began = performance.now()
  sweepDrills(settings)
  const scratch = mkdtempSync(join(tmpdir(), prefixOf(settings.dataDir)))
  chmodSync(scratch, 0o711) // PostgreSQL runs as another user when this is root
  const seconds = () => Math.round((performance.now() - began) / 100) / 10
  let done: Drilled
  try {
    const files = { data: newestBackup(settings, 'data'), keyring: newestBackup(settings, 'keyring') }
    const clusters = await startClusters({ dataDir: scratch, say: () => undefined })
    const there: Settings = { ...settings, production: false, dataDir: scratch, databases: undefined }
    const restored = await restore(there, clusters, root, { ...files, replace: false }, say, clock).finally(() => clusters.stop())
    const says = `restored ${restored.rows} rows, and proved that ${restored.erased} who were erased stay so`
    done = { at: clock.now().toISOString(), ok: true, dataOf: restored.dataOf, rows: restored.rows, seconds: seconds(), says }
  } catch (error) {
    if (![BackupTrouble, KeyTrouble, DatabaseTrouble].some((kind) => error instanceof kind) || !(error instanceof Error)) throw error
    done = { at: clock.now().toISOString(), ok: false, dataOf: null, rows: 0, seconds: seconds(), says: error.message }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  const draft = `${reportOf(settings)}.draft`
  writeFileSync(draft, JSON.stringify(done), { mode: 0o600 })
  renameSync(draft, reportOf(settings))
  say(`${done.ok ? 'The drill' : 'The drill FAILED'}: ${done.says} (${done.seconds} s)`)
  return done
}

/** Whatever a drill of this installation left that was killed: it holds keys, which live for seven days at most. */
export function sweepDrills({ dataDir }: Settings): void {
  for (const name of readdirSync(tmpdir()))
    if (name.startsWith(prefixOf(dataDir))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
}
const prefixOf = (dataDir: string) => `connectcard-drill-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}-`

/** What came of the last one; undefined where there was none yet. */
export function lastDrill(settings: Settings): Drilled | undefined {
  try {
    return Drilled.parse(JSON.parse(readFileSync(reportOf(settings), 'utf8')))
  } catch {
    return undefined // none yet, or one that was never written whole: the next one says
  }
}
