import { afterAll, beforeAll, expect, test } from 'vitest'
import { reachOf } from '#app/breaches.ts'
import { allMails } from '#app/mails.ts'
import type { PolicyEdition } from '#contract/policy-editions.ts'
import { closeAccount, emailOf, openAccount } from '#domains/accounts/index.ts'
import { mails, tellOfPolicy } from '#domains/privacy/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

// The clock of a test starts on 2026-11-23.
const edition = (number: number, from: string): PolicyEdition => ({
  number,
  announced: '2026-11-20',
  from,
  changed: { fr: 'Moins longtemps.', ar: 'مدة أقصر.', en: 'Less long.' },
})
const first = edition(1, '2027-06-01') // the first one applies from the beginning, whatever its day
const editions = [first, edition(2, '2027-01-10')]
const origin = new URL('https://cartes.example')

let installation: TestInstallation
const accounts: string[] = []
beforeAll(async () => {
  installation = await testInstallation()
  for (let one = 0; one < 4; one++) {
    const who = { name: 'Salma Benjelloun', email: `salma${one}@test.example`, language: 'fr' as const }
    accounts.push(await installation.deeds.run((tx) => openAccount(tx, system, who)))
  }
})
afterAll(() => installation.close())

const tell = (some: readonly PolicyEdition[] = editions) => tellOfPolicy(installation.deeds, installation.clock, some)
const toldRows = async () =>
  (await installation.owner.data.query<{ person_id: string; edition: number }>('select person_id, edition from privacy.policy_told')).rows
const deliver = () => installation.deliver({ ...allMails(origin), ...mails(origin, 'desk@test.example', reachOf, editions) })

test('of the edition in force, and of the first one, nobody is told', async () => {
  expect(await tell([first])).toBe(0)
  expect(await tell([edition(1, '2026-01-01'), edition(2, '2026-11-23')])).toBe(0)
})

test('every open account is told once of an edition to come, also by several at once, and where it was killed in between', async () => {
  const [closed = '', ...open] = accounts
  await installation.deeds.run((tx) => closeAccount(tx, system, closed, []))
  // killed after the first: the row is there, and its mail
  await installation.owner.data.query(
    `insert into privacy.policy_told (id, person_id, edition, told_on) values (gen_random_uuid(), $1, 2, '2026-11-23')`,
    [open[0]],
  )
  const told = await Promise.all([tell(), tell(), tell()])
  expect(told.reduce((sum, one) => sum + one, 0)).toBe(open.length - 1)
  expect(await tell()).toBe(0)
  expect((await toldRows()).map((row) => [row.person_id, row.edition]).sort()).toEqual(open.map((id) => [id, 2]).sort())
  const before = installation.mailbox.length
  await deliver()
  const sent = installation.mailbox.slice(before).filter(({ subject }) => subject === 'Notre politique de confidentialité va changer')
  const addresses = await Promise.all(open.slice(1).map((id) => installation.deeds.read((tx) => emailOf(tx, system, id))))
  expect(sent.map(({ to }) => to).sort()).toEqual([...addresses].sort())
  for (const { text } of sent) {
    expect(text).toMatch(/à partir du 10 janvier 2027/)
    expect(text).toContain('Moins longtemps.')
    expect(text).toContain('https://cartes.example/confidentialite/editions/2/fr')
  }
})

test('a mail that waits says nothing more once the edition applies, or the account is closed', async () => {
  const [, , gone = ''] = accounts
  const compose = mails(origin, 'desk@test.example', reachOf, [...editions, edition(3, '2027-02-01')])['privacy.policy']
  expect(await tell([...editions, edition(3, '2027-02-01')])).toBe(3)
  const rows = await installation.owner.data.query<{ id: string; person_id: string }>(
    'select id, person_id from privacy.policy_told where edition = 3 order by person_id',
  )
  const composed = () =>
    Promise.all(rows.rows.map(({ id }) => installation.deeds.run(async (tx) => (await compose?.(tx, id)) !== undefined)))
  expect(await composed()).toEqual([true, true, true])
  await installation.deeds.run((tx) => closeAccount(tx, system, gone, []))
  expect(await composed()).toEqual(rows.rows.map(({ person_id }) => person_id !== gone))
  installation.clock.forward({ days: 70 })
  expect(await composed()).toEqual([false, false, false])
})
