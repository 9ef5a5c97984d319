import { generateKeyPairSync, sign } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keeperOf, keyringOf, linkColumns, someEntries, tamper, verified } from '#test/audit.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { chainBeginning, chainDigest, entryDigest, entryFields, headBytes } from './canonical.ts'
import { canonicalHead, type EntryRow, entryColumns, type HeadRow, headColumns, type LinkRow } from './chain-rows.ts'
import type { FindingKind } from './findings.ts'
import { headsFiles } from './heads-files.ts'
import { newestSigningKey } from './signing-key.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const tables = ['entry', 'waiting', 'link', 'head'] as const
const empty = () =>
  tamper(
    installation,
    tables.map((table) => `delete from audit.${table}`),
  )
const clearHeads = () => rmSync(installation.headsFolder, { recursive: true, force: true })
const link = () => keeperOf(installation).link()

/** So many entries in each of some minutes, linked, with every head signed and exported. */
async function history(minutes: readonly number[]): Promise<void> {
  await empty()
  clearHeads()
  for (const count of minutes) {
    if (count > 0) await someEntries(installation, count)
    await link()
    installation.clock.forward({ minutes: 1 })
  }
  await link()
}

const entriesInOrder = async () =>
  (
    await sql<
      EntryRow & LinkRow
    >`select ${linkColumns}, ${entryColumns} from audit.link join audit.entry on id = entry_id order by number`.execute(installation.audit)
  ).rows

/** What is done to the audit, and what verification must say of it. */
interface Tampering {
  readonly what: string
  readonly statements: readonly string[]
  readonly found: readonly { kind: FindingKind; or?: FindingKind; number?: number; entry?: string }[]
}

const columnValues: { readonly [column: string]: string } = {
  at: "at + interval '1 microsecond'",
  actor_kind: "'operator'",
  actor_id: 'gen_random_uuid()',
  deed: "'account.close'",
  object_kind: "'card'",
  object_id: 'gen_random_uuid()',
  subject_pseudonym: 'gen_random_uuid()',
  purpose: "'security'",
  case_id: 'gen_random_uuid()',
}

const alter = (row: LinkRow, column: string): Tampering => ({
  what: `${column} of an entry`,
  statements: [`update audit.entry set ${column} = ${columnValues[column]} where id = '${row.entry_id}'`],
  found: [{ kind: 'entry altered', number: Number(row.number), entry: row.entry_id }],
})
const rename = (row: LinkRow): Tampering => ({
  what: 'the id of an entry',
  statements: [`update audit.entry set id = 'ffffffff-ffff-4fff-8fff-ffffffffffff' where id = '${row.entry_id}'`],
  found: [
    { kind: 'entry removed', number: Number(row.number), entry: row.entry_id },
    { kind: 'entry never linked', entry: 'ffffffff-ffff-4fff-8fff-ffffffffffff' },
  ],
})
const remove = (row: LinkRow): Tampering => ({
  what: 'an entry is removed, its link left',
  statements: [`delete from audit.entry where id = '${row.entry_id}'`],
  found: [{ kind: 'entry removed', number: Number(row.number), entry: row.entry_id }],
})
/** The last one is the tail. */
const gone = { kind: 'link removed', or: 'tail cut' } as const
const removeWithLink = (row: LinkRow): Tampering => ({
  what: 'an entry is removed with its link',
  statements: [`delete from audit.entry where id = '${row.entry_id}'`, `delete from audit.link where number = ${row.number}`],
  found: [{ ...gone, number: Number(row.number) }],
})
const unlink = (row: LinkRow): Tampering => ({
  what: 'a link is removed, its entry left',
  statements: [`delete from audit.link where number = ${row.number}`],
  found: [
    { ...gone, number: Number(row.number) },
    { kind: 'entry never linked', entry: row.entry_id },
  ],
})
const swapEntries = (one: LinkRow, other: LinkRow): Tampering => ({
  what: 'two entries are swapped',
  statements: [
    `update audit.entry set object_id = other.object_id, at = other.at from audit.entry as other
     where (entry.id, other.id) in (('${one.entry_id}', '${other.entry_id}'), ('${other.entry_id}', '${one.entry_id}'))`,
  ],
  found: [one, other].map((row) => ({ kind: 'entry altered', number: Number(row.number), entry: row.entry_id })),
})
const swapLinks = (one: LinkRow, other: LinkRow): Tampering => ({
  what: 'two links are swapped',
  statements: [
    `update audit.link set number = number + 1000000 where number in (${one.number}, ${other.number})`,
    `update audit.link set number = ${other.number} where number = ${one.number} + 1000000`,
    `update audit.link set number = ${one.number} where number = ${other.number} + 1000000`,
  ],
  found: [
    { kind: 'link altered or moved', number: Number(other.number), entry: one.entry_id },
    { kind: 'link altered or moved', number: Number(one.number), entry: other.entry_id },
  ],
})
const insert = (): Tampering => ({
  what: 'an entry is inserted with an old time',
  statements: [
    `insert into audit.entry (id, at, actor_kind, deed, object_kind, purpose)
     select '00000000-0000-4000-8000-000000000001', min(at), 'system', 'account.open', 'account', 'the account' from audit.entry`,
  ],
  found: [{ kind: 'entry never linked', entry: '00000000-0000-4000-8000-000000000001' }],
})
const alterLink = (row: LinkRow, column: 'linked_at' | 'entry_digest' | 'chain'): Tampering => ({
  what: `${column} of a link`,
  statements: [
    column === 'linked_at'
      ? `update audit.link set linked_at = linked_at + interval '1 microsecond' where number = ${row.number}`
      : `update audit.link set ${column} = sha256(${column}) where number = ${row.number}`,
  ],
  found: [{ kind: 'link altered or moved', number: Number(row.number), entry: row.entry_id }],
})
const cutTail = (from: LinkRow): Tampering => ({
  what: 'the tail is cut, heads and all',
  statements: [
    `delete from audit.entry using audit.link where entry_id = entry.id and number >= ${from.number}`,
    `delete from audit.link where number >= ${from.number}`,
    `delete from audit.head where number >= ${from.number}`,
  ],
  found: [{ kind: 'tail cut', number: Number(from.number) }],
})

