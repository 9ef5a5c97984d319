import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard } from '#test/people.ts'
import { endContactsNow } from '#test/sweeping.ts'
import { leaveDetails } from './leave-details.ts'
import { setPreference } from './preference.ts'

let installation: TestInstallation
let card: PublishedCard
beforeAll(async () => {
  installation = await testInstallation()
  card = await someCard(installation)
  await installation.deeds.run((tx) =>
    setPreference(tx, { kind: 'person', id: card.ownerId }, card.ownerId, { keepMonths: 1, digest: false }),
  )
})
afterAll(() => installation.close())

const leave = () =>
  installation.deeds.run((tx) =>
    leaveDetails(tx, {
      ...card,
      linkId: undefined,
      kind: 'left',
      details: { name: 'Nadia', phone: '+212612345678' },
      place: undefined,
      noProspecting: false,
      tellClosing: false,
      language: 'fr',
      notice: 'n',
      receipt: randomBytes(20),
    }),
  )
const end = () => endContactsNow(installation)
const query = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rows

test('what is past its time is erased, on the day after the one that was told; its line goes a month later, and an export with its last', async () => {
  const id = await leave() // on 23 November, until 23 December
  await query("insert into contacts.export values ('019ab2c3-d4e5-7f60-8172-93a4b5c6d7e8', $1, 'csv', 'crm', now())", [card.ownerId])
  await query("insert into contacts.exported values ('019ab2c3-d4e5-7f60-8172-93a4b5c6d7e8', $1)", [id])
  installation.clock.forward({ days: 30 })
  expect(await end()).toEqual({ erased: 0, dropped: 0 })
  installation.clock.forward({ days: 1 })
  expect(await end()).toEqual({ erased: 1, dropped: 0 })
  expect(
    await query('select details, deleted_by from contacts.contact join contacts.deletion on contact_id = id where id = $1', [id]),
  ).toEqual([{ details: null, deleted_by: 'time' }])
  expect(await query("select object_id from audit.entry where deed = 'contact.end'")).toEqual([{ object_id: id }])
  installation.clock.forward({ days: 29 })
  expect(await end()).toEqual({ erased: 0, dropped: 0 })
  expect(await query('select 1 from contacts.export')).toHaveLength(1)
  installation.clock.forward({ days: 1 })
  expect(await end()).toEqual({ erased: 0, dropped: 1 })
  expect(await query('select 1 from contacts.contact where id = $1', [id])).toEqual([])
  expect(await query('select 1 from contacts.export')).toEqual([])
})

test('many are ended in batches, also by two processes at once', async () => {
  for (let one = 0; one < 430; one += 10) await Promise.all(Array.from({ length: 10 }, leave))
  installation.clock.forward({ days: 40 })
  await Promise.all([end(), end()])
  expect(await query('select count(*)::int as kept from contacts.contact where details is not null')).toEqual([{ kept: 0 }])
  expect(await query('select count(*)::int as entries from vault.blind_index i join contacts.contact c using (subject_id)')).toEqual([
    { entries: 0 },
  ])
  installation.clock.forward({ days: 31 })
  await Promise.all([end(), end()])
  expect(await query('select count(*)::int as lines from contacts.contact')).toEqual([{ lines: 0 }])
}, 120_000)
