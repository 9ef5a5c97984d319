import { createSecretKey } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operator } from '#platform/actor.ts'
import type { PersonalColumn, Sheet } from '#platform/personal-data.ts'
import { openUnder, type Sealed } from '#platform/vault/sealed.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { copyFor, type Unpacked } from '#test/copies.ts'
import { meets, type Somebody, somebodyWithEverything } from '#test/everything.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { scanFor } from '#test/scan/scan.ts'
import type { Value } from '#test/scan/values.ts'
import { personalData } from '../personal-data.ts'

// Two people have a value of their own in every column, and each met the other. The rows are found here without what the description says of
// how they are found: every key is tried on every value. So a wrong or missing way to a row, or to its key, shows.

let installation: TestInstallation
const people: Somebody[] = []
const copies: Unpacked[] = []
let found: readonly Canary[]

interface Canary {
  readonly column: string
  readonly about: PersonalColumn
  readonly sheets: readonly Sheet[]
  /** 0 or 1: whose key it lies under. */
  readonly of: number
  readonly values: readonly Value[]
}

beforeAll(async () => {
  installation = await testInstallation()
  for (let one = 0; one < 2; one++) people.push(await somebodyWithEverything(installation))
  const [one, other] = people
  if (!one || !other) throw new Error('nobody is there')
  await meets(installation, one, other)
  await meets(installation, other, one)
  for (const { subjectIds } of people) copies.push(await copyFor(installation, subjectIds))
  found = await canaries()
})
afterAll(() => installation.close())

const columns = personalData.flatMap(({ schema, tables, copied = [], notCopied = {} }) =>
  Object.entries(tables).flatMap(([table, all]) =>
    Object.entries(all).flatMap(([column, about]) =>
      'purposes' in about
        ? [{ schema, table, column, about, sheets: copied.filter((sheet) => sheet.table === table), not: notCopied[table] }]
        : [],
    ),
  ),
)

async function canaries(): Promise<readonly Canary[]> {
  return installation.deeds.run(async (tx) => {
    const everybody = people.flatMap(({ subjectIds }, of) => subjectIds.map((id) => ({ id, of })))
    const access = { actor: operator, purpose: 'security' } as const
    const subjects = await tx.vault.subjects(
      tx,
      everybody.map(({ id }) => id),
      access,
    )
    const all: Canary[] = []
    for (const { schema, table, column, about, sheets } of columns) {
      if (!about.sealed || !about.column) continue
      const rows = await installation.owner.data.query(`select * from ${schema}.${table} where ${column} is not null`)
      for (const row of rows.rows) {
        const opened = openedByAny(row, row[column], about, everybody, subjects as ReadonlyMap<string, Subject<never>>)
        if (opened) all.push({ column: `${schema}.${table}.${column}`, about, sheets, of: opened.of, values: leaves(opened.value) })
      }
    }
    return all
  })
}

/** Tries every key of these people, and every card key that is sealed under one of them, with every id of the row. */
function openedByAny(
  row: { readonly [column: string]: unknown },
  sealed: Sealed<unknown>,
  { column }: PersonalColumn,
  everybody: readonly { readonly id: string; readonly of: number }[],
  subjects: ReadonlyMap<string, Subject<never>>,
): { readonly value: unknown; readonly of: number } | undefined {
  const cardKey = columns.find((one) => one.table === 'snapshot' && one.column === 'card_key')?.about.column
  const ids = Object.values(row).filter((value) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)) as string[]
  const bound = [...ids, ...ids.map((id) => `${id}/${row.key_version}`)]
  const tried = <T>(open: () => T): T | undefined => {
    try {
      return open()
    } catch {
      return undefined
    }
  }
  for (const { id, of } of everybody) {
    const subject = subjects.get(id)
    if (!subject || !column || !cardKey) continue
    // for whatever purpose the column opens
    const open = (one: typeof column, to: string, value: unknown) =>
      subject.open({ ...one, purposes: ['security'] } as never, to, value as never)
    for (const to of bound) {
      const value = tried(() => open(column, to, sealed))
      if (value !== undefined) return { value, of }
      const key = row.card_key === sealed ? undefined : tried(() => open(cardKey, `${to}/${row.key_version}`, row.card_key))
      const under = key && tried(() => openUnder(createSecretKey(key as Buffer), column, to, sealed))
      if (under !== undefined) return { value: under, of }
    }
  }
  return undefined
}

let values = 0

