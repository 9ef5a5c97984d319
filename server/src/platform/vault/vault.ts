import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { Purpose } from '#contract/purposes.ts'
import type { Actor } from '../actor.ts'
import type { RowsTx } from '../db/rows.ts'
import { KeyCache } from './cache.ts'
import type { Keyring } from './keyring.ts'
import { openUnder, type Sealed, type SealedColumn, sealUnder, versionOf } from './sealed.ts'

declare module '../db/tables.ts' {
  interface Tables {
    'vault.subject': { id: string; kind: SubjectKind; pseudonym: string; made_at: Date }
    'vault.tombstone': {
      id: string
      subject_id: string | null
      card_id: string | null
      share_version: number | null
      raised_at: Date
      destroyed_at: Date | null
    }
    'vault.blind_index': { field: string; digest: Buffer; subject_id: string; key_version: number }
  }
}

export type SubjectKind = 'account' | 'company' | 'contact'

/** Who reads, why, and within which case: nothing sealed opens without it. */
export interface Access<P extends Purpose> {
  readonly actor: Actor
  readonly purpose: P
  readonly caseId?: string
}

/** One person's or company's key in use, for one purpose. */
export interface Subject<P extends Purpose> {
  readonly id: string
  /** Stands for the subject in the audit; no way leads back from it once the subject is erased. */
  readonly pseudonym: string
  seal<T>(column: SealedColumn<T, Purpose>, rowId: string, value: T): Sealed<T>
  /** Compiles only for a column that may be opened for this purpose. */
  open<T, Q extends Purpose>(column: SealedColumn<T, Q> & ([P] extends [Q] ? unknown : never), rowId: string, sealed: Sealed<T>): T
}

/** The subject is erased, or about to be: nothing of it opens, whoever asks. */
export class Erased extends Error {}

export interface Vault {
  readonly keyring: Keyring
  /** Makes a subject with a key of its own. The key is committed in the keyring before the row is written here. */
  newSubject<P extends Purpose>(tx: RowsTx, kind: SubjectKind, access: Access<P>): Promise<Subject<P>>
  subject<P extends Purpose>(tx: RowsTx, subjectId: string, access: Access<P>): Promise<Subject<P>>
  /** Raises the tombstone: from this transaction's commit on nothing of the subject opens; its keys are destroyed soon after. */
  erase(tx: RowsTx, subjectId: string): Promise<void>
  /** The same for one version of a card's share. */
  buryShare(tx: RowsTx, cardId: string, version: number): Promise<void>
  /** Makes sealed values findable. `terms` are normalised already (see normalise.ts); they are stored as keyed digests only. */
  index(tx: RowsTx, field: string, subjectId: string, terms: readonly string[]): Promise<void>
  /** The subjects that have this term in this field. */
  find(tx: RowsTx, field: string, term: string): Promise<readonly string[]>
}

const subjectKeyVersion = 1

export function vaultOn(keyring: Keyring): Vault {
  const subjectKeys = new KeyCache<string>(30_000, 10_000)
  const indexKeys = new KeyCache<string>(30_000, 1)

  function subjectWith<P extends Purpose>(id: string, pseudonym: string, key: KeyObject, access: Access<P>): Subject<P> {
    return {
      id,
      pseudonym,
      seal: (column, rowId, value) => sealUnder(key, subjectKeyVersion, column, rowId, value),
      open(column, rowId, sealed) {
        const granted: readonly Purpose[] = column.purposes
        if (!granted.includes(access.purpose)) throw new Error(`${column.table}.${column.column} is not opened for: ${access.purpose}`)
        if (versionOf(sealed) !== subjectKeyVersion) throw new Error('a sealed value has an unknown key version')
        return openUnder(key, column, rowId, sealed)
      },
    }
  }

  const digestOf = async (field: string, term: string) => {
    const key = await indexKeys.get('index', async () => (await keyring.secret('index')).key)
    if (!key) throw new Error('the index key is missing')
    return createHmac('sha256', key).update(`cc/index/v1|${field}|`).update(term).digest()
  }

  return {
    keyring,

    async newSubject(tx, kind, access) {
      const id = tx.ids.next()
      const pseudonym = tx.ids.next()
      const key = createSecretKey(await keyring.makeSubjectKey(id))
      await tx.rows.insertInto('vault.subject').values({ id, kind, pseudonym, made_at: tx.clock.now() }).execute()
      return subjectWith(id, pseudonym, key, access)
    },

    async subject(tx, subjectId, access) {
      const row = await tx.rows
        .selectFrom('vault.subject as subject')
        .leftJoin('vault.tombstone as tombstone', 'tombstone.subject_id', 'subject.id')
        .select(['subject.pseudonym', 'tombstone.id as erased'])
        .where('subject.id', '=', subjectId)
        .executeTakeFirst()
      if (!row || row.erased) throw new Erased('the subject is erased')
      const key = await subjectKeys.get(subjectId, () => keyring.subjectKey(subjectId, subjectKeyVersion))
      if (!key) throw new Erased('the subject has no key')
      return subjectWith(subjectId, row.pseudonym, key, access)
    },

    async erase(tx, subjectId) {
      await tx.rows
        .insertInto('vault.tombstone')
        .values({
          id: tx.ids.next(),
          subject_id: subjectId,
          card_id: null,
          share_version: null,
          raised_at: tx.clock.now(),
          destroyed_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await tx.rows.deleteFrom('vault.blind_index').where('subject_id', '=', subjectId).execute()
      subjectKeys.forget(subjectId)
    },

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
      await tx.rows.deleteFrom('vault.blind_index').where('field', '=', field).where('subject_id', '=', subjectId).execute()
      const digests = await Promise.all([...new Set(terms)].map((term) => digestOf(field, term)))
      if (digests.length === 0) return
      const rows = digests.map((digest) => ({ field, digest, subject_id: subjectId, key_version: 1 }))
      await tx.rows.insertInto('vault.blind_index').values(rows).execute()
    },

    async find(tx, field, term) {
      const digest = await digestOf(field, term)
      const rows = await tx.rows
        .selectFrom('vault.blind_index as entry')
        .select('entry.subject_id')
        .where('entry.field', '=', field)
        .where('entry.digest', '=', digest)
        .where(sql<boolean>`not exists (select from vault.tombstone where subject_id = entry.subject_id)`)
        .execute()
      return rows.map((row) => row.subject_id)
    },
  }
}
