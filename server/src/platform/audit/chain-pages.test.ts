import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keeperOf, linkColumns } from '#test/audit.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { entryDigest } from './canonical.ts'
import { chainPages } from './chain-pages.ts'
import { type EntryRow, entryColumns, type LinkRow } from './chain-rows.ts'
import { inSnapshot } from './snapshot.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const moments = [
  'infinity',
  '-infinity',
  '0044-03-15 12:00:00 BC',
  '1969-12-31 23:59:59.999999Z',
  '1970-01-01Z',
  '2026-11-26 10:00:00.000001Z',
  '9999-12-31 23:59:59.999999Z',
]

test('what is read as the database sends it has the digests of its canonical bytes', async () => {
  await installation.owner.data.query(
    `insert into audit.entry (id, at, actor_kind, actor_id, deed, object_kind, object_id, subject_pseudonym, purpose, case_id)
     select gen_random_uuid(), moment, 'système', case when place % 2 = 0 then gen_random_uuid() end, repeat('عقد 🙂'::text, 1 + 200 * (place % 3)::int), '',
       case when place % 3 = 0 then gen_random_uuid() end, gen_random_uuid(), 'tab	line' || chr(10), case when place % 2 = 1 then gen_random_uuid() end
     from unnest($1::timestamptz[]) with ordinality as given (moment, place)`,
    [moments],
  )
  await keeperOf(installation).link()
  const { rows } = await sql<
    EntryRow & LinkRow
  >`select ${linkColumns}, ${entryColumns} from audit.link join audit.entry on id = entry_id order by number`.execute(installation.audit)
  expect(rows.map(({ at }) => at)).toEqual(expect.arrayContaining(['infinity', '-infinity', '-1', '0', '1795687200000001']))

  const pages = await inSnapshot(installation.owner.data, (snapshot) => Array.fromAsync(chainPages(snapshot)))
  const links = pages.flatMap((page) => page.links)
  expect(links).toEqual(
    rows.map(({ number, entry_id, entry_digest, linked_at, chain }) => ({ number, entry_id, entry_digest, linked_at, chain })),
  )
  const entries = pages.flatMap((page) => [...page.entries])
  expect(new Map(entries)).toEqual(new Map(rows.map((row) => [row.id, { at: row.at, digest: entryDigest(row) }])))
})