const bytes = (buffer: Buffer) => `'\\x${buffer.toString('hex')}'`

/** Alters an entry and makes every link from there on anew, as somebody would who knows how, and has no key. */
function rechain(rows: readonly (EntryRow & LinkRow)[], from: number): readonly string[] {
  let chain = from === 0 ? chainBeginning : (rows[from - 1]?.chain ?? chainBeginning)
  const statements: string[] = []
  for (const [index, row] of rows.slice(from).entries()) {
    const digest = entryDigest(index === 0 ? { ...row, deed: 'account.close' } : row)
    chain = chainDigest(chain, { number: row.number, entryId: row.entry_id, entryDigest: digest, linkedAt: row.linked_at })
    statements.push(`update audit.link set entry_digest = ${bytes(digest)}, chain = ${bytes(chain)} where number = ${row.number}`)
    statements.push(`update audit.head set chain = ${bytes(chain)} where number = ${row.number}`)
  }
  return [`update audit.entry set deed = 'account.close' where id = '${rows[from]?.entry_id}'`, ...statements]
}

const told = (found: readonly object[]) => JSON.stringify(found)
function expectFound(findings: readonly object[], { what, found }: Tampering): void {
  for (const { kind, or, number, entry } of found)
    expect(findings, `${what}: ${told(findings)}`).toContainEqual(
      expect.objectContaining({
        kind: expect.toBeOneOf([kind, or ?? kind]),
        ...(number !== undefined && { number }),
        ...(entry !== undefined && { entries: expect.arrayContaining([entry]) }),
      }),
    )
}

