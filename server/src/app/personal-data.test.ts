import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import { root, type TestInstallation, testInstallation } from '#test/installation.ts'
import { columnWord } from './copy/column-words.ts'
import { personalData } from './personal-data.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

// a partition has the columns of its table
const ours = `not c.relispartition and n.nspname not in ('information_schema', 'migrations', 'public') and n.nspname not like 'pg\\_%'`

test('every column of every table is described, and nothing else is', async () => {
  const live = await installation.owner.data.query<{ name: string }>(
    `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${ours} order by 1`,
  )
  const described = personalData.flatMap(({ schema, tables }) =>
    Object.entries(tables).flatMap(([table, columns]) => Object.keys(columns).map((column) => `${schema}.${table}.${column}`)),
  )
  expect(described.sort()).toEqual(live.rows.map((row) => row.name).sort())
})

test('a sealed column is bytes in the database, and a personal one that is not sealed names no one by itself', async () => {
  const live = await installation.owner.data.query<{ name: string; type: string }>(
    `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name, format_type(a.atttypid, null) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${ours}`,
  )
  const typeOf = new Map(live.rows.map((row) => [row.name, row.type]))
  const plainTypes = ['uuid', 'text', 'boolean', 'timestamp with time zone', 'date', 'bytea', 'text[]']
  for (const { schema, tables } of personalData)
    for (const [table, columns] of Object.entries(tables))
      for (const [column, about] of Object.entries(columns)) {
        if (!('sealed' in about)) continue
        const type = typeOf.get(`${schema}.${table}.${column}`)
        expect(about.sealed ? ['bytea'] : plainTypes, `${schema}.${table}.${column}`).toContain(type)
      }
})

describe('the copy that a person asks for', () => {
  const tables = personalData.flatMap(({ schema, tables: all, copied = [], notCopied = {} }) =>
    Object.entries(all).map(([table, columns]) => ({
      name: `${schema}.${table}`,
      columns,
      personal: Object.entries(columns).flatMap(([column, about]) => ('purposes' in about ? [column] : [])),
      sheets: copied.filter((sheet) => sheet.table === table),
      not: notCopied[table],
    })),
  )

  test('has every table with a personal column, or a word says why not', () => {
    for (const { name, personal, sheets, not } of tables) {
      if (personal.length === 0) continue
      expect(sheets.length > 0, `${name} is copied`).toBe(not === undefined)
      expect(not ?? 'copied', name).toMatch(/^\w.{5,}$/)
    }
    const known = new Set(tables.map(({ name }) => name))
    for (const { schema, copied = [], notCopied = {} } of personalData)
      for (const table of [...copied.map((sheet) => sheet.table), ...Object.keys(notCopied)]) expect(known).toContain(`${schema}.${table}`)
  })

  test('shows every personal column of such a table in one of its sheets, or says there why not; and none that is not there', () => {
    for (const { name, columns, personal, sheets } of tables) {
      if (sheets.length === 0) continue
      const shown = new Set(sheets.flatMap((sheet) => Object.keys(sheet.columns)))
      for (const column of personal) expect(shown, `${name}.${column}`).toContain(column)
      for (const column of shown) expect(Object.keys(columns), name).toContain(column)
    }
  })

  test('has sheets of one table told apart, and opens nothing that may not be opened for it', () => {
    for (const { name, columns, sheets } of tables) {
      expect(new Set(sheets.map(({ as }) => as)).size, name).toBe(sheets.length)
      for (const sheet of sheets)
        for (const [column, shown] of Object.entries(sheet.columns)) {
          const about = columns[column]
          const hidden = shown === 'about somebody else' || (typeof shown === 'object' && 'withheld' in shown)
          if (about && 'sealed' in about && about.sealed && !hidden) expect(about.purposes, `${name}.${column}`).toContain('rights')
        }
    }
  })

  test('has words for every column, in every language', () => {
    for (const { name, sheets } of tables)
      for (const sheet of sheets)
        for (const column of Object.keys(sheet.columns))
          for (const language of languages) expect(columnWord(column, language), `${name}.${column} in ${language}`).toMatch(/./)
  })
})

test('a domain writes the tables of its own schema only', () => {
  const domains = join(root, 'server', 'src', 'domains')
  const writes =
    /(?:insertInto|updateTable|deleteFrom)\(\s*'([\w.]+)'|(?:insert into|(?<!for |do )update|delete from)\s+(?!set\b)([a-z_]+\.[a-z_]+)/gi
  const found: string[] = []
  for (const domain of readdirSync(domains))
    for (const name of readdirSync(join(domains, domain), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
      for (const match of readFileSync(join(domains, domain, name), 'utf8').matchAll(writes)) {
        const table = match[1] ?? match[2] ?? ''
        found.push(table)
        // the view-session keys stand in the keyring, and are sharing's alone
        const own = table.startsWith(`${domain}.`) || (domain === 'sharing' && table === 'keyring.view_session_key')
        expect(own, `${domain}/${name} writes ${table}`).toBe(true)
      }
    }
  expect(found.length).toBeGreaterThan(10)
})
