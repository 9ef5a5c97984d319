import { sql } from 'kysely'
import { type CanonicalEntry, type CanonicalHead, entryFields } from './canonical.ts'

declare module '../db/tables.ts' {
  interface Tables {
    'audit.waiting': { entry_id: string; since: Date }
    'audit.link': { number: string; entry_id: string; entry_digest: Buffer; linked_at: Date; chain: Buffer }
    'audit.head': {
      id: string
      kind: CanonicalHead['kind']
      number: string
      chain: Buffer
      signed_at: Date
      through: string | null
      key_version: number
      signature: Buffer
    }
  }
}

/** A moment to the microsecond: the driver would round it to the millisecond. One that is no moment is told as it is. */
export const exact = (column: string) =>
  sql.raw(`case when isfinite(${column}) then (extract(epoch from ${column}) * 1000000)::bigint::text else ${column}::text end`)

/** The columns of an entry, as the chain knows it. */
export const entryColumns = sql.join(
  entryFields.map((field) => (field === 'at' ? sql`${exact('entry.at')} as at` : sql.raw(`entry.${field}`))),
)
export type EntryRow = CanonicalEntry

/** `linked_at` in microseconds, like that of an entry. */
export interface LinkRow {
  readonly number: string
  readonly entry_id: string
  readonly entry_digest: Buffer
  readonly linked_at: string
  readonly chain: Buffer
}

export const headColumns = sql`head.id, head.kind, head.number, head.chain, ${exact('head.signed_at')} as signed_at, head.through,
  head.key_version, head.signature`
export interface HeadRow {
  readonly id: string
  readonly kind: CanonicalHead['kind']
  readonly number: string
  readonly chain: Buffer
  readonly signed_at: string
  readonly through: string | null
  readonly key_version: number
  readonly signature: Buffer
}

export const canonicalHead = (row: Omit<HeadRow, 'id' | 'signature'>): CanonicalHead => ({
  number: row.number,
  chain: row.chain,
  kind: row.kind,
  signedAt: row.signed_at,
  through: row.through,
  keyVersion: row.key_version,
})
