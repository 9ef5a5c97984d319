import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import type { Opened, PersonalColumn, PersonalData, Sheet, Shown } from '#platform/personal-data.ts'
import type { Key } from '#platform/vault/crypto.ts'
import { openUnder, type Sealed } from '#platform/vault/sealed.ts'
import type { Access, Subject } from '#platform/vault/vault.ts'

/** Whose rows are read, by whom and why. */
export interface Reading {
  readonly tx: Tx
  readonly access: Access<'rights'>
  readonly subjectIds: readonly string[]
}

/** A sheet with the description of its table's columns. */
export interface Described {
  readonly name: string
  readonly schema: string
  readonly sheet: Sheet
  readonly columns: PersonalData['tables'][string]
}

/** `profiles.card`, or `contacts.contact.received` where a table has several. */
export const sheetsOf = (described: readonly PersonalData[]): readonly Described[] =>
  described.flatMap(({ schema, tables, copied = [] }) =>
    copied.map((sheet) => ({
      name: [schema, sheet.table, ...(sheet.as === undefined ? [] : [sheet.as])].join('.'),
      schema,
      sheet,
      columns: tables[sheet.table] ?? {},
    })),
  )

/** So many rows are open at a time. */
const atOnce = 500

const idOf = ({ id }: Sheet) => sql<string>`(${id ?? sql`row.id`})::text`
const from = ({ schema, sheet }: Described, { subjectIds }: Reading) =>
  sql`from ${sql.id(schema, sheet.table)} as row where ${sheet.theirs(sql`${[...subjectIds]}::uuid[]`)}`

export async function countOf(reading: Reading, described: Described): Promise<number> {
  const { rows } = await sql<{ rows: string }>`select count(*) as rows ${from(described, reading)}`.execute(reading.tx.rows)
  return Number(rows[0]?.rows ?? 0)
}

/** The rows of a sheet that are these subjects', in pages. What is not shown is not even fetched: of it a row says only whether it is there. */
export async function* rowsOf(reading: Reading, described: Described): AsyncGenerator<readonly Opened[]> {
  const { tx, access } = reading
  const { sheet } = described
  const selected = [
    sql`${idOf(sheet)} as id`,
    sql`${opens(described) ? (sheet.under ?? sql`row.subject_id`) : sql`null`} as "under"`,
    ...Object.entries(sheet.columns).map(([column, shown]) => {
      const value: RawBuilder<unknown> = isHidden(shown) ? sql`(row.${sql.id(column)} is not null)` : sql`row.${sql.id(column)}`
      return sql`${value} as ${sql.id(column)}`
    }),
    ...(sheet.key?.columns ?? []).map((column) => sql`row.${sql.id(column)} as ${sql.id(`key of ${column}`)}`),
  ]
  let after = ''
  for (;;) {
    const { rows } = await sql<Row>`select ${sql.join(selected)} ${from(described, reading)} and ${idOf(sheet)} > ${after}
      order by ${idOf(sheet)} limit ${atOnce}`.execute(tx.rows)
    const under = rows.flatMap((row) => row.under ?? [])
    const subjects = await tx.vault.subjects(tx, under, access)
    if (rows.length > 0) yield rows.map((row) => opened(described, row, subjects.get(row.under ?? '')))
    if (rows.length < atOnce) return
    after = rows.at(-1)?.id ?? ''
  }
}

const isHidden = (shown: Shown): boolean => shown === 'about somebody else' || (typeof shown === 'object' && 'withheld' in shown)
const sealedOf = (about: Described['columns'][string] | undefined): PersonalColumn | undefined =>
  about && 'sealed' in about && about.sealed ? about : undefined
/** Whether a key is needed at all. */
const opens = ({ sheet, columns }: Described): boolean =>
  Object.entries(sheet.columns).some(([name, shown]) => !isHidden(shown) && sealedOf(columns[name]) !== undefined)

type Row = { readonly id: string; readonly under: string | null; readonly [column: string]: unknown }

/** Of somebody who is erased nothing opens: what lay under their key is not there. */
function opened({ sheet, columns }: Described, row: Row, subject: Subject<'rights'> | undefined): Opened {
  const key = subject && keyOf(sheet, row, subject)
  return Object.fromEntries([
    ['id', row.id],
    ...Object.entries(sheet.columns).map(([name, shown]): [string, unknown] => {
      const value = row[name]
      const sealed = sealedOf(columns[name])
      if (isHidden(shown)) return [name, value]
      if (!sealed || value === null || value === undefined) return [name, value ?? null]
      if (!subject) return [name, null]
      const open = openedOne(sealed, row.id, value as Sealed<unknown>, subject, key)
      return [name, typeof shown === 'object' && 'part' in shown ? shown.part(open) : open]
    }),
  ])
}

function keyOf({ key }: Sheet, row: Row, subject: Subject<'rights'>): Key | undefined {
  return key?.open(subject, row.id, Object.fromEntries(key.columns.map((column) => [column, row[`key of ${column}`]])))
}

function openedOne(
  { column }: PersonalColumn,
  id: string,
  sealed: Sealed<unknown>,
  subject: Subject<'rights'>,
  key: Key | undefined,
): unknown {
  if (!column) throw new Error('a sealed column is described without the way to open it')
  return key ? openUnder(key, column, id, sealed) : subject.open(column, id, sealed)
}
