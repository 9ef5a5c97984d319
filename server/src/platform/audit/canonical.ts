import { hash } from 'node:crypto'

/**
 * What is hashed and signed, byte for byte, so that anybody can do it again (server/test/vectors/audit.json): fields in a fixed order, each
 * with its length before it in 32 bits, nothing at all as the length 0xffffffff. Another set of fields is another version.
 */
const version = 'cc/audit/v1'
type Field = string | Uint8Array | null

/** The bytes of such fields; the first one says what they are. */
export function canonicalBytes(fields: readonly Field[]): Buffer {
  const parts: Uint8Array[] = []
  for (const field of fields) {
    const bytes = typeof field === 'string' ? Buffer.from(field) : field
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes?.length ?? 0xffffffff)
    parts.push(length)
    if (bytes) parts.push(bytes)
  }
  return Buffer.concat(parts)
}

/** An entry as the chain knows it: ids in lower case, and the time in microseconds since 1970, as the database keeps it. */
export interface CanonicalEntry {
  readonly id: string
  readonly at: string
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly deed: string
  readonly object_kind: string
  readonly object_id: string | null
  readonly subject_pseudonym: string | null
  readonly purpose: string
  readonly case_id: string | null
}
/** In their order. */
export const entryFields = [
  'id',
  'at',
  'actor_kind',
  'actor_id',
  'deed',
  'object_kind',
  'object_id',
  'subject_pseudonym',
  'purpose',
  'case_id',
] as const satisfies readonly (keyof CanonicalEntry)[]

export const entryBytes = (entry: CanonicalEntry): Buffer =>
  canonicalBytes([`${version}/entry`, ...entryFields.map((field) => entry[field])])

export const entryDigest = (entry: CanonicalEntry): Buffer => hash('sha256', entryBytes(entry), 'buffer')

export interface CanonicalLink {
  /** Decimal, from 1 up, without a gap. */
  readonly number: string
  readonly entryId: string
  readonly entryDigest: Uint8Array
  /** Microseconds since 1970. */
  readonly linkedAt: string
}

/** What the first link follows on. */
export const chainBeginning = Buffer.alloc(32)

export const chainDigest = (before: Uint8Array, link: CanonicalLink): Buffer =>
  hash('sha256', canonicalBytes([`${version}/link`, before, link.number, link.entryId, link.entryDigest, link.linkedAt]), 'buffer')

export interface CanonicalHead {
  /** The last link's number, and the chain's digest there. */
  readonly number: string
  readonly chain: Uint8Array
  readonly kind: 'minute' | 'day'
  /** Microseconds since 1970. */
  readonly signedAt: string
  /** Of a day head: everything linked on this day or before is in it. */
  readonly through: string | null
  readonly keyVersion: number
}

/** What is signed (Ed25519, RFC 8032). */
export const headBytes = (head: CanonicalHead): Buffer =>
  canonicalBytes([`${version}/head`, head.number, head.chain, head.kind, head.signedAt, head.through, String(head.keyVersion)])

export const microseconds = (moment: Date): string => String(BigInt(moment.getTime()) * 1_000n)
