import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { system } from '#platform/actor.ts'
import { urlAs } from '#platform/db/migrate.ts'
import { testRolesSecret } from '#test/databases.ts'
import { type TestInstallation, testClock, testInstallation } from '#test/installation.ts'
import { cookieOf, open, someCard, someLink } from '#test/people.ts'
import { openLink } from './open-link.ts'
import { openingCounts } from './opening-counts.ts'
import { revokeLink } from './revoke-link.ts'
import { servingOn } from './serving.ts'

let installation: TestInstallation
beforeAll(async () => {
  installation = await testInstallation()
})
afterAll(() => installation.close())

const countsOf = async (cardId: string) =>
  (
    await installation.owner.data.query<{ day: string; kind: string; openings: number }>(
      'select day::text, kind, openings from sharing.opening_count where card_id = $1 order by day',
      [cardId],
    )
  ).rows

/** What a process that serves cards has. */
const servingHere = (clock = installation.clock) =>
  servingOn(
    {
      data: urlAs(installation.databases.data, 'cc_serve', testRolesSecret),
      keyring: urlAs(installation.databases.keyring, 'cc_serve', testRolesSecret),
    },
    clock,
  )

/** Every row of every table of both stores, but the counts themselves. */
async function everything(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const store of [installation.owner.data, installation.owner.keyring]) {
    const tables = await store.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    )
    for (const { name } of tables.rows) {
      if (name === 'sharing.opening_count') continue
      const rows = await store.query<{ row: string }>(`select t::text as row from ${name} as t`)
      all[name] = rows.rows.map(({ row }) => row).sort()
    }
  }
  return all
}

describe('openings', () => {
  test('are added up by card and day, and written when a process closes', async () => {
    const [card, other] = [await someCard(installation), await someCard(installation)]
    const links = [
      await someLink(installation, card),
      await someLink(installation, card),
      await someLink(installation, card, { maxViews: 9 }),
    ]
    const elsewhere = await someLink(installation, other)
    const clock = testClock()
    const serving = servingHere(clock)
    const visit = async (token: string) => expect((await openLink(serving, { token, press: true }, { session: [] })).kind).toBe('card')
    for (const { token } of links) for (let turn = 0; turn < 3; turn++) await visit(token)
    await visit(elsewhere.token)
    clock.forward({ days: 1 })
    await visit(links[0]?.token ?? '')
    expect(await countsOf(card.cardId), 'nothing is written for each opening').toEqual([])
    await serving.close()
    expect(await countsOf(card.cardId)).toEqual([
      { day: '2026-11-23', kind: 'link', openings: 9 },
      { day: '2026-11-24', kind: 'link', openings: 1 },
    ])
    expect(await countsOf(other.cardId)).toEqual([{ day: '2026-11-23', kind: 'link', openings: 1 }])
  })

  test('are written within five seconds or so while a process serves', async () => {
    const origin = await installation.serve()
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    for (let turn = 0; turn < 3; turn++) expect((await open(origin, token)).status).toBe(200)
    await vi.waitFor(async () => expect(await countsOf(card.cardId)).toMatchObject([{ openings: 3 }]), { timeout: 8_000, interval: 500 })
  })

  test('are openings only: not asking, not looking again, not what was refused', async () => {
    const card = await someCard(installation)
    const serving = servingHere()
    const plain = await someLink(installation, card)
    const limited = await someLink(installation, card, { maxViews: 1 })
    const pinned = await someLink(installation, card, { pin: 'riad 27' })
    const first = await openLink(serving, { token: plain.token }, { session: [] }) // 1
    if (first.kind !== 'card') throw new Error('it did not open')
    await openLink(serving, { token: plain.token }, { session: first.session })
    await openLink(serving, { token: limited.token }, { session: [] })
    await openLink(serving, { token: limited.token, press: true }, { session: [] }) // 2
    await openLink(serving, { token: limited.token, press: true }, { session: [] })
    await openLink(serving, { token: pinned.token }, { session: [] })
    await openLink(serving, { token: pinned.token, pin: 'riad 28' }, { session: [] })
    await openLink(serving, { token: pinned.token, pin: 'riad 27' }, { session: [] }) // 3
    await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: plain.id }))
    await openLink(serving, { token: plain.token }, { session: first.session })
    await serving.close()
    expect(await countsOf(card.cardId)).toMatchObject([{ openings: 3 }])
  })

  test('of several processes at once add up, whatever the order of their cards', async () => {
    const cards = []
    for (let one = 0; one < 6; one++) cards.push((await someCard(installation)).cardId)
    const processes = Array.from({ length: 4 }, () => openingCounts(installation.owner.data, installation.clock))
    for (let round = 0; round < 10; round++) {
      for (const [place, counts] of processes.entries()) for (const card of place % 2 ? cards : cards.toReversed()) counts.add(card)
      await Promise.all(processes.map((counts) => counts.flush()))
    }
    await Promise.all(processes.map((counts) => counts.close()))
    for (const card of cards) expect(await countsOf(card)).toMatchObject([{ openings: 40 }])
  })

  test('that could not be written wait for the next time, and are counted once', async () => {
    const { cardId } = await someCard(installation)
    const counts = openingCounts(installation.owner.data, installation.clock)
    counts.add(cardId)
    vi.spyOn(installation.owner.data, 'query').mockImplementationOnce(() => Promise.reject(new Error('the database is away')))
    await expect(counts.flush()).rejects.toThrow('away')
    counts.add(cardId)
    await counts.flush()
    await counts.close()
    expect(await countsOf(cardId)).toMatchObject([{ openings: 2 }])
  })

  test('of a card deleted meanwhile are let go, and hold up no other', async () => {
    const [gone, kept] = [await someCard(installation), await someCard(installation)]
    const counts = openingCounts(installation.owner.data, installation.clock)
    counts.add(gone.cardId)
    counts.add(kept.cardId)
    await installation.owner.data.query('delete from profiles.card where id = $1', [gone.cardId])
    await counts.close()
    expect(await countsOf(gone.cardId)).toEqual([])
    expect(await countsOf(kept.cardId)).toMatchObject([{ openings: 1 }])
  })

  test('belong to the day in Morocco: an hour ahead until 20 September 2026, and at +00:00 since', async () => {
    const { cardId } = await someCard(installation)
    for (const moment of ['2026-07-01T22:59:59Z', '2026-07-01T23:00:00Z', '2026-12-01T23:59:59Z', '2026-12-02T00:00:00Z']) {
      const counts = openingCounts(installation.owner.data, testClock(new Date(moment)))
      counts.add(cardId)
      await counts.close()
    }
    const days = (await countsOf(cardId)).map((count) => count.day)
    expect(days).toEqual(['2026-07-01', '2026-07-02', '2026-12-01', '2026-12-02'])
  })
})

