import { sql } from 'kysely'
import { personalData } from '../personal-data.ts'
import type { Check } from './house.ts'

/** Columns of the live schema that no description names. */
export const undescribed: Check = async ({ db }) => {
  const { rows } = await sql<{ name: string }>`
    select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('information_schema', 'migrations', 'public') and n.nspname not like 'pg\\_%'`.execute(db)
  const described = new Set(
    personalData.flatMap(({ schema, tables }) =>
      Object.entries(tables).flatMap(([table, columns]) => Object.keys(columns).map((column) => `${schema}.${table}.${column}`)),
    ),
  )
  return { count: rows.filter(({ name }) => !described.has(name)).length, of: rows.length }
}

/**
 * Values of sealed columns that are not sealed: too short for a nonce and a tag, or without the format's first byte. A value that is sealed under another key
 * than it says does not open, and is found when it is read.
 */
export const plainValues: Check = async ({ db }) => {
  let [count, of] = [0, 0]
  for (const { schema, tables } of personalData)
    for (const [table, columns] of Object.entries(tables)) {
      const sealed = Object.entries(columns).flatMap(([column, about]) => ('sealed' in about && about.sealed ? [column] : []))
      if (sealed.length === 0) continue
      const counts = sealed.flatMap((column) => [
        sql`count(${sql.ref(column)})`,
        sql`count(*) filter (where length(${sql.ref(column)}) < 31 or get_byte(substring(${sql.ref(column)} for 1), 0) <> 1)`,
      ])
      const { rows } = await sql<Record<string, string>>`
        select ${sql.join(counts.map((one, at) => sql`${one} as ${sql.ref(`c${at}`)}`))} from ${sql.table(`${schema}.${table}`)}`.execute(
        db,
      )
      const found = counts.map((_, at) => Number(rows[0]?.[`c${at}`] ?? 0))
      for (let at = 0; at < found.length; at += 2) {
        of += found[at] ?? 0
        count += found[at + 1] ?? 0
      }
    }
  return { count, of }
}

/** Who left details or sent a request without a version of the notice beside it (law 09-08, art. 5). */
export const withoutNotice: Check = async ({ db }) => {
  const { rows } = await sql<{ count: string; of: string }>`
    select sum(missing)::text as count, sum(here)::text as of from (
      select count(*) as here, count(*) filter (where notice = '') as missing from contacts.contact
      union all
      select count(*), count(*) filter (where notice is null) from privacy.request where door = 'form') as counted`.execute(db)
  return { count: Number(rows[0]?.count ?? 0), of: Number(rows[0]?.of ?? 0) }
}
