import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginSession, emailOf, sessionUses } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard, someLink } from '#test/people.ts'
import { sweepIdleNow } from '#test/sweeping.ts'

// One account and the days: what is told when, and when it ends.

let installation: TestInstallation
let owner: PublishedCard
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())
beforeEach(async () => {
  await installation.owner.data.query('update accounts.person set used_on = $1', [today()]) // of the tests before
  owner = await someCard(installation)
})

const today = () => moroccanDate(installation.clock.now())
const sweep = () => sweepIdleNow(installation)
const isClosed = async () =>
  ((await installation.owner.data.query('select from accounts.closing where person_id = $1', [owner.ownerId])).rowCount ?? 0) > 0
/** As the schedule does, day by day; on which days something was done. */
async function liveThrough(days: number): Promise<{ day: string; told: number; closed: number }[]> {
  const done = []
  for (let one = 0; one < days; one++) {
    installation.clock.forward({ days: 1 })
    const { told, closed } = await sweep()
    if (told + closed > 0) done.push({ day: today(), told, closed })
  }
  return done
}
const onlyThis = () =>
  installation.owner.data.query('update accounts.person set used_on = $1 where id <> $2', ['9999-01-01', owner.ownerId])

test('an account without use is told of after 21 and 23 months, and closed after 24', async () => {
  await onlyThis()
  const began = installation.clock.now()
  const after = (months: number) => moroccanDate(began, { months })
  expect(await liveThrough(740)).toEqual([
    { day: after(21), told: 1, closed: 0 },
    { day: after(23), told: 1, closed: 0 },
    { day: after(24), told: 0, closed: 1 },
  ])
  expect(await isClosed()).toBe(true)
  const link = await installation.owner.data.query('select from profiles.card where owner_id = $1', [owner.ownerId])
  expect(link.rowCount).toBe(0)
})

test('the mails say until when, in its language, and nothing to one who came back meanwhile', async () => {
  await onlyThis()
  const address = await installation.deeds.read((tx) => emailOf(tx, system, owner.ownerId))
  installation.clock.forward({ days: 640 })
  expect(await sweep()).toEqual({ told: 1, closed: 0 })
  await installation.deliver()
  const mail = installation.mailbox.findLast(({ to }) => to === address)
  expect(mail?.subject).toBe('Votre compte ne sert plus : faut-il le garder ?')
  expect(mail?.text).toMatch(/sera fermé le \d{1,2} \p{L}+ \d{4}/u)
  const before = installation.mailbox.length
  installation.clock.forward({ days: 62 })
  expect(await sweep()).toEqual({ told: 1, closed: 0 })
  await installation.deeds.run((tx) => beginSession(tx, { personId: owner.ownerId, how: 'code', agent: undefined }))
  await installation.deliver()
  expect(installation.mailbox.slice(before).filter(({ to }) => to === address)).toEqual([])
  installation.clock.forward({ days: 300 })
  expect(await sweep()).toEqual({ told: 0, closed: 0 })
})

test('use is a sign-in, a request of a session, or an opened card', async () => {
  await onlyThis()
  await someLink(installation, owner)
  installation.clock.forward({ days: 640 })
  expect((await sweep()).told).toBe(1)
  installation.clock.forward({ days: 60 })
  await installation.owner.data.query("insert into sharing.opening_count (card_id, day, kind, openings) values ($1, $2, 'link', 1)", [
    owner.cardId,
    today(),
  ])
  expect(await sweep()).toEqual({ told: 0, closed: 0 })
  installation.clock.forward({ days: 600 })
  expect(await sweep()).toEqual({ told: 0, closed: 0 })
  await installation.deeds.run((tx) => beginSession(tx, { personId: owner.ownerId, how: 'code', agent: undefined }))
  const { rows } = await installation.owner.data.query<{ id: string; used_at: Date }>(
    'select id, used_at from accounts.session where person_id = $1',
    [owner.ownerId],
  )
  installation.clock.forward({ days: 5 })
  const uses = sessionUses(installation.deeds, installation.clock)
  uses.note(rows[0]?.id ?? '', rows[0]?.used_at ?? new Date())
  await uses.close()
  const used = await installation.owner.data.query<{ used_on: string }>('select used_on::text from accounts.person where id = $1', [
    owner.ownerId,
  ])
  expect(used.rows).toEqual([{ used_on: today() }])
})

test('after a long stop of the product nobody is closed untold: each step comes four weeks after the one before', async () => {
  await onlyThis()
  installation.clock.forward({ days: 1_500 })
  const done = await liveThrough(70)
  expect(done.map(({ told, closed }) => [told, closed])).toEqual([
    [1, 0],
    [1, 0],
    [0, 1],
  ])
  const days = done.map(({ day }) => Date.parse(day) / 86_400_000)
  expect((days[1] ?? 0) - (days[0] ?? 0)).toBe(28)
  expect((days[2] ?? 0) - (days[1] ?? 0)).toBe(28)
})
