import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { type KeyProvider, KeyTrouble } from './key-provider.ts'

/**
 * The keyring: a store of its own that holds every key, wrapped by the root key, and the card shares and view-session keys,
 * which are not. What is made here is committed at once, before the transaction on the data that uses it.
 */
export interface Secret {
  readonly version: number
  readonly key: Buffer
}
export interface SubjectKeyName {
  readonly subjectId: string
  readonly version: number
}
export interface CardShareName {
  readonly cardId: string
  readonly version: number
}

export interface Keyring {
  makeSubjectKey(subjectId: string, version: number): Promise<Buffer>
  subjectKey(subjectId: string, version: number): Promise<Buffer | undefined>
  /** Several in one look, by subject; without those that are not there. */
  subjectKeys(names: readonly SubjectKeyName[]): Promise<ReadonlyMap<string, Buffer>>
  /** The subject keys made before then, in order of subject, after the given one; and since when a newer version is there. */
  subjectKeysMadeBefore(moment: Date, after: string | undefined, most: number): Promise<(SubjectKeyName & { replacedAt: Date | null })[]>
  /** Destroys every version of these subjects' keys. */
  destroySubjectKeys(subjectIds: readonly string[]): Promise<void>
  destroySubjectKeyVersions(keys: readonly SubjectKeyName[]): Promise<void>
  makeCardShare(cardId: string, version: number): Promise<Buffer>
  cardShare(cardId: string, version: number): Promise<Buffer | undefined>
  destroyCardShares(shares: readonly CardShareName[]): Promise<void>
  /** The card shares made before then, in order of card, after the given one. */
  cardSharesMadeBefore(moment: Date, after: string | undefined, most: number): Promise<CardShareName[]>
  /** The versions of a named secret, newest first; the first one is made at its first use. */
  secret(name: string): Promise<readonly [Secret, ...Secret[]]>
  makeSecret(name: string, version: number): Promise<void>
  destroySecretsBefore(name: string, version: number): Promise<void>
  /** Which installation's keys these are: the data say the same. */
  installation(): Promise<string | undefined>
}

interface WrappedKey {
  readonly root_version: number
  readonly wrapped: Buffer
}

const subjectBinding = (subjectId: string, version: number) => `subject|${subjectId}|${version}`
const secretBinding = (name: string, version: number) => `secret|${name}|${version}`

/** A pool, or one connection: a bulk load keeps its keys in one transaction of its own. */
export type Connections = Pick<pg.ClientBase, 'query'>

/** The root key that wraps new keys. Made at the first start, and then only if the keyring is empty. */
export async function currentRoot(db: Connections, provider: KeyProvider, clock: Clock): Promise<number> {
  const found = await db.query<{ version: number }>('select max(version) as version from keyring.root_key where retired_at is null')
  const version = found.rows[0]?.version
  if (version) return version
  await provider.make(1)
  await db.query('insert into keyring.root_key (version, made_at) values (1, $1) on conflict do nothing', [clock.now()])
  return 1
}

/** Refuses to go on with a key provider that lacks a root key of this keyring, or has another one under its number. */
export async function refuseWrongRootKeys(db: pg.Pool, provider: KeyProvider): Promise<void> {
  try {
    await tryRootKeys(db, provider)
  } catch (error) {
    if (!(error instanceof KeyTrouble)) throw error
    await tryRootKeys(db, provider) // a rotation may have ended between our looks at the two stores
  }
}

async function tryRootKeys(db: pg.Pool, provider: KeyProvider): Promise<void> {
  // A root key that wraps nothing may be gone: the rotation that destroyed it was cut short before the keyring forgot it.
  const needed = await db.query<{ version: number }>(
    `select version from keyring.root_key as root
     where retired_at is null or exists (select from keyring.subject_key where root_version = root.version)
       or exists (select from keyring.secret where root_version = root.version)
     order by version`,
  )
  const available = new Set(await provider.versions())
  const missing = needed.rows.map((row) => row.version).filter((version) => !available.has(version))
  if (missing.length > 0)
    throw new KeyTrouble(`The root key, version ${missing.join(', ')}, is not at the key provider: bring it back from where it is kept.`)
  const samples = await db.query<{ subject_id: string; version: number; root_version: number; wrapped: Buffer }>(
    'select distinct on (root_version) subject_id, version, root_version, wrapped from keyring.subject_key order by root_version',
  )
  for (const one of samples.rows) await provider.unwrap(one.root_version, subjectBinding(one.subject_id, one.version), one.wrapped)
}

