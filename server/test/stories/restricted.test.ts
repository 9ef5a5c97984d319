import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RestrictedUse } from '#contract/requests.ts'
import { accountHolder } from '#domains/accounts/index.ts'
import { announceErasure } from '#domains/privacy/erase-request.ts'
import { fileRequest } from '#domains/privacy/file-request.ts'
import { requestById } from '#domains/privacy/find-request.ts'
import { pauseCard } from '#domains/profiles/index.ts'
import { cardsShown } from '#domains/profiles/read-card.ts'
import { linksShown } from '#domains/sharing/who-may-see.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, type PublishedCard, someAskingLink, someCard, someLink, someNamedLink } from '#test/people.ts'
import { askingFormOf, daniel, formOf, nadia, visitorAt } from '#test/visitor.ts'

// What somebody had stopped stops at every door on the next request, also where a page was open before.

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const subjectOf = async ({ ownerId }: PublishedCard) => (await installation.deeds.read((tx) => accountHolder(tx, ownerId)))?.subjectId ?? ''
const restrict = async (owner: PublishedCard, uses: readonly RestrictedUse[]) => {
  const subjectId = await subjectOf(owner)
  await installation.deeds.run((tx) => tx.vault.restrict(tx, subjectId, uses))
}
const announce = async (owner: PublishedCard) => {
  const subjectId = await subjectOf(owner)
  await installation.deeds.run(async (tx) => {
    const asks = { kind: 'erasure', door: 'portal', language: 'fr', mail: false } as const
    const { id } = await fileRequest(tx, system, {
      ...asks,
      applicant: { name: 'Salma', email: 'salma@test.example' },
      personId: owner.ownerId,
    })
    await announceErasure(tx, system, await requestById(tx, system, id), [subjectId])
  })
}
const stops: { readonly [what: string]: (owner: PublishedCard) => Promise<void> } = {
  sharing: (owner) => restrict(owner, ['sharing']),
  'all uses': (owner) => restrict(owner, ['all']),
  'everything, for an erasure that is announced': announce,
}
const rows = async (text: string, values: unknown[]) => (await installation.owner.data.query(text, values)).rowCount
const codes = (linkId: string) => rows('select from sharing.code where link_id = $1', [linkId])
const contacts = ({ ownerId }: PublishedCard) => rows('select from contacts.contact where owner_id = $1', [ownerId])

/** Everything a visitor may be at, begun before. */
async function visitors() {
  const owner = await someCard(installation)
  const link = await someLink(installation, owner)
  const named = await someNamedLink(installation, owner, { code: true })
  const asking = await someAskingLink(installation, owner)
  const [form, request] = [await formOf(origin, link.token), await askingFormOf(origin, asking.token)]
  installation.clock.forward({ seconds: 5 })
  const visitor = visitorAt(origin)
  return {
    owner,
    open: async () => (await open(origin, link.token)).status,
    leave: async () => (await visitor.post('/echange', { ...nadia, ticket: form.ticket })).status,
    ask: async () => (await visitor.post('/demande', { ...daniel, token: asking.token, ticket: request.ticket })).status,
    openAsking: async () => (await open(origin, asking.token)).status,
    sendCode: async () => {
      await visitor.post('/acces/code', { token: named.token })
      return codes(named.id)
    },
  }
}

describe.each(Object.entries(stops))('where its owner had stopped %s', (_what, stop) => {
  test('no link opens, no form that was drawn is taken, nobody is asked, and no code is sent', async () => {
    const at = await visitors()
    expect(await at.open()).toBe(200)
    await stop(at.owner)
    expect(await at.open()).toBe(404)
    expect(await at.openAsking()).toBe(404)
    expect(await at.leave()).toBe(409)
    expect(await at.ask()).toBe(409)
    expect(await contacts(at.owner)).toBe(0)
    expect(await at.sendCode()).toBe(0)
  })

  test('a paused card does not say its message either, and no code is sent for it', async () => {
    const at = await visitors()
    const { ownerId, cardId } = at.owner
    await installation.deeds.run((tx) => pauseCard(tx, system, { ownerId, cardId, message: { sentence: 'soon' } }))
    expect(await at.open()).toBe(200)
    await stop(at.owner)
    expect(await at.open()).toBe(404)
    expect(await at.sendCode()).toBe(0)
  })

  test('the list of who can see the card says so of every link', async () => {
    const { owner } = await visitors()
    const shown = async () =>
      installation.deeds.read((tx) =>
        linksShown(tx, system, { ownerId: owner.ownerId, sort: 'made', order: 'descending', language: 'fr', limit: 50 }),
      )
    expect(new Set((await shown()).items.map(({ state }) => state))).toEqual(new Set(['live']))
    await stop(owner)
    expect((await shown()).items.map(({ state }) => state)).toEqual(['paused', 'paused', 'paused'])
  })

  test('the list of cards says that no link opens', async () => {
    const { owner } = await visitors()
    const shown = async () =>
      (await installation.deeds.read((tx) => cardsShown(tx, system, { ownerId: owner.ownerId, limit: 10 }, async () => new Map()))).items
    expect(await shown()).toMatchObject([{ state: 'live', stopped: false }])
    await stop(owner)
    expect(await shown()).toMatchObject([{ state: 'live', stopped: true }])
  })
})

test('where contacts alone were stopped the card opens, and nothing is left or asked', async () => {
  const at = await visitors()
  await restrict(at.owner, ['contacts'])
  expect(await at.open()).toBe(200)
  expect([await at.leave(), await at.ask(), await at.openAsking()]).toEqual([409, 409, 404])
  expect(await contacts(at.owner)).toBe(0)
})

test('where counting was stopped the card opens and is not counted; another one is', async () => {
  const own = await testInstallation()
  const at = await own.serve()
  const [stopped, other] = [await someCard(own), await someCard(own)]
  const subjectId = (await own.deeds.read((tx) => accountHolder(tx, stopped.ownerId)))?.subjectId ?? ''
  await own.deeds.run((tx) => tx.vault.restrict(tx, subjectId, ['counts']))
  for (const card of [stopped, other]) expect((await open(at, (await someLink(own, card)).token)).status).toBe(200)
  const counted = async () => (await own.owner.data.query('select card_id from sharing.opening_count')).rows
  await expect.poll(counted, { timeout: 15_000, interval: 500 }).toEqual([{ card_id: other.cardId }])
  await own.close()
})
