import { afterAll, beforeAll, expect, test } from 'vitest'
import type { linkSorts, linkStates, sortOrders } from '#contract/links.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, type PublishedCard, someCard } from '#test/people.ts'
import { makeAskingLink } from './make-asking-link.ts'
import { revokeLinks } from './revoke-link.ts'
import { shareCard } from './share-card.ts'
import { linksShown } from './who-may-see.ts'

let installation: TestInstallation
let card: PublishedCard
beforeAll(async () => {
  installation = await testInstallation()
  card = await someCard(installation)
  for (const [label, days, maxViews] of [
    ['zellige', undefined, 12],
    ['Éditeur', 30, undefined],
    ['lien 10', undefined, undefined],
    ['Demande', 20, 'asks'],
    ['Architecte', 7, 3],
    ['lien 9', 7, undefined],
    ['معرض', undefined, 12],
  ] as const)
    await (maxViews === 'asks' ? asks(label, days) : made(label, { days, maxViews }))
})
afterAll(() => installation.close())

async function made(label: string, { days, maxViews }: { days?: number | undefined; maxViews?: number | undefined } = {}) {
  installation.clock.forward({ seconds: 1 })
  const expiresAt = days && new Date(installation.clock.now().getTime() + days * 86_400_000)
  const wishes = { ...(expiresAt && { expiresAt }), ...(maxViews && { maxViews }) }
  return installation.deeds.run((tx) => shareCard(tx, system, { ...card, label, ...wishes }))
}
async function asks(label: string, days: number) {
  installation.clock.forward({ seconds: 1 })
  const expiresAt = new Date(installation.clock.now().getTime() + days * 86_400_000).toISOString()
  return installation.deeds.run((tx) => makeAskingLink(tx, system, { ...card, label, line: 'Salma, menuiserie', expiresAt }))
}
interface Wishes {
  readonly sort: (typeof linkSorts)[number]
  readonly order: (typeof sortOrders)[number]
}
const page = (wishes: Wishes, limit: number, after?: string, owner = card) =>
  installation.deeds.read((tx) => linksShown(tx, system, { ownerId: owner.ownerId, language: 'fr', limit, after, ...wishes }))

/** Every label, read in pages of this many. */
async function labels(wishes: Wishes, limit: number): Promise<string[]> {
  const all: string[] = []
  for (let after: string | undefined; ; ) {
    const { items, next } = await page(wishes, limit, after)
    all.push(...items.map(({ label }) => label))
    if (next === null) return all
    after = next
  }
}

const byMaking = ['zellige', 'Éditeur', 'lien 10', 'Demande', 'Architecte', 'lien 9', 'معرض']
test.each([
  ['made', byMaking],
  ['label', ['Architecte', 'Demande', 'Éditeur', 'lien 9', 'lien 10', 'zellige', 'معرض']],
  ['expires', ['Architecte', 'lien 9', 'Demande', 'Éditeur', 'zellige', 'lien 10', 'معرض']],
  ['openings', ['Architecte', 'zellige', 'معرض', 'Éditeur', 'lien 10', 'Demande', 'lien 9']],
] as const)('by %s, both ways, whole or in pages, with nothing twice and nothing left out', async (sort, expected) => {
  for (const limit of [1, 2, 4, 50]) {
    expect(await labels({ sort, order: 'ascending' }, limit)).toEqual(expected)
    expect(await labels({ sort, order: 'descending' }, limit)).toEqual(expected.toReversed())
  }
})

test('a page goes on where it was, also when the link it ended with was taken back meanwhile', async () => {
  for (const sort of ['label', 'expires', 'openings', 'made'] as const) {
    const link = await made('aaa', { days: 1, maxViews: 1 })
    const order = sort === 'made' ? 'descending' : 'ascending'
    const first = await page({ sort, order }, 1)
    expect(first.items.map(({ label }) => label)).toEqual(['aaa'])
    await installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, links: [link.id] }))
    const rest = await page({ sort, order }, 50, first.next ?? undefined)
    expect(rest.items).toHaveLength(byMaking.length)
  }
})