describe('nothing else remembers a visitor', () => {
  test('a visit to a link without a limit changes no row of any table but the count', async () => {
    const origin = await installation.serve()
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    const before = await everything()
    const visitor = {
      'user-agent': 'Visitor/1.0',
      'x-forwarded-for': '203.0.113.7',
      'accept-language': 'ar',
      referer: 'https://elsewhere.example/',
    }
    await fetch(`${origin}/l/${token}`, { headers: visitor })
    const cookie = cookieOf(await open(origin, token, {}, visitor))
    for (const path of ['/c', '/c/card.vcf', '/c/photo']) await fetch(origin + path, { headers: { ...visitor, cookie } })
    await open(origin, 'nothing', {}, visitor)
    await vi.waitFor(async () => expect(await countsOf(card.cardId)).toHaveLength(1), { timeout: 8_000, interval: 500 })
    expect(await everything()).toEqual(before)
    const columns = await installation.owner.data.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'sharing' and table_name = 'opening_count'`,
    )
    expect(columns.rows.map((row) => row.column_name).sort()).toEqual(['card_id', 'day', 'kind', 'openings'])
  })

  test('a visit to a limited link changes the number of its openings, and no more', async () => {
    const origin = await installation.serve()
    const { token, id } = await someLink(installation, await someCard(installation), { maxViews: 5, pin: 'riad 27' })
    const before = await everything()
    await open(origin, token, { pin: 'wrong' })
    expect((await open(origin, token, { pin: 'riad 27' })).status).toBe(200)
    await installation.owner.data.query('update sharing.link set views = 0 where id = $1 and views = 1', [id])
    expect(await everything()).toEqual(before)
  })
})
