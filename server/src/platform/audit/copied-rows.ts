import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/** One row of a binary COPY: its bytes, and where each of its fields stands in them, with the four bytes of its length before it. */
export interface CopiedRow {
  readonly bytes: Buffer
  /** Where each field begins, and where the last one ends. */
  readonly at: readonly number[]
}

/** What a query gives, whole, as PostgreSQL's binary COPY writes it: nothing of it is decoded. */
export async function copied(client: pg.ClientBase, query: string): Promise<Buffer> {
  const stream: AsyncIterable<Buffer> = client.query(copyTo(`copy (${query}) to stdout (format binary)`))
  return Buffer.concat(await Array.fromAsync(stream))
}

const signature = 'PGCOPY\n\xff\r\n\0'
const header = signature.length + 8

export function* copiedRows(bytes: Buffer): Generator<CopiedRow> {
  if (bytes.toString('latin1', 0, signature.length) !== signature) throw new Error('no binary COPY')
  for (let place = header; ; ) {
    const fields = bytes.readInt16BE(place)
    if (fields < 0) return
    const at = [place + 2]
    for (let field = 0; field < fields; field++) at.push(endOf(bytes, at[field] ?? 0))
    yield { bytes, at }
    place = at[fields] ?? place
  }
}

const endOf = (bytes: Buffer, at: number): number => at + 4 + Math.max(bytes.readInt32BE(at), 0)

const from = ({ at }: CopiedRow, field: number): number => (at[field] ?? 0) + 4
const to = ({ at }: CopiedRow, field: number): number => at[field + 1] ?? 0

export const textIn = (row: CopiedRow, field: number): string => row.bytes.toString('utf8', from(row, field), to(row, field))
export const bytesIn = (row: CopiedRow, field: number): Buffer => row.bytes.subarray(from(row, field), to(row, field))

const since1970 = 946_684_800_000_000n // of 2000, where PostgreSQL's own count begins
const [infinity, before] = [2n ** 63n - 1n, -(2n ** 63n)]

/** A moment in microseconds since 1970, or the word for one that is no moment. */
export function momentIn(row: CopiedRow, field: number): string {
  const count = row.bytes.readBigInt64BE(from(row, field))
  if (count === infinity) return 'infinity'
  return count === before ? '-infinity' : String(count + since1970)
}