test('a list that begins after somebody else’s link tells nothing of it', async () => {
  const stranger = await someCard(installation)
  const theirs = await installation.deeds.run((tx) => shareCard(tx, system, { ...stranger, label: 'x', maxViews: 5 }))
  for (const sort of ['expires', 'openings', 'label'] as const)
    for (const order of ['ascending', 'descending'] as const)
      await expect(page({ sort, order }, 50, theirs.id)).rejects.toMatchObject({ code: 'not-found' })
  expect((await page({ sort: 'made', order: 'ascending' }, 50, theirs.id)).items).toEqual([])
})

test('a link that asks first stands among the others: found by its state, chosen and taken back with them, and its place is not guessed', async () => {
  const [asking, link] = [await asks('À retirer', 2), await made('Avec', { days: 2 })]
  const found = (state: (typeof linkStates)[number]) =>
    installation.deeds.read((tx) =>
      linksShown(tx, system, { ownerId: card.ownerId, language: 'fr', limit: 50, state, sort: 'made', order: 'descending' }),
    )
  expect((await found('live')).items.slice(0, 2)).toMatchObject([
    { id: link.id, asks: null },
    { id: asking.id, label: 'À retirer', asks: 'Salma, menuiserie', shows: [], state: 'live' },
  ])
  for (const state of ['spent', 'revoked', 'paused'] as const)
    expect((await found(state)).items.filter((one) => one.asks !== null)).toEqual([])
  const soonest = { sort: 'expires', order: 'ascending' } as const
  const first = await page(soonest, 1)
  expect(first.next).toBe(asking.id)

  const other = await someCard(installation)
  const revoke = (ownerId: string) => installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId, links: [asking.id, link.id] }))
  await expect(revoke(other.ownerId)).rejects.toMatchObject({ code: 'not-found' })
  expect(await revoke(card.ownerId)).toBe(2)
  await expect(page(soonest, 1, asking.id)).rejects.toMatchObject({ code: 'not-found' })
  const rest = await page({ sort: 'made', order: 'ascending' }, 50, asking.id)
  expect(rest.items).toEqual([])
  expect(await labels({ sort: 'made', order: 'ascending' }, 50)).toEqual(byMaking)
})

test('by state: every link stands in the list of its own, and in no other', async () => {
  const owner = await someCard(installation)
  const make = (label: string, wishes: { expiresAt?: Date; maxViews?: number } = {}) =>
    installation.deeds.run((tx) => shareCard(tx, system, { ...owner, label, ...wishes }))
  const inAnHour = new Date(installation.clock.now().getTime() + 3_600_000)
  await make('live')
  await make('live with an end', { expiresAt: new Date(inAnHour.getTime() + 86_400_000), maxViews: 2 })
  await make('expired', { expiresAt: inAnHour })
  const spent = await make('spent', { maxViews: 1 })
  const revoked = await make('revoked', { expiresAt: inAnHour })
  expect((await open(await installation.serve(), spent.token, { press: true })).status).toBe(200)
  await installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: owner.ownerId, links: [revoked.id] }))
  installation.clock.forward({ minutes: 120 })
  const found = (state: (typeof linkStates)[number]) =>
    installation.deeds.read(async (tx) => {
      const { items } = await linksShown(tx, system, {
        ownerId: owner.ownerId,
        language: 'fr',
        limit: 50,
        state,
        sort: 'made',
        order: 'ascending',
      })
      return items.map(({ label }) => label).sort()
    })
  expect(await found('live')).toEqual(['live', 'live with an end'])
  expect(await found('expired')).toEqual(['expired'])
  expect(await found('spent')).toEqual(['spent'])
  expect(await found('revoked')).toEqual(['revoked'])
  expect(await found('paused')).toEqual([])
})
