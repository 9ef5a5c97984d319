import { afterAll, beforeEach, expect, test } from 'vitest'
import { keeperOf, someEntries, tamper, verified } from '#test/audit.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

const open: TestInstallation[] = []
let installation: TestInstallation
beforeEach(async () => {
  installation = await testInstallation()
  open.push(installation)
})
afterAll(async () => void (await Promise.all(open.map((one) => one.close()))))

const day = 86_400_000
const link = () => keeperOf(installation).link()
const drop = () => keeperOf(installation).dropOldDays()
/** The server's own clock counts too, so days are counted from the day it is. */
const daysAgo = (days: number) => {
  const { clock } = installation
  const today = Math.floor(Date.now() / day) * day
  clock.forward({ seconds: (today + day / 2 - days * day - clock.now().getTime()) / 1_000 })
}
async function linkedOn(days: number, count: number): Promise<string[]> {
  daysAgo(days)
  const ids = await someEntries(installation, count)
  await link()
  return ids
}
/** Day after day, as a product that runs. */
async function lived(from: number, to: number): Promise<void> {
  for (let days = from; days >= to; days--) {
    daysAgo(days)
    await link()
  }
}
const count = async (table: string) =>
  Number((await installation.owner.data.query<{ count: string }>(`select count(*) from audit.${table}`)).rows[0]?.count)
const kept = async () =>
  (await installation.owner.data.query<{ object_id: string }>('select object_id from audit.entry')).rows
    .map(({ object_id: id }) => id)
    .sort()

test('days that ended 24 months ago go as a whole, with their links; their heads stay, and the chain is as good as before', async () => {
  await linkedOn(900, 3)
  await linkedOn(800, 2)
  const late = await linkedOn(720, 2)
  await lived(10, 1)
  daysAgo(1)
  const recent = await someEntries(installation, 1)
  await link()
  const heads = await count('head')
  expect((await verified(installation)).findings).toEqual([])

  expect(await drop()).toBe(5)
  expect(await drop()).toBe(0)
  expect(await kept()).toEqual([...late, ...recent].sort())
  expect(await count('link')).toBe(3)
  expect(await count('head')).toBe(heads)
  expect(await verified(installation)).toMatchObject({ findings: [], first: 6, last: 8 })

  // and goes on from there
  await linkedOn(0, 1)
  expect(await verified(installation)).toMatchObject({ findings: [], first: 6, last: 9 })
})

test('of a day that is not over for 24 months nothing goes', async () => {
  const now = new Date()
  const then = Date.UTC(now.getUTCFullYear() - 2, now.getUTCMonth(), now.getUTCDate())
  const exactly = Math.round((Math.floor(now.getTime() / day) * day - then) / day)
  await linkedOn(exactly + 1, 1)
  daysAgo(exactly)
  installation.clock.forward({ minutes: -300 }) // early on the day: it is kept for its day's sake, not for its hour's
  const day24MonthsAgo = await someEntries(installation, 1)
  await link()
  await lived(10, 0)
  expect(await drop()).toBe(1)
  expect(await kept()).toEqual(day24MonthsAgo)
})

test('a clock that jumped ahead drops nothing: not alone, and not when the log has not lived in its days', async () => {
  await linkedOn(800, 2)
  daysAgo(0)
  await link()
  expect(await drop()).toBe(0) // as if both clocks had jumped: the log knows no days before today
  await lived(10, 0)
  const young = await linkedOn(0, 1)
  daysAgo(-1_000)
  await link()
  expect(await drop()).toBe(2) // by the server's clock, which did not jump
  expect(await kept()).toEqual(young)
})

test('days with a link from a clock that had jumped ahead stay until that day has come', async () => {
  await linkedOn(900, 1)
  await linkedOn(-400, 1)
  await linkedOn(800, 1)
  await lived(10, 0)
  expect(await drop()).toBe(1)
  expect(await verified(installation)).toMatchObject({ findings: [], first: 2 })
})

test('what was taken from the beginning too early, or without a head of ours, is told of', async () => {
  await linkedOn(800, 2)
  await linkedOn(30, 2)
  await lived(10, 0)
  await tamper(installation, [
    'delete from audit.entry using audit.link where entry_id = entry.id and number <= 3',
    'delete from audit.link where number <= 3',
  ])
  expect((await verified(installation)).findings).toEqual([{ kind: 'link removed', number: 3, upTo: 3 }])
})

test('when all that was there is gone, the chain goes on from its last head', async () => {
  await linkedOn(800, 2)
  await lived(10, 0)
  expect(await drop()).toBe(2)
  expect(await verified(installation)).toMatchObject({ findings: [], links: 0, last: 2 })
  await linkedOn(0, 1)
  expect(await verified(installation)).toMatchObject({ findings: [], links: 1, first: 3, last: 3 })
})
