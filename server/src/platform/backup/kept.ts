import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from '../db/migrate.ts'

const day = 86_400_000
const name = /^(data|keyring)-(\d{4})-(\d{2})-(\d{2})T(\d{2})(\d{2})(\d{2})Z\.ccbackup$/

/** A backup in its folder, by its name alone. */
export interface Kept {
  readonly path: string
  readonly takenAt: Date
}

export const archiveName = (store: Store, at: Date): string =>
  `${store}-${at
    .toISOString()
    .replaceAll(':', '')
    .replace(/\.\d+Z$/, 'Z')}.ccbackup`

/** Newest first. */
export function keptIn(folder: string, store: Store): readonly Kept[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((file) => {
      const [, kind, year, month, date, hour, minute, second] = name.exec(file) ?? []
      if (kind !== store) return []
      return [{ path: join(folder, file), takenAt: new Date(`${year}-${month}-${date}T${hour}:${minute}:${second}Z`) }]
    })
    .toSorted((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
}

/**
 * Deletes what is past its time, once a newer one is there and verified: of the data what is older than 35 days; of the keyring all but the newest
 * two, and what is older than seven days. So whoever was erased is in no backup pair that opens after seven days.
 */
export function retire(folder: string, store: Store, now: Date): readonly Kept[] {
  const [, ...older] = keptIn(folder, store)
  const days = store === 'data' ? 35 : 7
  const gone = older.filter(({ takenAt }, at) => now.getTime() - takenAt.getTime() > days * day || (store === 'keyring' && at >= 1))
  for (const { path } of gone) rmSync(path)
  return gone
}
