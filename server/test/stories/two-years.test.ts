import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sweepAll } from '#app/retention.ts'
import { accountHolder, beginSession, closeAccount } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import { keyringOn } from '#platform/vault/keyring.ts'
import { someContact } from '#test/contacts.ts'
import { onAccountClosed } from '#test/deeds.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, type PublishedCard, someCard, someLink, someNamedLink } from '#test/people.ts'

// One client and the calendar: from the sign-up to the end, day by day at the edges, until nothing leads to them any more. Leap days among them.

let installation: TestInstallation
let origin: string
beforeEach(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterEach(() => installation.close())

const log = pino({ level: 'silent' })
const run = () => {
  const { deeds, keyring, provider, clock } = installation
  return sweepAll(deeds, keyringOn(keyring, provider, clock), log)
}
const today = () => moroccanDate(installation.clock.now())
const at = (day: string) => {
  const days = Math.round((Date.parse(`${day}T10:00:00Z`) - installation.clock.now().getTime()) / 86_400_000)
  installation.clock.forward({ days })
  expect(today()).toBe(day)
}
/** Until a day, with runs on the way: never a month apart. */
async function liveUntil(day: string): Promise<void> {
  while (today() < day) {
    const left = (Date.parse(day) - Date.parse(today())) / 86_400_000
    installation.clock.forward({ days: Math.min(left, 20) })
    await run()
    await installation.deliver()
  }
}
const count = async (text: string, values: unknown[]) => (await installation.owner.data.query(text, values)).rowCount ?? 0

interface Client extends PublishedCard {
  readonly token: string
  readonly contact: string
  /** All that could lead to them or to what was left to them. */
  readonly ids: readonly string[]
  readonly subjects: readonly string[]
}
async function signedUp(): Promise<Client> {
  const card = await someCard(installation)
  const { id: linkId, token } = await someLink(installation, card)
  const named = await someNamedLink(installation, card)
  const contact = await someContact(installation, card, undefined, { linkId })
  const subjects = await installation.deeds.run(async (tx) => {
    await beginSession(tx, { personId: card.ownerId, how: 'code', agent: 'Firefox' })
    const owner = (await accountHolder(tx, card.ownerId))?.subjectId ?? ''
    const left = await tx.rows.selectFrom('contacts.contact').select('subject_id').where('id', '=', contact).executeTakeFirstOrThrow()
    const visitor = await tx.rows.selectFrom('sharing.named').select('subject_id').where('link_id', '=', named.id).executeTakeFirstOrThrow()
    return [owner, left.subject_id, visitor.subject_id]
  })
  return { ...card, token, contact, subjects, ids: [card.ownerId, card.cardId, linkId, named.id, contact, ...subjects] }
}

/** In which tables one of these ids stands, as a row would be written out. */
async function tablesNaming(ids: readonly string[]): Promise<string[]> {
  const tables = await installation.owner.data.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  )
  const found: string[] = []
  for (const { name } of tables.rows)
    if ((await count(`select from ${name} as row where row::text ~ $1`, [ids.join('|')])) > 0) found.push(name)
  return found
}
const keysOf = async (subjects: readonly string[]) =>
  (await installation.owner.keyring.query('select from keyring.subject_key where subject_id = any($1)', [subjects])).rowCount
const shares = async () => (await installation.owner.keyring.query('select from keyring.card_share')).rowCount

/** What stays: entries of the record, for 24 months; that the subjects were, and that they are erased. */
const stays = ['audit.entry', 'vault.subject', 'vault.tombstone']
async function nothingIsLeft(client: Client): Promise<void> {
  await installation.tick()
  const where = await tablesNaming(client.ids)
  expect(where.filter((table) => !stays.includes(table))).toEqual([])
  expect(await keysOf(client.subjects)).toBe(0)
  expect(await shares()).toBe(0)
  expect((await open(origin, client.token)).status).toBe(404)
}

test('who never comes back: told after 21 and 23 months, closed after 24, on 28 February where there is no 29th; erased ninety days later', async () => {
  at('2024-02-29')
  await run()
  const client = await signedUp()
  expect((await open(origin, client.token)).status).toBe(200)
  await installation.owner.data.query('delete from sharing.opening_count')
  expect(await tablesNaming(client.ids)).toEqual(
    expect.arrayContaining(['accounts.person', 'profiles.card', 'sharing.link', 'sharing.named', 'contacts.contact', 'accounts.session']),
  )
  const mailsAt = async (day: string) => {
    await liveUntil(day)
    return installation.mailbox.filter(({ subject }) => subject === 'Votre compte ne sert plus : faut-il le garder ?').length
  }
  expect(await mailsAt('2025-11-28')).toBe(0)
  expect(await mailsAt('2025-11-29')).toBe(1)
  expect(await mailsAt('2026-01-28')).toBe(1)
  expect(await mailsAt('2026-01-29')).toBe(2)
  // what a visitor left on 29 February 2024 is gone ten days before 28 February 2026, so that no backup of its key is left by then
  await liveUntil('2026-02-18')
  expect(await count('select from contacts.contact where id = $1 and details is not null', [client.contact])).toBe(1)
  await liveUntil('2026-02-19')
  expect(await count('select from contacts.contact where id = $1 and details is not null', [client.contact])).toBe(0)
  await liveUntil('2026-02-27')
  expect(await count('select from accounts.closing where person_id = $1', [client.ownerId])).toBe(0)
  await liveUntil('2026-02-28')
  expect(await count('select from accounts.closing where person_id = $1', [client.ownerId])).toBe(1)
  expect((await open(origin, client.token)).status).toBe(404)
  await liveUntil('2026-05-28')
  expect(await count('select from accounts.person where id = $1', [client.ownerId])).toBe(1)
  await liveUntil('2026-05-29')
  expect(await count('select from accounts.person where id = $1', [client.ownerId])).toBe(0)
  await nothingIsLeft(client)
}, 300_000)

test('who closes their account on a leap day: erased ninety days later to the day, and two years later nothing is there', async () => {
  at('2028-02-01')
  await run()
  const client = await signedUp()
  await liveUntil('2028-02-29')
  await installation.deeds.run((tx) => closeAccount(tx, system, client.ownerId, onAccountClosed))
  expect((await open(origin, client.token)).status).toBe(404)
  await liveUntil('2028-05-28')
  expect(await count('select from accounts.person where id = $1', [client.ownerId])).toBe(1)
  await liveUntil('2028-05-29')
  expect(await count('select from accounts.person where id = $1', [client.ownerId])).toBe(0)
  await nothingIsLeft(client)
  await liveUntil('2030-02-28')
  await nothingIsLeft(client)
}, 300_000)

test('a run that is missed for three weeks is made up for in the next one', async () => {
  at('2027-01-01')
  await run()
  const client = await signedUp()
  await installation.deeds.run((tx) => closeAccount(tx, system, client.ownerId, onAccountClosed))
  await liveUntil('2027-03-30')
  installation.clock.forward({ days: 21 })
  await run()
  await nothingIsLeft(client)
}, 300_000)
