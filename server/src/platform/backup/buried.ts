import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Buried } from '../vault/destroy.ts'

const Line = z.strictObject({ subject: z.uuid().nullable(), card: z.uuid().nullable(), version: z.int().nullable(), at: z.iso.datetime() })
const fileOf = (month: string) => `buried-${month}.jsonl`
const name = /^buried-(\d{4}-\d{2})\.jsonl$/
const monthsKept = 3

/**
 * Notes beside the keyring's backups whose keys are to be destroyed: ids, a line each, in a file a month. Restoring an older keyring would bring
 * those back who were erased since; with this it does not. Kept for longer than any backup lives.
 */
export function buriedNotes(folder: string, clock: Clock): (buried: readonly Buried[]) => void {
  return (buried) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const now = clock.now()
    const month = now.toISOString().slice(0, 7)
    const path = join(folder, fileOf(month))
    if (!existsSync(path))
      forget(folder, new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsKept)).toISOString().slice(0, 7))
    appendFileSync(path, buried.map((one) => `${JSON.stringify(one)}\n`).join(''), { mode: 0o600, flush: true })
  }
}

function forget(folder: string, before: string): void {
  for (const file of readdirSync(folder)) if ((name.exec(file)?.[1] ?? before) < before) rmSync(join(folder, file))
}

/** All that was noted. A line that was cut off by a power failure is no tombstone: its deed will note it again. */
export function notedBuried(folder: string): readonly Buried[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => name.test(file))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .flatMap((line) => {
      try {
        return [Line.parse(JSON.parse(line))]
      } catch {
        return []
      }
    })
}
