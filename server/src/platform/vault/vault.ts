import { createHmac, createSecretKey, type KeyObject, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { type Generated, sql } from 'kysely'
import { type Purpose, purposes } from '#contract/purposes.ts'
import type { RestrictedUse } from '#contract/requests.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Actor } from '../actor.ts'
import type { RowsTx } from '../db/rows.ts'
import { Refusal } from '../refusal.ts'
import { KeyCache } from './cache.ts'
import { derivation } from './crypto.ts'
import type { Keyring, Secret } from './keyring.ts'
import { type Restrictions, refuseRestricted, restrictions } from './restriction.ts'
import { openUnder, type Sealed, type SealedColumn, sealedText, sealUnder, versionOf } from './sealed.ts'

declare module '../db/tables.ts' {
  interface Tables {
    'vault.installation': { id: string }
    'vault.subject': {
      id: string
      kind: SubjectKind
      sealed_pseudonym: Sealed<string> | null
      /** In plain, from before pseudonyms were sealed: see seal-pseudonyms.ts. */
      pseudonym: string | null
      key_version: Generated<number>
      made_at: Date
    }
    'vault.tombstone': {
      id: string
      subject_id: string | null
      card_id: string | null
      share_version: number | null
      raised_at: Date
      destroyed_at: Date | null
    }
    'vault.restriction': { subject_id: string; use: RestrictedUse; since: Date }
    'vault.blind_index': { field: string; digest: Buffer; subject_id: string; key_version: number }
  }
}

export type SubjectKind = 'account' | 'company' | 'contact' | 'attempt' | 'fiscal' | 'request' | 'breach' | 'message'

/** Who reads, why, and within which case: nothing sealed opens without it. */
export interface Access<P extends Purpose> {
  readonly actor: Actor
  readonly purpose: P
  readonly caseId?: string
}

/** One person's or company's key in use, for one purpose. */
export interface Subject<P extends Purpose> {
  readonly id: string
  /** Stands for the subject in the audit. It lies under the subject's own key: nobody comes from one to the other without it. */
  readonly pseudonym: string
  seal<T>(column: SealedColumn<T, Purpose>, rowId: string, value: T): Sealed<T>
  /** Compiles only for a column that may be opened for this purpose. */
  open<T, Q extends Purpose>(column: SealedColumn<T, Q> & ([P] extends [Q] ? unknown : never), rowId: string, sealed: Sealed<T>): T
  /** A key of 256 bits for one use outside the store, named by `use`: another one whenever the subject's key is renewed, none once it is erased. */
  derive(use: string): Buffer
}

/** Puts a sealed value of a subject under its new key, without showing it. */
export type Reseal = <T, P extends Purpose>(column: SealedColumn<T, P>, rowId: string, sealed: Sealed<T>) => Sealed<T>

/** A value was read before its subject's key was renewed, and opened after: the deed runs again. */
export class StaleKey extends Error {}

/** The subject is erased, or about to be: nothing of it opens, whoever asks. */
export class Erased extends Error {}

/** Handed in by the product, which knows why. Whoever is not among them is not held until the transaction ends. */
export type HeldSubjects = (tx: RowsTx, subjectIds: readonly string[]) => Promise<ReadonlySet<string>>
const nobody: HeldSubjects = async () => new Set()

export interface Vault extends Restrictions {
  readonly keyring: Keyring
  /** Makes a subject with a key of its own. The key is committed in the keyring before the row is written here. */
  newSubject<P extends Purpose>(tx: RowsTx, kind: SubjectKind, access: Access<P>): Promise<Subject<P>>
  subject<P extends Purpose>(tx: RowsTx, subjectId: string, access: Access<P>): Promise<Subject<P>>
  /** Several at once, by id, as a list needs them: in one look at each store. Those that are erased are not among them. */
  subjects<P extends Purpose>(tx: RowsTx, subjectIds: readonly string[], access: Access<P>): Promise<ReadonlyMap<string, Subject<P>>>
  /** Undefined for a subject that is not, after the same work: where nobody may learn from the time whether there is one. */
  subjectIfAny<P extends Purpose>(tx: RowsTx, subjectId: string, access: Access<P>): Promise<Subject<P> | undefined>
  /**
   * Gives a subject a new key. `reseal` puts everything that lies under the old one under the new; the old key stays for the backups
   * of its time, until the sweep. False for an erased subject.
   */
  renew(tx: RowsTx, subjectId: string, reseal: (again: Reseal) => Promise<void>): Promise<boolean>
  /** Holds subjects that are to be erased, before they are used: two that use one and then both erase it would wait for each other. */
  holdToErase(tx: RowsTx, subjectIds: readonly string[]): Promise<void>
  /** Raises the tombstone: from this transaction's commit on nothing of the subject opens; its keys are destroyed soon after. */
  erase(tx: RowsTx, subjectId: string): Promise<void>
  /** Many at once, in a few statements. Refuses where one of them is held: then none is erased. */
  eraseAll(tx: RowsTx, subjectIds: readonly string[]): Promise<void>
  /** Those of these subjects whose data must be kept for now, whoever asks. */
  held: HeldSubjects
  /** The same for one version of a card's share. */
  buryShare(tx: RowsTx, cardId: string, version: number): Promise<void>
  /** Makes sealed values findable. `terms` are normalised already (see normalise.ts); they are stored as keyed digests only. */
  index(tx: RowsTx, field: string, subjectId: string, terms: readonly string[]): Promise<void>
  /** A keyed digest that finds nobody: for counting tries, and for codes. It changes with the index key. */
  digest(name: string, text: string): Promise<Buffer>
  /** Whether this is the digest of the text, also under an index key that is being replaced. */
  digestFits(name: string, text: string, digest: Uint8Array): Promise<boolean>
  /** The subjects that have this term in this field. */
  find(tx: RowsTx, field: string, term: string): Promise<readonly string[]>
  /** The same for several terms at once, by term. */
  findEach(tx: RowsTx, field: string, terms: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** These subjects by the terms that they have in this field: a list for each term, which itself is not told. */
  alike(tx: RowsTx, field: string, subjectIds: readonly string[]): Promise<readonly (readonly string[])[]>
}

/** How long an unwrapped key may stay in memory. */
export const keysKeptMilliseconds = 30_000

interface HeldKey {
  readonly version: number
  readonly key: KeyObject
}

/** Whoever may use a subject for anything may write down that they did. */
export const subjectPseudonym = sealedText('vault.subject', 'sealed_pseudonym', purposes)

const pseudonymColumns = ['sealed_pseudonym', 'pseudonym'] as const
interface KeptPseudonym {
  readonly sealed_pseudonym: Sealed<string> | null
  readonly pseudonym: string | null
}
function pseudonymOf(subjectId: string, { sealed_pseudonym: sealed, pseudonym }: KeptPseudonym, key: KeyObject): string {
  const opened = sealed ? openUnder(key, subjectPseudonym, subjectId, sealed) : pseudonym
  if (opened === null) throw new Error('a subject has no pseudonym')
  return opened
}

async function isErased(tx: RowsTx, subjectId: string): Promise<boolean> {
  const tombstones = await tx.rows.selectFrom('vault.tombstone').select('id').where('subject_id', '=', subjectId).execute()
  return tombstones.length > 0
}

export function vaultOn(keyring: Keyring, held: HeldSubjects = nobody): Vault {
  const subjectKeys = new KeyCache<string, KeyObject>(keysKeptMilliseconds, 10_000)
  let indexKeys: { readonly keys: readonly [HeldKey, ...HeldKey[]]; readonly until: number } | undefined

  function subjectWith<P extends Purpose>(id: string, kept: KeptPseudonym, { key, version }: HeldKey, access: Access<P>): Subject<P> {
    return {
      id,
      get pseudonym() {
        return pseudonymOf(id, kept, key) // opened where an entry is written: a list of ten thousand opens none
      },
      seal: (column, rowId, value) => sealUnder(key, version, column, rowId, value),
      open(column, rowId, sealed) {
        const granted: readonly Purpose[] = column.purposes
        if (!granted.includes(access.purpose)) throw new Error(`${column.table}.${column.column} is not opened for: ${access.purpose}`)
        if (versionOf(sealed) !== version) throw new StaleKey('a value lies under another version of its key')
        return openUnder(key, column, rowId, sealed)
      },
      derive: (use) => derivation(key.export(), 'cc/derived/v1')(use, 32),
    }
  }

  const rowOf = (tx: RowsTx, subjectId: string) =>
    tx.rows
      .selectFrom('vault.subject')
      .select([...pseudonymColumns, 'key_version'])
      .where('id', '=', subjectId)
      .$if(tx.readOnly !== true, (query) => query.forShare()) // no renewal between here and the commit; a snapshot sees none
      .executeTakeFirst()
  async function keyOf(subjectId: string, version: number): Promise<KeyObject | undefined> {
    const bytes = await keyring.subjectKey(subjectId, version)
    return bytes && createSecretKey(bytes)
  }

  async function indexKeyVersions(): Promise<readonly [HeldKey, ...HeldKey[]]> {
    if (indexKeys && indexKeys.until > performance.now()) return indexKeys.keys
    const held = ({ version, key }: Secret): HeldKey => ({ version, key: createSecretKey(key) })
    const [newest, ...older] = await keyring.secret('index')
    indexKeys = { keys: [held(newest), ...older.map(held)], until: performance.now() + keysKeptMilliseconds }
    return indexKeys.keys
  }
  const digestOf = ({ key }: HeldKey, field: string, term: string) =>
    createHmac('sha256', key).update(`cc/index/v1|${field}|`).update(term).digest()

  async function findEach(tx: RowsTx, field: string, terms: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (terms.length === 0) return new Map()
    const keys = await indexKeyVersions() // every version while the index is made anew
    const termOf = new Map(terms.flatMap((term) => keys.map((key) => [digestOf(key, field, term).toString('hex'), term])))
    const rows = await tx.rows
      .selectFrom('vault.blind_index as entry')
      .select(['entry.digest', 'entry.subject_id'])
      .where('entry.field', '=', field)
      .where(
        'entry.digest',
        'in',
        [...termOf.keys()].map((hex) => Buffer.from(hex, 'hex')),
      )
      .where(sql<boolean>`not exists (select from vault.tombstone where subject_id = entry.subject_id)`)
      .execute()
    const found = Map.groupBy(rows, ({ digest }) => termOf.get(digest.toString('hex')) ?? '')
    return new Map([...found].map(([term, entries]) => [term, [...new Set(entries.map(({ subject_id }) => subject_id))]]))
  }

  /** Waits for the deeds under way that use these subjects, so that what they index is deleted too; in one order everywhere. */
  async function holdToErase(tx: RowsTx, subjectIds: readonly string[]): Promise<void> {
    const these = anyOf(subjectIds)
    await tx.rows.selectFrom('vault.subject').select('id').where('id', '=', these).orderBy('id').forUpdate().execute()
  }

  async function eraseAll(tx: RowsTx, subjectIds: readonly string[]): Promise<void> {
    const ids = [...new Set(subjectIds)]
    if (ids.length === 0) return
    if ((await held(tx, ids)).size > 0) throw new Refusal('held')
    const these = anyOf(ids)
    await holdToErase(tx, ids)
    await sql`
      insert into vault.tombstone (id, subject_id, raised_at)
      select id, subject_id, ${tx.clock.now()} from unnest(${ids.map(() => tx.ids.next())}::uuid[], ${ids}::uuid[]) as raised (id, subject_id)
      on conflict do nothing`.execute(tx.rows)
    await tx.rows.deleteFrom('vault.blind_index').where('subject_id', '=', these).execute()
    await tx.rows.deleteFrom('vault.restriction').where('subject_id', '=', these).execute()
  }

  return {
    keyring,
    ...restrictions,
    held,

    async newSubject(tx, kind, access) {
      const id = tx.ids.next()
      const key = createSecretKey(await keyring.makeSubjectKey(id, 1))
      // random through and through: an id by time would tell when, and so of whom
      const kept = { sealed_pseudonym: sealUnder(key, 1, subjectPseudonym, id, randomUUID()), pseudonym: null }
      await tx.rows
        .insertInto('vault.subject')
        .values({ id, kind, ...kept, made_at: tx.clock.now() })
        .execute()
      return subjectWith(id, kept, { key, version: 1 }, access)
    },

    async subject(tx, subjectId, access) {
      const row = await rowOf(tx, subjectId)
      // A statement of its own, for it must see what was committed while the one above waited for the row.
      if (!row || (await isErased(tx, subjectId))) throw new Erased('the subject is erased')
      await refuseRestricted(tx, subjectId, access)
      const key = await subjectKeys.get(`${subjectId}/${row.key_version}`, () => keyOf(subjectId, row.key_version))
      if (!key) throw new Erased('the subject has no key')
      return subjectWith(subjectId, row, { key, version: row.key_version }, access)
    },

    async subjectIfAny(tx, subjectId, access) {
      const row = await rowOf(tx, subjectId)
      const erased = await isErased(tx, subjectId)
      if (row && !erased) {
        const key = await subjectKeys.get(`${subjectId}/${row.key_version}`, () => keyOf(subjectId, row.key_version))
        return key && subjectWith(subjectId, row, { key, version: row.key_version }, access)
      }
      await subjectKeys.get(`none/${subjectId}`, async () => (await keyOf(subjectId, 1)) ?? createSecretKey(randomBytes(32)))
      return undefined
    },

    async subjects(tx, subjectIds, access) {
      const rows = await tx.rows
        .selectFrom('vault.subject')
        .select(['id', ...pseudonymColumns, 'key_version'])
        .where('id', '=', anyOf(new Set(subjectIds)))
        .orderBy('id') // one order everywhere: no deadlock
        .$if(tx.readOnly !== true, (query) => query.forShare())
        .execute()
      const ids = rows.map(({ id }) => id)
      const tombstones = await tx.rows.selectFrom('vault.tombstone').select('subject_id').where('subject_id', '=', anyOf(ids)).execute()
      const erased = new Set(tombstones.map(({ subject_id }) => subject_id))
      const live = rows.filter(({ id }) => !erased.has(id))
      let asked: Promise<ReadonlyMap<string, Buffer>> | undefined
      const fetched = () => {
        asked ??= keyring.subjectKeys(live.map(({ id, key_version }) => ({ subjectId: id, version: key_version })))
        return asked
      }
      const found = new Map<string, ReturnType<typeof subjectWith<typeof access.purpose>>>()
      for (const { id, key_version: version, ...kept } of live) {
        const key = await subjectKeys.get(`${id}/${version}`, async () => {
          const bytes = (await fetched()).get(id)
          return bytes && createSecretKey(bytes)
        })
        if (key) found.set(id, subjectWith(id, kept, { key, version }, access))
      }
      return found
    },

    async renew(tx, subjectId, reseal) {
      const row = await tx.rows
        .selectFrom('vault.subject')
        .select([...pseudonymColumns, 'key_version'])
        .where('id', '=', subjectId)
        .where(sql<boolean>`not exists (select from vault.tombstone where subject_id = ${subjectId})`)
        .forUpdate()
        .executeTakeFirst()
      const old = row && (await keyring.subjectKey(subjectId, row.key_version))
      if (!row || !old) return false
      const version = row.key_version + 1
      const [from, to] = [createSecretKey(old), createSecretKey(await keyring.makeSubjectKey(subjectId, version))]
      await reseal((column, rowId, sealed) => sealUnder(to, version, column, rowId, openUnder(from, column, rowId, sealed)))
      const sealed = sealUnder(to, version, subjectPseudonym, subjectId, pseudonymOf(subjectId, row, from))
      const renewed = { key_version: version, sealed_pseudonym: sealed, pseudonym: null }
      await tx.rows.updateTable('vault.subject').set(renewed).where('id', '=', subjectId).execute()
      return true
    },

    holdToErase,
    erase: (tx, subjectId) => eraseAll(tx, [subjectId]),
    eraseAll,

    async buryShare(tx, cardId, version) {
      await tx.rows
        .insertInto('vault.tombstone')
        .values({
          id: tx.ids.next(),
          subject_id: null,
          card_id: cardId,
          share_version: version,
          raised_at: tx.clock.now(),
          destroyed_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async index(tx, field, subjectId, terms) {
      // An erasure waits for this deed, or this deed for the erasure: none of these rows outlives its subject.
      await tx.rows.selectFrom('vault.subject').select('id').where('id', '=', subjectId).forKeyShare().execute()
      if (await isErased(tx, subjectId)) throw new Erased('the subject is erased')
      await tx.rows.deleteFrom('vault.blind_index').where('field', '=', field).where('subject_id', '=', subjectId).execute()
      const [newest] = await indexKeyVersions()
      const rows = [...new Set(terms)].map((term) => ({
        field,
        digest: digestOf(newest, field, term),
        subject_id: subjectId,
        key_version: newest.version,
      }))
      if (rows.length > 0) await tx.rows.insertInto('vault.blind_index').values(rows).execute()
    },

    async digest(name, text) {
      const [newest] = await indexKeyVersions()
      return digestOf(newest, name, text)
    },

    async digestFits(name, text, digest) {
      const expected = (await indexKeyVersions()).map((key) => digestOf(key, name, text))
      return expected.some((one) => one.length === digest.length && timingSafeEqual(one, digest))
    },

    async find(tx, field, term) {
      return (await findEach(tx, field, [term])).get(term) ?? []
    },
    findEach,

    async alike(tx, field, subjectIds) {
      const rows = await tx.rows
        .selectFrom('vault.blind_index as entry')
        .select(sql<string[]>`array_agg(entry.subject_id::text order by entry.subject_id)`.as('subjects'))
        .where('entry.field', '=', field)
        .where('entry.subject_id', '=', anyOf(subjectIds))
        .where(sql<boolean>`not exists (select from vault.tombstone where subject_id = entry.subject_id)`)
        .groupBy(['entry.digest'])
        .execute()
      return rows.map(({ subjects }) => subjects)
    },
  }
}
