import type pg from 'pg'
import { z } from 'zod'

/** A table as it is named in an archive. */
export const Table = z.strictObject({
  schema: z.string(),
  name: z.string(),
  /** Those that are kept in it, in their order: what PostgreSQL computes itself is not among them. */
  columns: z.array(z.string()),
  /** A partition: of which table, and for which of its rows. */
  partition: z.strictObject({ schema: z.string(), of: z.string(), bound: z.string() }).nullable(),
})
export type Table = z.infer<typeof Table>

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
export const nameOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>): string => `${quoted(schema)}.${quoted(name)}`
export const columnsOf = ({ columns }: Table): string => columns.map(quoted).join(', ')

/** Written by migrations themselves, in whatever database they run. */
const byMigrations = (schema: string, name: string) => schema === 'migrations' || (schema === 'jobs' && name === 'version')

/** Every table that holds rows, in an order in which each comes after those it refers to. */
export async function tablesIn(connection: pg.ClientBase): Promise<readonly Table[]> {
  const found = await connection.query<Table & { oid: string }>(
    `select c.oid, n.nspname as schema, c.relname as name,
       array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
         order by attnum) as columns,
       case when c.relispartition then (
         select json_build_object('schema', pn.nspname, 'of', p.relname, 'bound', pg_get_expr(c.relpartbound, c.oid))
         from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_namespace pn on pn.oid = p.relnamespace where i.inhrelid = c.oid
       ) end as partition
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
     order by n.nspname, c.relname`,
  )
  const tables = found.rows.filter(({ schema, name }) => !byMigrations(schema, name))
  const references = await connection.query<{ from: string; to: string }>(
    `select conrelid as from, confrelid as to from pg_constraint where contype = 'f' and conrelid <> confrelid`,
  )
  const needs = Map.groupBy(references.rows, ({ from }) => from)
  const ordered: (Table & { oid: string })[] = []
  const done = new Set<string>()
  const place = (table: Table & { oid: string }, above: readonly string[]): void => {
    if (done.has(table.oid)) return
    if (above.includes(table.oid)) throw new Error(`${nameOf(table)} refers to itself through others: its rows have no order`)
    for (const { to } of needs.get(table.oid) ?? []) {
      const other = tables.find(({ oid }) => oid === to)
      if (other) place(other, [...above, table.oid])
    }
    done.add(table.oid)
    ordered.push(table)
  }
  for (const table of tables) place(table, [])
  return ordered.map(({ oid: _, ...table }) => table)
}

export const Sequence = z.strictObject({ schema: z.string(), name: z.string(), last: z.string(), called: z.boolean() })
export type Sequence = z.infer<typeof Sequence>

/** Where the sequences stand. */
export async function sequencesIn(connection: pg.ClientBase): Promise<readonly Sequence[]> {
  const found = await connection.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and n.nspname not like 'pg\\_%' and n.nspname <> 'migrations' order by 1, 2`,
  )
  const sequences: Sequence[] = []
  for (const one of found.rows) {
    const { rows } = await connection.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${nameOf(one)}`,
    )
    sequences.push({ ...one, last: rows[0]?.last ?? '1', called: rows[0]?.called ?? false })
  }
  return sequences
}
