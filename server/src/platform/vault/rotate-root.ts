import type pg from 'pg'
import type { Clock } from '../clock.ts'
import type { KeyProvider } from './key-provider.ts'
import { currentRoot } from './keyring.ts'

export interface Rotation {
  readonly version: number
  readonly rewrapped: number
  readonly destroyed: readonly number[]
}

const batch = 200

/**
 * Puts the keyring under a new root key, under traffic, in small batches: what was cut short goes on where it stopped. New keys are
 * wrapped by the new root from the moment it stands (see keyring.ts), so the work ends; then the old one, which wraps nothing, is destroyed.
 */
export async function rotateRoot(
  db: pg.Pool,
  provider: KeyProvider,
  clock: Clock,
  progress: (done: number, all: number) => void,
): Promise<Rotation> {
  await currentRoot(db, provider, clock)
  const version = await nextRoot(db, provider, clock)
  let rewrapped = 0
  for (const table of [subjectKeys, secrets]) {
    for (;;) {
      const left = await db.query<{ left: number }>(`select count(*)::int as left from ${table.name} where root_version < $1`, [version])
      const waiting = left.rows[0]?.left ?? 0
      const all = rewrapped + waiting
      if (waiting === 0) break
      for (let turn = 0; turn * batch < waiting; turn++) {
        const done = await rewrap(db, provider, table, version)
        rewrapped += done
        progress(rewrapped, all)
        if (done === 0) await new Promise((resolve) => setTimeout(resolve, 100)) // another rotation holds them
      }
    }
  }
  const destroyed = await forgetRootsBefore(db, provider, version)
  return { version, rewrapped, destroyed }
}

/** The keyring forgets them first, which its foreign keys allow only if they wrap nothing; then they are destroyed, then it is committed. */
async function forgetRootsBefore(db: pg.Pool, provider: KeyProvider, version: number): Promise<number[]> {
  const client = await db.connect()
  try {
    await client.query('begin')
    const old = await client.query<{ version: number }>('delete from keyring.root_key where version < $1 returning version', [version])
    const versions = old.rows.map((row) => row.version).sort((a, b) => a - b)
    for (const one of versions) await provider.destroy(one)
    await client.query('commit')
    return versions
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** The version to rotate to: a new one, or the one of a rotation that was cut short. The others are retired at once: they wrap nothing new. */
async function nextRoot(db: pg.Pool, provider: KeyProvider, clock: Clock): Promise<number> {
  const known = await db.query<{ version: number }>('select version from keyring.root_key order by version')
  const newest = known.rows.at(-1)?.version ?? 1
  if (known.rows.length > 1) return newest
  await provider.make(newest + 1)
  // waits for every key that is being stored under the old root, and makes those that come after choose again
  await db.query(
    `with old as (update keyring.root_key set retired_at = $2 where version = $1 and retired_at is null returning version)
     insert into keyring.root_key (version, made_at) select version + 1, $2 from old`,
    [newest, clock.now()],
  )
  return newest + 1
}

interface Table {
  readonly name: string
  readonly id: string
  binding(id: string, version: number): string
}
const subjectKeys: Table = { name: 'keyring.subject_key', id: 'subject_id', binding: (id, version) => `subject|${id}|${version}` }
const secrets: Table = { name: 'keyring.secret', id: 'name', binding: (id, version) => `secret|${id}|${version}` }

async function rewrap(db: pg.Pool, provider: KeyProvider, table: Table, root: number): Promise<number> {
  const client = await db.connect()
  try {
    await client.query('begin')
    const rows = await client.query<{ id: string; version: number; root_version: number; wrapped: Buffer }>(
      `select ${table.id}::text as id, version, root_version, wrapped from ${table.name}
       where root_version < $1 order by ${table.id}, version limit ${batch} for update skip locked`,
      [root],
    )
    for (const row of rows.rows) {
      const binding = table.binding(row.id, row.version)
      const wrapped = await provider.wrap(root, binding, await provider.unwrap(row.root_version, binding, row.wrapped))
      await client.query(`update ${table.name} set wrapped = $1, root_version = $2 where ${table.id} = $3 and version = $4`, [
        wrapped,
        root,
        row.id,
        row.version,
      ])
    }
    await client.query('commit')
    return rows.rows.length
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
