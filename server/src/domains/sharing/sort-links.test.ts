import { afterAll, beforeAll, expect, test } from 'vitest'
import type { linkSorts, sortOrders } from '#contract/links.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard } from '#test/people.ts'
import { linksShown } from './read-links.ts'
import { revokeLinks } from './revoke-link.ts'
import { shareCard } from './share-card.ts'

let installation: TestInstallation
let card: PublishedCard
beforeAll(async () => {
  installation = await testInstallation()
  card = await someCard(installation)
  for (const [label, days, maxViews] of [
    ['zellige', undefined, 12],
    ['Éditeur', 30, undefined],
    ['lien 10', undefined, undefined],
    ['Architecte', 7, 3],
    ['lien 9', 7, undefined],
    ['معرض', undefined, 12],
  ] as const)
    await made(label, { days, maxViews })
})
afterAll(() => installation.close())

async function made(label: string, { days, maxViews }: { days?: number | undefined; maxViews?: number | undefined } = {}) {
  installation.clock.forward({ seconds: 1 })
  const expiresAt = days && new Date(installation.clock.now().getTime() + days * 86_400_000)
  const wishes = { ...(expiresAt && { expiresAt }), ...(maxViews && { maxViews }) }
  return installation.deeds.run((tx) => shareCard(tx, system, { ...card, label, ...wishes }))
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

const byMaking = ['zellige', 'Éditeur', 'lien 10', 'Architecte', 'lien 9', 'معرض']
test.each([
  ['made', byMaking],
  ['label', ['Architecte', 'Éditeur', 'lien 9', 'lien 10', 'zellige', 'معرض']],
  ['expires', ['Architecte', 'lien 9', 'Éditeur', 'zellige', 'lien 10', 'معرض']],
  ['openings', ['Architecte', 'zellige', 'معرض', 'Éditeur', 'lien 10', 'lien 9']],
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
  for (const sort of ['expires', 'openings'] as const)
    for (const order of ['ascending', 'descending'] as const) expect((await page({ sort, order }, 50, theirs.id)).items).toEqual([])
  await expect(page({ sort: 'label', order: 'ascending' }, 50, theirs.id)).rejects.toMatchObject({ code: 'not-found' })
})