export function keyringOn(db: Connections, provider: KeyProvider, clock: Clock): Keyring {
  /**
   * Stores a key wrapped by the newest root key. The lock on the root key's row makes a rotation wait, and the condition makes us
   * wrap again if one came first, so that no key is left under a root key that is about to be destroyed.
   */
  async function store(binding: string, key: Buffer, insert: (root: number, wrapped: Buffer) => { text: string; values: unknown[] }) {
    for (let tries = 0; tries < 5; tries++) {
      const root = await currentRoot(db, provider, clock)
      const wrapped = await wrapUnder(root, binding, key)
      if (!wrapped) continue
      const { text, values } = insert(root, wrapped)
      const done = await db.query(
        `with root as (select version from keyring.root_key where version = ${root} and retired_at is null for share) ${text}`,
        values,
      )
      if (done.rowCount === 1) return true
      const still = await db.query('select 1 from keyring.root_key where version = $1 and retired_at is null', [root])
      if (still.rowCount === 1) return false // not the root key: the row itself was there already
    }
    throw new KeyTrouble('The root key changes faster than a key can be stored.')
  }

  /** The wrapped key; undefined where that root key was destroyed since it was the newest. */
  async function wrapUnder(root: number, binding: string, key: Buffer): Promise<Buffer | undefined> {
    try {
      return await provider.wrap(root, binding, key)
    } catch (error) {
      if ((await currentRoot(db, provider, clock)) === root) throw error
      return undefined
    }
  }

  /** A root key may be destroyed between reading a row and unwrapping it: the row lies under the next one by then. */
  async function unwrapped(binding: string, find: () => Promise<WrappedKey | undefined>): Promise<Buffer | undefined> {
    const row = await find()
    if (!row) return undefined
    try {
      return await provider.unwrap(row.root_version, binding, row.wrapped)
    } catch (error) {
      const now = await find()
      if (now?.root_version === row.root_version) throw error
      return now && provider.unwrap(now.root_version, binding, now.wrapped)
    }
  }

  async function wrappedSubjectKey({ subjectId, version }: SubjectKeyName): Promise<WrappedKey | undefined> {
    const found = await db.query<WrappedKey>({
      name: 'subject-key',
      text: 'select root_version, wrapped from keyring.subject_key where subject_id = $1 and version = $2',
      values: [subjectId, version],
    })
    return found.rows[0]
  }

  async function secretOf(name: string, version: number): Promise<Secret | undefined> {
    const key = await unwrapped(secretBinding(name, version), async () => {
      const found = await db.query<WrappedKey>('select root_version, wrapped from keyring.secret where name = $1 and version = $2', [
        name,
        version,
      ])
      return found.rows[0]
    })
    return key && { version, key }
  }

  async function makeSecret(name: string, version: number): Promise<void> {
    await store(secretBinding(name, version), randomBytes(32), (root, wrapped) => ({
      text: `insert into keyring.secret (name, version, root_version, wrapped, made_at)
             select $1, $2, $3, $4, $5 from root on conflict do nothing`,
      values: [name, version, root, wrapped, clock.now()],
    }))
  }

  return {
    async makeSubjectKey(subjectId, version) {
      const key = randomBytes(32)
      // A second version left by a renewal that was rolled back seals nothing: it is replaced. A first one never is.
      const stored = await store(subjectBinding(subjectId, version), key, (root, wrapped) => ({
        text: `insert into keyring.subject_key as known (subject_id, version, root_version, wrapped, made_at)
               select $1, $2, $3, $4, $5 from root
               on conflict (subject_id, version) do update
                 set root_version = excluded.root_version, wrapped = excluded.wrapped, made_at = excluded.made_at where known.version > 1`,
        values: [subjectId, version, root, wrapped, clock.now()],
      }))
      if (!stored) throw new Error('a subject key exists already')
      return key
    },

    async subjectKey(subjectId, version) {
      return unwrapped(subjectBinding(subjectId, version), () => wrappedSubjectKey({ subjectId, version }))
    },

    async subjectKeys(names) {
      const found = await db.query<WrappedKey & SubjectKeyName>({
        name: 'subject-keys',
        text: `select subject_id as "subjectId", version, root_version, wrapped from keyring.subject_key
               where (subject_id, version) in (select * from unnest($1::uuid[], $2::int[]))`,
        values: [names.map(({ subjectId }) => subjectId), names.map(({ version }) => version)],
      })
      const keys = new Map<string, Buffer>()
      for (const row of found.rows) {
        let seen: WrappedKey | undefined = row
        const key = await unwrapped(subjectBinding(row.subjectId, row.version), async () => {
          const first = seen
          seen = undefined
          return first ?? wrappedSubjectKey(row)
        })
        if (key) keys.set(row.subjectId, key)
      }
      return keys
    },

    async subjectKeysMadeBefore(moment, after, most) {
      const found = await db.query<SubjectKeyName & { replacedAt: Date | null }>(
        `select subject_id as "subjectId", version,
                (select min(made_at) from keyring.subject_key newer
                 where newer.subject_id = subject_key.subject_id and newer.version > subject_key.version) as "replacedAt"
         from keyring.subject_key
         where made_at < $1 and ($2::uuid is null or subject_id > $2) order by subject_id, version limit $3`,
        [moment, after ?? null, most],
      )
      return found.rows
    },

    async destroySubjectKeys(subjectIds) {
      await db.query('delete from keyring.subject_key where subject_id = any($1::uuid[])', [subjectIds])
    },

    async destroySubjectKeyVersions(keys) {
      await db.query('delete from keyring.subject_key where (subject_id, version) in (select * from unnest($1::uuid[], $2::int[]))', [
        keys.map((one) => one.subjectId),
        keys.map((one) => one.version),
      ])
    },

    async makeCardShare(cardId, version) {
      const share = randomBytes(32)
      // A share left by a deed that was rolled back wraps nothing: it is replaced.
      await db.query(
        `insert into keyring.card_share (card_id, version, share, made_at) values ($1, $2, $3, $4)
         on conflict (card_id, version) do update set share = excluded.share, made_at = excluded.made_at`,
        [cardId, version, share, clock.now()],
      )
      return share
    },

    async cardShare(cardId, version) {
      const found = await db.query<{ share: Buffer }>({
        name: 'card-share',
        text: 'select share from keyring.card_share where card_id = $1 and version = $2',
        values: [cardId, version],
      })
      return found.rows[0]?.share
    },

    async cardSharesMadeBefore(moment, after, most) {
      const found = await db.query<CardShareName>(
        `select card_id as "cardId", version from keyring.card_share
         where made_at < $1 and ($2::uuid is null or card_id > $2) order by card_id, version limit $3`,
        [moment, after ?? null, most],
      )
      return found.rows
    },

    async destroyCardShares(shares) {
      await db.query(`delete from keyring.card_share where (card_id, version) in (select * from unnest($1::uuid[], $2::int[]))`, [
        shares.map((one) => one.cardId),
        shares.map((one) => one.version),
      ])
    },

    async secret(name) {
      for (;;) {
        const found = await db.query<{ version: number }>('select version from keyring.secret where name = $1 order by version desc', [
          name,
        ])
        const versions = await Promise.all(found.rows.map(({ version }) => secretOf(name, version)))
        const [newest, ...older] = versions.filter((one) => one !== undefined)
        if (newest) return [newest, ...older]
        await makeSecret(name, 1)
      }
    },
    makeSecret,
    async installation() {
      return (await db.query<{ id: string }>('select id from keyring.installation')).rows[0]?.id
    },
    async destroySecretsBefore(name, version) {
      await db.query('delete from keyring.secret where name = $1 and version < $2', [name, version])
    },
  }
}