/** Every text inside that is of nobody else: words of closed lists are shorter. */
function leaves(value: unknown): readonly Value[] {
  const named = { whose: '', what: `${++values}` } // each told apart, also where two are alike
  if (Buffer.isBuffer(value)) return [{ ...named, bytes: value }]
  if (typeof value === 'string')
    return value.length < 12 ? [] : [/^\+\d+$/.test(value) ? { ...named, phone: value } : { ...named, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leaves)
}

const shownSomewhere = (sheets: readonly Sheet[], column: string) =>
  sheets.filter(({ columns: all }) => {
    const shown = all[column.split('.').at(-1) ?? '']
    return shown !== undefined && shown !== 'about somebody else' && !(typeof shown === 'object' && 'withheld' in shown)
  })

/** Which of these values stand in a copy, in any encoding, packed or not. */
function within(copy: Unpacked, values: readonly Value[]): ReadonlySet<Value> {
  const scan = scanFor(values)
  for (const [name, bytes] of copy.content) scan.piece(name, bytes)
  scan.piece('the archive', copy.zip)
  return new Set(scan.findings().map(({ value }) => value))
}

/** Sealed columns that have no value here, each with the reason. */
const empty = new Map([
  ['sharing.asking_link.line', 'lies under a key of the token: the same stands sealed for its owner'],
  ['clients.company.name', 'lies under the key of the company: see the test of it'],
  ['clients.company.refusal_key', 'lies under the key of the company, and is handed out to nobody'],
])

test('every sealed column has a value of each of the two people', () => {
  for (const { schema, table, column, about } of columns) {
    const name = `${schema}.${table}.${column}`
    if (!about.sealed || empty.has(name)) continue
    const of = found.filter((one) => one.column === name)
    expect([...new Set(of.map((one) => one.of))].sort(), name).toEqual([0, 1])
  }
})

describe('what lies under somebody’s key', () => {
  test('stands in their copy, unless the description says that it is not handed out', () => {
    let shown = 0
    for (const [of, copy] of copies.entries()) {
      const theirs = found.filter((one) => one.of === of && shownSomewhere(one.sheets, one.column).length > 0)
      const all = within(
        copy,
        theirs.flatMap(({ values }) => values),
      )
      for (const { column, values } of theirs) {
        // of a mail the code is not handed out, and what somebody typed with another's address is about them
        const expected = column === 'accounts.attempt.mail' ? values.slice(0, 1) : values
        const there = expected.filter((value) => all.has(value)).length
        if (column === 'accounts.attempt.typed') expect([0, expected.length], column).toContain(there)
        else
          expect(there, `${column} of ${of}: ${JSON.stringify(expected.map((one) => ('text' in one ? one.text : '…')))}`).toBe(
            expected.length,
          )
        shown += there
      }
    }
    expect(shown).toBeGreaterThan(100)
    // the one that was typed by themselves
    for (const [of, copy] of copies.entries()) {
      const typed = found.filter((one) => one.of === of && one.column === 'accounts.attempt.typed')
      expect(typed).toHaveLength(1)
      expect(within(copy, typed[0]?.values ?? []).size).toBe(typed[0]?.values.length)
    }
  })

  test('stands in nobody else’s, but for what two people share and both were told', () => {
    for (const [of, copy] of copies.entries()) {
      const others = found.filter((one) => one.of !== of && one.about.whose !== 'card owner and visitor')
      const all = within(
        copy,
        others.flatMap(({ values }) => values),
      )
      expect(others.filter(({ values }) => values.some((value) => all.has(value))).map(({ column }) => column)).toEqual([])
      expect(others.length).toBeGreaterThan(25)
    }
  })

  test('stands in no copy at all where it is not handed out', () => {
    const kept = found.filter((one) => shownSomewhere(one.sheets, one.column).length === 0)
    expect([...new Set(kept.map(({ column }) => column))].sort()).toEqual([
      'access.invitation.token',
      'accounts.passkey.credential',
      'accounts.password.hash',
      'accounts.totp.secrets',
      'clients.invitation.token',
      'contacts.contact.receipt',
      'privacy.breach_entry.says',
      'privacy.package.file',
      'privacy.proof.code',
      'privacy.request.code',
      'profiles.snapshot.card_key',
      'requests.kept_answer.answer',
      'sharing.asking_link.token',
      'sharing.case_link.token',
      'sharing.code.code',
      'sharing.link.kek',
      'sharing.link.token',
    ])
    for (const copy of copies) {
      const all = within(
        copy,
        kept.flatMap(({ values }) => values),
      )
      expect(kept.filter(({ values }) => values.some((value) => all.has(value))).map(({ column }) => column)).toEqual([])
    }
  })
})

test('what two people share stands in the copies of both', () => {
  const shared = found.filter((one) => one.about.whose === 'card owner and visitor')
  expect(shared).toHaveLength(4)
  for (const copy of copies) for (const { column, values } of shared) expect(within(copy, values).size, column).toBe(values.length)
})

test('a personal column in plain stands in the copy of its row’s owner as it is in the database', async () => {
  let seen = 0
  for (const { schema, table, column, about, sheets } of columns) {
    if (about.sealed) continue
    for (const sheet of shownSomewhere(sheets, column)) {
      const name = [schema, table, ...(sheet.as ? [sheet.as] : [])].join('.')
      const rows = copies.flatMap(({ data }) => data.tables[name] ?? [])
      if (`${schema}.${table}` !== 'accounts.closing') expect(rows.length, name).toBeGreaterThanOrEqual(2)
      const { rows: live } = await installation.owner.data.query(`select * from ${schema}.${table}`)
      const values = live.map((row) => JSON.stringify(row[column]))
      for (const row of rows) expect(values, `${name}.${column}`).toContain(JSON.stringify(row[column]))
      seen += rows.length
    }
  }
  expect(seen).toBeGreaterThan(50)
})

test('every row of a copied table stands in one copy at least, and in one sheet of it', async () => {
  for (const { schema, copied = [] } of personalData)
    for (const table of new Set(copied.map((sheet) => sheet.table))) {
      const { rows } = await installation.owner.data.query(`select count(*)::int as rows from ${schema}.${table}`)
      const sheets = copied.filter((sheet) => sheet.table === table && (sheet.as === undefined || sheet.as === 'known'))
      const theirs = copies.flatMap(({ data }) =>
        sheets.flatMap((sheet) => data.tables[[schema, table, ...(sheet.as ? [sheet.as] : [])].join('.')] ?? []),
      )
      if (table === 'subject') continue // companies have one too
      expect(theirs.length, `${schema}.${table}`).toBe(rows[0].rows)
    }
})

test('a company’s name stands in the copy of its member, and of nobody else', async () => {
  for (const [of, { data }] of copies.entries()) {
    const [company] = data.tables['clients.company'] ?? []
    expect(company?.name).toMatch(/^Q/)
    const other = copies[1 - of]
    expect(within(other as Unpacked, [{ whose: '', what: '', text: String(company?.name) }]).size).toBe(0)
  }
})
