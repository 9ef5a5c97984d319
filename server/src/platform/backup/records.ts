import { z } from 'zod'
import { Sequence, Table } from './tables.ts'

const Counted = z.strictObject({ rows: z.int(), digest: z.string() })
const End = z.strictObject({ tables: z.int(), rows: z.int() })

/** What the content of an archive is made of, in its order: each table with its rows and their count, the sequences, the end. */
export type Record =
  | { readonly kind: 'table'; readonly table: z.infer<typeof Table> }
  | { readonly kind: 'rows'; readonly rows: Buffer }
  | { readonly kind: 'counted'; readonly counted: z.infer<typeof Counted> }
  | { readonly kind: 'sequence'; readonly sequence: z.infer<typeof Sequence> }
  | { readonly kind: 'end'; readonly end: z.infer<typeof End> }

const marks = { table: 'T', rows: 'D', counted: 'C', sequence: 'S', end: 'E' } as const

/** A mark, four bytes of length, and JSON or the bytes of rows as COPY gave them. */
export function recordBytes(kind: keyof typeof marks, said: object | Buffer): Buffer {
  const body = Buffer.isBuffer(said) ? said : Buffer.from(JSON.stringify(said))
  const head = Buffer.alloc(5)
  head.write(marks[kind])
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

export async function* recordsOf(content: AsyncIterable<Buffer>): AsyncGenerator<Record> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of content) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    while (held.length >= 5) {
      const length = held.readUInt32BE(1)
      if (held.length < 5 + length) break
      yield recordOf(String.fromCharCode(held[0] ?? 0), held.subarray(5, 5 + length))
      held = held.subarray(5 + length)
    }
  }
  if (held.length > 0) throw new Error('the content of an archive ends within a record')
}

function recordOf(mark: string, body: Buffer): Record {
  if (mark === marks.rows) return { kind: 'rows', rows: body }
  const said: unknown = JSON.parse(body.toString())
  if (mark === marks.table) return { kind: 'table', table: Table.parse(said) }
  if (mark === marks.counted) return { kind: 'counted', counted: Counted.parse(said) }
  if (mark === marks.sequence) return { kind: 'sequence', sequence: Sequence.parse(said) }
  if (mark === marks.end) return { kind: 'end', end: End.parse(said) }
  throw new Error('an archive holds a record of an unknown kind')
}