describe('what was done to the audit is found, and named', () => {
  let rows: readonly (EntryRow & LinkRow)[]
  beforeEach(async () => {
    await history([3, 0, 2, 4, 1])
    rows = await entriesInOrder()
    expect((await verified(installation)).found).toEqual([])
  })
  const row = (number: number) => {
    const found = rows[number - 1]
    if (!found) throw new Error('no such link')
    return found
  }

  test('every column of an entry is held by its digest', async () => {
    const columns = await installation.owner.data.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'audit.entry'::regclass and attnum > 0 and not attisdropped order by attnum`,
    )
    expect(columns.rows.map(({ name }) => name)).toEqual([...entryFields])
    expect(Object.keys(columnValues)).toEqual(entryFields.slice(1))
  })

  const cases: readonly (readonly [string, () => Tampering])[] = [
    ...Object.keys(columnValues).map((column) => [`${column} of an entry`, () => alter(row(4), column)] as const),
    ['the id of an entry', () => rename(row(4))],
    ['an entry removed', () => remove(row(4))],
    ['an entry removed with its link', () => removeWithLink(row(4))],
    ['a link removed', () => unlink(row(4))],
    ['the first link and entry removed', () => removeWithLink(row(1))],
    ['two entries swapped', () => swapEntries(row(2), row(6))],
    ['two links swapped', () => swapLinks(row(2), row(6))],
    ['neighbours swapped', () => swapLinks(row(4), row(5))],
    ['an entry inserted', insert],
    ['when a link was made', () => alterLink(row(4), 'linked_at')],
    ['the digest in a link', () => alterLink(row(4), 'entry_digest')],
    ['the chain in a link', () => alterLink(row(4), 'chain')],
    ['the tail cut', () => cutTail(row(6))],
    ['the last entry cut', () => cutTail(row(10))],
  ]
  test.each(cases)('%s', async (_, tampering) => {
    const done = tampering()
    await tamper(installation, done.statements)
    const { findings } = await verified(installation)
    expectFound(findings, done)
    const numbers = done.found.flatMap(({ number }) => number ?? [])
    const about = findings.flatMap((one) => (/^(?:entry|link)/.test(one.kind) && one.number !== undefined ? one.number : []))
    for (const number of about) expect(Math.min(...numbers.map((one) => Math.abs(one - number))), told(findings)).toBeLessThanOrEqual(1)
  })

  test('two neighbours that changed places are named, and nobody beside them', async () => {
    await tamper(installation, swapLinks(row(4), row(5)).statements)
    const { findings } = await verified(installation)
    const moved = findings.filter(({ kind }) => kind === 'link altered or moved')
    expect(moved.map(({ number }) => number)).toEqual([4, 5])
  })

  test('a tail that was cut with its heads is not to be seen from inside, which is why heads leave', async () => {
    await tamper(installation, cutTail(row(6)).statements)
    expect((await verified(installation, { exported: false })).findings).toEqual([])
    expect((await verified(installation)).findings).toContainEqual(
      expect.objectContaining({ kind: 'tail cut', number: 6, upTo: expect.any(Number) }),
    )
  })

  test('of very many each is named', async () => {
    await history([400])
    await tamper(installation, ['update audit.link set chain = sha256(chain)'])
    const { findings } = await verified(installation)
    expect(findings.filter(({ kind }) => kind === 'link altered or moved').map(({ number }) => number)).toEqual(
      expect.arrayContaining(Array.from({ length: 400 }, (_, index) => index + 1)),
    )
  })

  test('what is no time and no number is named like anything else', async () => {
    await tamper(installation, [
      `update audit.entry set at = 'infinity' where id = '${row(2).entry_id}'`,
      `update audit.link set linked_at = '-infinity' where number = 4`,
      `update audit.link set number = 9223372036854775807 where number = 10`,
      'update audit.head set id = 9223372036854775807 where id = (select max(id) from audit.head)',
    ])
    const { findings } = await verified(installation)
    for (const expected of [
      { kind: 'entry altered', number: 2 },
      { kind: 'link altered or moved', number: 4 },
      { kind: 'link removed', number: 10 },
      { kind: 'head removed', count: expect.any(Number) },
    ])
      expect(findings, told(findings)).toContainEqual(expect.objectContaining(expected))
  })

  test('an entry beside another of the same id', async () => {
    await tamper(installation, [
      'alter table audit.entry drop constraint entry_pkey',
      ...['account.close', 'account.open'].map(
        (deed) => `insert into audit.entry (id, at, actor_kind, actor_id, deed, object_kind, object_id, subject_pseudonym, purpose, case_id)
          select id, at, actor_kind, actor_id, '${deed}', object_kind, object_id, subject_pseudonym, purpose, case_id
          from audit.entry where id = '${row(4).entry_id}' limit 1`,
      ),
    ])
    const { findings } = await verified(installation)
    await tamper(installation, ['delete from audit.entry', 'alter table audit.entry add primary key (id)'])
    expect(findings).toEqual([{ kind: 'entry altered', number: 4, entries: [row(4).entry_id] }])
  })

  test('an entry that was removed before it had its link', async () => {
    await someEntries(installation, 1)
    const [waiting] = (await installation.owner.data.query<{ entry_id: string }>('select entry_id from audit.waiting')).rows
    expect((await verified(installation)).found).toEqual([{ remark: 'waits for its link', count: 1 }])
    await tamper(installation, [`delete from audit.entry where id = '${waiting?.entry_id}'`])
    expect((await verified(installation)).findings).toEqual([{ kind: 'entry removed', entries: [waiting?.entry_id] }])
  })

  test('one that says it is older than what stood in the chain is worth a look', async () => {
    await installation.owner.data.query(
      `insert into audit.entry (id, at, actor_kind, deed, object_kind, purpose)
       select '00000000-0000-4000-8000-000000000002', min(at) - interval '2 hours', 'system', 'account.open', 'account', 'the account' from audit.entry`,
    )
    await link()
    const { found } = await verified(installation)
    expect(found).toContainEqual({ remark: 'dated back', number: 11, entries: ['00000000-0000-4000-8000-000000000002'] })
  })

  test('everything linked anew, without the key', async () => {
    await tamper(installation, rechain(rows, 5))
    const unsigned = await verified(installation, { exported: false })
    expect(unsigned.findings).toContainEqual(expect.objectContaining({ kind: 'head not signed by our key' }))
    expect((await verified(installation)).findings).toContainEqual(
      expect.objectContaining({ kind: 'chain rewritten', upTo: expect.toSatisfy((to: number) => to >= 6) }),
    )
  })

  test('everything linked anew, and the heads taken away or left as they were', async () => {
    const anew = rechain(rows, 5).filter((statement) => !statement.startsWith('update audit.head'))
    await tamper(installation, anew)
    expect((await verified(installation, { exported: false })).findings).toContainEqual(
      expect.objectContaining({ kind: 'chain rewritten' }),
    )
    await tamper(installation, ['delete from audit.head where number >= 6'])
    expect((await verified(installation)).findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['head removed', 'chain rewritten']),
    )
  })

  test('everything linked anew and signed by another key, also outside', async () => {
    await tamper(installation, rechain(rows, 5))
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const heads = await sql<HeadRow>`select ${headColumns} from audit.head`.execute(installation.audit)
    const signed = heads.rows.map((head) => ({ id: head.id, signature: sign(null, headBytes(canonicalHead(head)), privateKey) }))
    await tamper(
      installation,
      signed.map(({ id, signature }) => `update audit.head set signature = ${bytes(signature)} where id = ${id}`),
    )
    const theirs = publicKey.export({ format: 'jwk' }).x ?? ''
    expect((await verified(installation, { exported: false, keys: [theirs] })).findings).toEqual([]) // whose key it is, is what tells
    expect((await verified(installation, { exported: false })).findings.map(({ kind }) => kind)).toContain('head not signed by our key')
    clearHeads()
    await keeperOf(installation).look()
    expect((await verified(installation)).findings.map(({ kind }) => kind)).toContain('head not signed by our key')
  })

  test('a head altered in any column, one removed, and one altered outside', async () => {
    for (const change of [
      "kind = 'day', through = '2020-01-01'",
      'number = number - 1',
      'chain = sha256(chain)',
      "signed_at = signed_at + interval '1 microsecond'",
      'key_version = key_version + 1',
      'signature = sha256(signature) || sha256(chain)',
    ]) {
      await history([2, 2])
      await tamper(installation, [`update audit.head set ${change} where id = (select max(id) from audit.head where kind = 'minute')`])
      expect((await verified(installation, { exported: false })).findings, change).toContainEqual(
        expect.objectContaining({ kind: 'head not signed by our key' }),
      )
    }
    await history([2, 2])
    await tamper(installation, ["delete from audit.head where id = (select min(id) from audit.head where kind = 'minute')"])
    const removed = (await verified(installation, { exported: false })).findings
    expect(removed).toContainEqual({ kind: 'head removed', number: 2 })
    expect(removed).toContainEqual({ kind: 'head removed', head: expect.any(String) })

    await history([2, 2])
    const [file = ''] = headsFiles(installation.headsFolder)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"number":"2"/, '"number":"3"'))
    expect((await verified(installation)).findings).toContainEqual(
      expect.objectContaining({ kind: 'head not signed by our key', number: 3 }),
    )
  })

  test('an exported head that the database does not know', async () => {
    const key = await newestSigningKey(keyringOf(installation))
    const [file = ''] = headsFiles(installation.headsFolder)
    const head = { number: '4', chain: row(4).chain, kind: 'minute', signedAt: '1800000000000000', through: null } as const
    const line = { form: 'cc/audit/v1', id: '999', ...head, chain: head.chain.toString('hex'), keyVersion: 1, publicKey: key.publicKey }
    appendFileSync(file, `${JSON.stringify({ ...line, signature: key.sign(head).toString('hex') })}\n`)
    expect((await verified(installation)).findings).toEqual([{ kind: 'head removed', number: 4, head: '999' }])
  })
})

test('in a long chain too, whatever page it stands on', async () => {
  await empty()
  clearHeads()
  for (const count of [5_000, 7_000]) {
    await installation.owner.data.query(
      `insert into audit.entry (id, at, actor_kind, deed, object_kind, purpose)
       select gen_random_uuid(), $2, 'system', 'account.open', 'account', 'the account' from generate_series(1, $1::int)`,
      [count, installation.clock.now()],
    )
    await link()
    installation.clock.forward({ minutes: 1 })
  }
  await link()
  expect(await verified(installation)).toMatchObject({ found: [], links: 12_000, last: 12_000 })
  await installation.owner.data.query('analyze audit.entry, audit.link') // joined below: nobody has looked at them yet
  const rows = await entriesInOrder()
  const last = rows
    .map(({ entry_id: id }) => id)
    .toSorted()
    .at(-1)
  const done = [1, 4_999, 5_000, 5_001, 12_000].map((number) => {
    const one = rows[number - 1]
    if (!one) throw new Error('no such link')
    return number === 5_000 ? remove(one) : alter(one, 'deed')
  })
  await tamper(installation, [
    ...done.flatMap(({ statements }) => statements),
    'delete from audit.head where number = 5000',
    `insert into audit.entry (id, at, actor_kind, deed, object_kind, purpose)
     select id, now(), 'system', 'account.open', 'account', 'the account'
     from unnest('{00000000-0000-4000-8000-000000000003,ffffffff-ffff-4fff-8fff-fffffffffffe}'::uuid[]) as id`,
  ])
  expect(last && last < 'ffffffff-ffff-4fff-8fff-fffffffffffe').toBe(true)
  const { findings } = await verified(installation)
  expect(findings.filter(({ kind }) => /^entry/.test(kind))).toEqual([
    ...done.flatMap(({ found }) => found.map(({ kind, number, entry }) => ({ kind, number, entries: [entry] }))),
    { kind: 'entry never linked', entries: ['00000000-0000-4000-8000-000000000003'] },
    { kind: 'entry never linked', entries: ['ffffffff-ffff-4fff-8fff-fffffffffffe'] },
  ])
  expect(findings).toContainEqual({ kind: 'head removed', number: 5_000 })
  expect(findings.filter(({ kind }) => /^link|^chain|^tail/.test(kind))).toEqual([])
})

test('random histories, tampered with at random: always found, named, and nothing is said of those left alone', async () => {
  const pick = fc.nat({ max: 1_000 })
  const column = fc.constantFrom(...Object.keys(columnValues))
  const kinds: fc.Arbitrary<(row: (n: number) => LinkRow, rows: readonly LinkRow[]) => Tampering | undefined> = fc.oneof(
    fc.constant(() => undefined),
    fc.tuple(pick, column).map(
      ([n, name]) =>
        (row: (n: number) => LinkRow) =>
          alter(row(n), name),
    ),
    ...[rename, remove, removeWithLink, unlink, cutTail].map((one) => pick.map((n) => (row: (n: number) => LinkRow) => one(row(n)))),
    fc.tuple(pick, fc.constantFrom('linked_at', 'entry_digest', 'chain')).map(
      ([n, name]) =>
        (row: (n: number) => LinkRow) =>
          alterLink(row(n), name),
    ),
    fc.tuple(pick, pick).map(([n, m]) => (row: (n: number) => LinkRow) => {
      const [one, other] = [row(n), row(m)]
      return one.number === other.number ? undefined : swapLinks(one, other)
    }),
    fc.constant(insert),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 4 }), kinds, async (minutes, kind) => {
      await history([1, ...minutes])
      const rows = await entriesInOrder()
      const tampering = kind((n) => {
        const found = rows[n % rows.length]
        if (!found) throw new Error('no links')
        return found
      }, rows)
      if (tampering) await tamper(installation, tampering.statements)
      const { findings } = await verified(installation)
      if (tampering) expectFound(findings, tampering)
      else expect(findings).toEqual([])
    }),
    { numRuns: 25 },
  )
})
