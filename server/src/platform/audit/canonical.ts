import { hash } from 'node:crypto'

/**
 * What is hashed and signed, byte for byte, so that anybody can do it again (server/test/vectors/audit.json): fields in a fixed order, each
 * with its length before it in 32 bits, nothing at all as the length 0xffffffff. Another set of fields is another version.
 */
const version = 'cc/audit/v1'
type Field = string | Uint8Array | null

let room = Buffer.alloc(1_024)

/** The bytes of such fields, the first of which says what they are. They stand until others are written. */
function written(fields: readonly Field[]): Buffer {
  const most = fields.reduce((sum, field) => sum + 4 + 3 * (field?.length ?? 0), 0)
  if (most > room.length) room = Buffer.alloc(2 * most)
  return room.subarray(0, fields.reduce(write, 0))
}

function write(at: number, field: Field): number {
  const start = at + 4
  if (field === null) return room.writeUInt32BE(0xffffffff, at)
  if (typeof field !== 'string') room.set(field, start)
  const length = typeof field === 'string' ? room.write(field, start) : field.length
  room.writeUInt32BE(length, at)
  return start + length
}

export const canonicalBytes = (fields: readonly Field[]): Buffer => Buffer.from(written(fields))

/** SHA-256; asked for as text, which Node gives in half the time of a buffer. */
export const digestOf = (bytes: Uint8Array): Buffer => Buffer.from(hash('sha256', bytes, 'binary'), 'binary')

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

/** What an entry's bytes begin with. */
export const entryForm = `${version}/entry`
const fieldsOf = (entry: CanonicalEntry): readonly Field[] => [entryForm, ...entryFields.map((field) => entry[field])]

export const entryBytes = (entry: CanonicalEntry): Buffer => canonicalBytes(fieldsOf(entry))

export const entryDigest = (entry: CanonicalEntry): Buffer => digestOf(written(fieldsOf(entry)))

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
  digestOf(written([`${version}/link`, before, link.number, link.entryId, link.entryDigest, link.linkedAt]))

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
