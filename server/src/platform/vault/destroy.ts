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

/** Destroys subject keys that no subject uses, a day after they were made: a deed asked for a key and was then rolled back. */
export async function sweepOrphanKeys(db: Kysely<Tables>, keyring: Keyring, clock: Clock): Promise<number> {
  let swept = 0
  let after: string | undefined
  const before = new Date(clock.now().getTime() - 86_400_000)
  for (;;) {
    const batch = await keyring.subjectsWithKeys({ madeBefore: before, after, most: 1_000 })
    after = batch.at(-1)
    if (after === undefined) return swept
    const known = await sql<{ id: string }>`select id from vault.subject where id = any(${batch}::uuid[])`.execute(db)
    const used = new Set(known.rows.map((row) => row.id))
    const orphans = batch.filter((id) => !used.has(id))
    await keyring.destroySubjectKeys(orphans)
    swept += orphans.length
  }
}
