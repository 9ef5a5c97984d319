import { type Kysely, sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Keyring } from './keyring.ts'

/**
 * Destroys the keys that tombstones name, and marks them done. A tombstone is refused by every opener from its commit on; this makes it
 * true of backups too. Repeated until done: a kill between the two stores leaves the tombstone waiting, and deleting twice is deleting once.
 */
export async function destroyBuriedKeys(db: Kysely<Tables>, keyring: Keyring, clock: Clock): Promise<number> {
  const waiting = await db
    .selectFrom('vault.tombstone')
    .selectAll()
    .where('destroyed_at', 'is', null)
    .orderBy('raised_at')
    .limit(500)
    .execute()
  if (waiting.length === 0) return 0
  await keyring.destroySubjectKeys(waiting.flatMap((one) => (one.subject_id ? [one.subject_id] : [])))
  await keyring.destroyCardShares(
    waiting.flatMap((one) => (one.card_id && one.share_version !== null ? [{ cardId: one.card_id, version: one.share_version }] : [])),
  )
  const ids = waiting.map((one) => one.id)
  await db.updateTable('vault.tombstone').set({ destroyed_at: clock.now() }).where('id', 'in', ids).execute()
  return waiting.length
}

/**
 * Destroys subject keys that no subject uses, a day after they were made: a deed asked for a key and was then rolled back, or a renewal was
 * cut short before it destroyed the key it replaced.
 */
export async function sweepOrphanKeys(db: Kysely<Tables>, keyring: Keyring, clock: Clock): Promise<number> {
  let swept = 0
  let after: string | undefined
  const before = new Date(clock.now().getTime() - 86_400_000)
  for (;;) {
    const batch = await keyring.subjectKeysMadeBefore(before, after, 1_000)
    after = batch.at(-1)?.subjectId
    if (after === undefined) return swept
    const ids = [...new Set(batch.map((one) => one.subjectId))]
    const known = await sql<{
      id: string
      key_version: number
    }>`select id, key_version from vault.subject where id = any(${ids}::uuid[])`.execute(db)
    const used = new Map(known.rows.map((row) => [row.id, row.key_version]))
    const orphans = batch.filter((one) => used.get(one.subjectId) !== one.version)
    await keyring.destroySubjectKeyVersions(orphans)
    swept += orphans.length
  }
}
