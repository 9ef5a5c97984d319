import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Ids } from '../ids.ts'
import { type Buried, destroyBuriedKeys } from '../vault/destroy.ts'
import type { Keyring } from '../vault/keyring.ts'
import { BackupTrouble } from './archive.ts'

const atOnce = 1_000

/**
 * After a restore: what was erased stays erased. Every tombstone of the data and every one that was noted outside is carried out again, and whoever has
 * no key in the keyring was erased since the data were backed up: they get theirs. Then it is proved: no key is left of anybody who has one.
 */
export async function buryAgain(
  db: Kysely<Tables>,
  keyring: Keyring,
  clock: Clock,
  ids: Ids,
  noted: readonly Buried[],
): Promise<{ readonly erased: number; readonly sinceTheBackup: number }> {
  const before = await countErased(db)
  for (let from = 0; from < noted.length; from += atOnce)
    await sql`
      insert into vault.tombstone (id, subject_id, card_id, share_version, raised_at)
      select (one->>'id')::uuid, (one->>'subject')::uuid, (one->>'card')::uuid, (one->>'version')::int, (one->>'at')::timestamptz
      from json_array_elements(${JSON.stringify(noted.slice(from, from + atOnce).map((one) => ({ id: ids.next(), ...one })))}::json) as one
      on conflict do nothing`.execute(db)
  await buryKeyless(db, keyring, clock, ids)
  await db.deleteFrom('vault.blind_index').where('subject_id', 'in', tombstoned(db)).execute()
  await db.deleteFrom('vault.restriction').where('subject_id', 'in', tombstoned(db)).execute()
  await db.updateTable('vault.tombstone').set({ destroyed_at: null }).execute()
  while ((await destroyBuriedKeys(db, keyring, clock)) > 0);
  await proveBuried(db, keyring)
  const after = await countErased(db)
  return { erased: after, sinceTheBackup: after - before }
}

const tombstoned = (db: Kysely<Tables>) =>
  db.selectFrom('vault.tombstone').select('subject_id').where('subject_id', 'is not', null).$castTo<{ subject_id: string }>()

async function countErased(db: Kysely<Tables>): Promise<number> {
  const { erased } = await db
    .selectFrom('vault.tombstone')
    .select(({ fn }) => fn.count<string>('subject_id').as('erased'))
    .executeTakeFirstOrThrow()
  return Number(erased)
}

async function buryKeyless(db: Kysely<Tables>, keyring: Keyring, clock: Clock, ids: Ids): Promise<void> {
  for await (const subjects of everySubject(db)) {
    const keys = await keyring.subjectKeys(subjects.map(({ id, key_version }) => ({ subjectId: id, version: key_version })))
    const gone = subjects.filter(({ id }) => !keys.has(id))
    if (gone.length === 0) continue
    await db
      .insertInto('vault.tombstone')
      .values(
        gone.map(({ id }) => ({
          id: ids.next(),
          subject_id: id,
          card_id: null,
          share_version: null,
          raised_at: clock.now(),
          destroyed_at: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

async function proveBuried(db: Kysely<Tables>, keyring: Keyring): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const some = await tombstoned(db).where('subject_id', '>', after).orderBy('subject_id').limit(atOnce).execute()
    const last = some.at(-1)?.subject_id
    if (last === undefined) return
    after = last
    const subjects = await db
      .selectFrom('vault.subject')
      .select(['id', 'key_version'])
      .where(
        'id',
        'in',
        some.map(({ subject_id }) => subject_id),
      )
      .execute()
    const keys = await keyring.subjectKeys(subjects.map(({ id, key_version }) => ({ subjectId: id, version: key_version })))
    if (keys.size > 0) throw new BackupTrouble(`${keys.size} erased subjects have a key: do not let this installation serve.`)
  }
}

async function* everySubject(db: Kysely<Tables>): AsyncGenerator<{ id: string; key_version: number }[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const some = await db
      .selectFrom('vault.subject')
      .select(['id', 'key_version'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(atOnce)
      .execute()
    const last = some.at(-1)?.id
    if (last === undefined) return
    after = last
    yield some
  }
}
