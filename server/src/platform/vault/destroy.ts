import { type Kysely, sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Keyring } from './keyring.ts'

/**
 * Destroys the keys that tombstones name, and marks them done. A tombstone is refused by every opener from its commit on; this makes it
 * true of backups too. Repeated until done: a kill between the two stores leaves the tombstone waiting, and deleting twice is deleting once.
 * `note` learns of each before its key goes.
 */
export async function destroyBuriedKeys(
  db: Kysely<Tables>,
  keyring: Keyring,
  clock: Clock,
  note: (buried: readonly Buried[]) => void = () => undefined,
): Promise<number> {
  const waiting = await db
    .selectFrom('vault.tombstone')
    .selectAll()
    .where('destroyed_at', 'is', null)
    .orderBy('raised_at')
    .limit(500)
    .execute()
  if (waiting.length === 0) return 0
  note(
    waiting.map(({ subject_id, card_id, share_version, raised_at }) => ({
      subject: subject_id,
      card: card_id,
      version: share_version,
      at: raised_at.toISOString(),
    })),
  )
  await keyring.destroySubjectKeys(waiting.flatMap((one) => (one.subject_id ? [one.subject_id] : [])))
  await keyring.destroyCardShares(
    waiting.flatMap((one) => (one.card_id && one.share_version !== null ? [{ cardId: one.card_id, version: one.share_version }] : [])),
  )
  const ids = waiting.map((one) => one.id)
  await db.updateTable('vault.tombstone').set({ destroyed_at: clock.now() }).where('id', 'in', ids).execute()
  return waiting.length
}

/** A tombstone, as it is noted outside the databases. */
export interface Buried {
  readonly subject: string | null
  readonly card: string | null
  readonly version: number | null
  readonly at: string
}

const day = 86_400_000
/** As long as backups of the data live: what lies in them opens with the key of their time. */
const backupDays = 35

/**
 * Destroys subject keys that no subject uses, a day after they were made (a deed asked for a key and was then rolled back), and those that
 * were replaced so long ago that no backup needs them. Refuses to judge by the data of another installation.
 */
export async function sweepOrphanKeys(db: Kysely<Tables>, keyring: Keyring, clock: Clock): Promise<number> {
  await refuseForeignData(db, keyring)
  let swept = 0
  let after: string | undefined
  const now = clock.now().getTime()
  for (;;) {
    const batch = await keyring.subjectKeysMadeBefore(new Date(now - day), after, 1_000)
    after = batch.at(-1)?.subjectId
    if (after === undefined) return swept
    const ids = [...new Set(batch.map((one) => one.subjectId))]
    const known = await sql<{
      id: string
      key_version: number
    }>`select id, key_version from vault.subject where id = any(${ids}::uuid[])`.execute(db)
    const used = new Map(known.rows.map((row) => [row.id, row.key_version]))
    const orphans = batch.filter(({ subjectId, version, replacedAt }) => {
      const current = used.get(subjectId)
      if (current === undefined || version > current) return true
      return version < current && replacedAt !== null && replacedAt.getTime() < now - backupDays * day
    })
    await keyring.destroySubjectKeyVersions(orphans)
    swept += orphans.length
  }
}

/**
 * Destroys card shares that no published card uses, a day after they were made: a deed made one and was then rolled back. `versions` says
 * under which version each of these cards is published.
 */
export async function sweepOrphanShares(
  db: Kysely<Tables>,
  keyring: Keyring,
  clock: Clock,
  versions: (cardIds: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): Promise<number> {
  await refuseForeignData(db, keyring)
  let swept = 0
  let after: string | undefined
  for (;;) {
    const batch = await keyring.cardSharesMadeBefore(new Date(clock.now().getTime() - day), after, 1_000)
    after = batch.at(-1)?.cardId
    if (after === undefined) return swept
    const published = await versions([...new Set(batch.map((one) => one.cardId))])
    const orphans = batch.filter((one) => published.get(one.cardId) !== one.version)
    await keyring.destroyCardShares(orphans)
    swept += orphans.length
  }
}

async function refuseForeignData(db: Kysely<Tables>, keyring: Keyring): Promise<void> {
  const here = await db.selectFrom('vault.installation').select('id').executeTakeFirst()
  if (here === undefined || here.id !== (await keyring.installation())) throw new Error('these data are not those of this keyring')
}
