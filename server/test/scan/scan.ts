import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join, relative } from 'node:path'
import pg from 'pg'
import { type Pattern, patternsOf } from './encodings.ts'
import { searchFor } from './search.ts'
import type { Value } from './values.ts'

export interface Finding {
  readonly value: Value
  readonly encoding: string
  /** A file below the folder, or a table of a database. */
  readonly where: string
}

export interface Scan {
  /** One piece of text or bytes, whole. */
  piece(where: string, data: Buffer): void
  /** Every file below a folder, however deep and however large. Returns how many bytes it read. */
  folder(folder: string): number
  /** Every table of a database, as a COPY would write it out, and its binary columns decoded as well. Returns how many rows it read. */
  database(name: string, ownerUrl: string): Promise<number>
  findings(): readonly Finding[]
}

const chunk = 4 * 2 ** 20

/** Looks for every value in every common encoding. */
export function scanFor(values: readonly Value[]): Scan {
  const origins = new Map<string, { pattern: Pattern; values: Set<Value> }>()
  for (const value of values)
    for (const pattern of patternsOf(value)) {
      const name = pattern.bytes.toString('latin1')
      const known = origins.get(name)
      if (known) known.values.add(value)
      else origins.set(name, { pattern, values: new Set([value]) })
    }
  const all = [...origins.values()]
  const search = searchFor(all.map((one) => one.pattern.bytes))
  const longest = all.reduce((length, one) => Math.max(length, one.pattern.bytes.length), 0)
  const found = new Map<string, Finding>()

  function piece(where: string, data: Buffer): void {
    search(data, (index) => {
      const origin = all[index]
      for (const value of origin?.values ?? [])
        found.set(`${index}|${value.whose}|${value.what}|${where}`, { value, encoding: origin?.pattern.encoding ?? '', where })
    })
  }

  function file(where: string, path: string): number {
    const opened = openSync(path, 'r')
    const buffer = Buffer.alloc(longest + chunk)
    let kept = 0
    let read = 0
    try {
      for (;;) {
        const more = readSync(opened, buffer, kept, chunk, null)
        if (more === 0) return read
        read += more
        piece(where, buffer.subarray(0, kept + more))
        const keep = Math.min(kept + more, Math.max(longest - 1, 0)) // what is cut by the end of a chunk is whole in the next
        buffer.copy(buffer, 0, kept + more - keep, kept + more)
        kept = keep
      }
    } finally {
      closeSync(opened)
    }
  }

  return {
    piece,
    folder(folder) {
      let read = 0
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const path = join(folder, name)
        piece(`the name of ${name}`, Buffer.from(name))
        if (lstatSync(path).isFile()) read += file(relative(folder, path), path)
      }
      return read
    },
    async database(name, ownerUrl) {
      const client = new pg.Client({ connectionString: ownerUrl, types: { getTypeParser: () => (text: string | Buffer) => text } })
      await client.connect()
      try {
        const tables = await client.query<{ name: string }>(
          `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where c.relkind in ('r', 'm') and (n.nspname not in ('pg_catalog', 'information_schema') or c.relname = 'pg_largeobject') order by 1`,
        )
        let rows = 0
        for (const table of tables.rows) {
          const content = await client.query<unknown[]>({ text: `select * from ${table.name}`, rowMode: 'array' })
          rows += content.rows.length
          const parts = content.rows.flatMap((row) => row.flatMap((column) => asBytes(column)))
          piece(`${name}: ${table.name}`, Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\t')])))
        }
        return rows
      } finally {
        await client.end()
      }
    },
    findings: () => [...found.values()],
  }
}

function asBytes(column: unknown): Buffer[] {
  if (typeof column !== 'string') return []
  const text = Buffer.from(column)
  return column.startsWith('\\x') ? [text, Buffer.from(column.slice(2), 'hex')] : [text]
}
