import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { closeAccount } from '#domains/accounts/index.ts'
import { endCardsOf, makeCard, pauseCard, resumeCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { urlAs } from '#platform/db/migrate.ts'
import { testRolesSecret } from '#test/databases.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, type PublishedCard, someAskingLink, someCard, someLink } from '#test/people.ts'
import { askedFor } from './asked-for.ts'
import { askingTokenAgain, endAskingLink, relabelAskingLink } from './asking-links.ts'
import { makeAskingLink, mostAskingLinks } from './make-asking-link.ts'
import { openLink } from './open-link.ts'
import { revokeLinks } from './revoke-link.ts'
import { servingOn } from './serving.ts'
import { newToken, tokenText } from './token.ts'
import { linksShown } from './who-may-see.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const newest = { sort: 'made', order: 'descending', language: 'fr', limit: 50 } as const
const line = 'Salma Benjelloun, Atlas Menuiserie · سلمى'
const make = (card: PublishedCard, more: { expiresAt?: string } = {}) => someAskingLink(installation, card, { line, ...more })
const asked = (token: string) => installation.deeds.read((tx) => askedFor(tx, token))
const query = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rows

describe('a link that asks first', () => {
  test('says whom its holder asks, to who holds it alone', async () => {
    const card = await someCard(installation)
    const { id, token } = await make(card)
    expect(await asked(token)).toEqual({ ...card, askingId: id, token, line })
    expect(await asked(token.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBeUndefined()
    expect(await asked('not a token')).toBeUndefined()
    const shown = await installation.deeds.read((tx) => linksShown(tx, system, { ownerId: card.ownerId, ...newest }))
    expect(shown).toMatchObject({ items: [{ id, card: card.cardId, label: 'Site web', asks: line, state: 'live' }], next: null })
    expect(await installation.deeds.read((tx) => askingTokenAgain(tx, system, { ownerId: card.ownerId, askingId: id }))).toBe(token)
  })

  test('shows a form, and nothing of the card: no view session, no key of it in its row', async () => {
    const card = await someCard(installation)
    const { id, token } = await make(card)
    const answer = await open(origin, token)
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(page).toContain('Salma Benjelloun, Atlas Menuiserie')
    expect(page).toContain('action="/demande"')
    expect(page).not.toMatch(/Directrice|salma@|061000013/)
    const [row] = await query('select * from sharing.asking_link where id = $1', [id])
    const columns = ['lookup_id', 'id', 'card_id', 'subject_id', 'line', 'own_line', 'label', 'token', 'expires_at', 'made_at']
    expect(Object.keys(row)).toEqual(columns)
    // nothing in it is as long as a wrap, and nothing tells the line
    for (const value of Object.values(row).filter((one) => Buffer.isBuffer(one))) expect(value.toString('latin1')).not.toContain('Salma')
    expect(await query('select 1 from sharing.link where card_id = $1', [card.cardId])).toEqual([])
  })

  test('is dead once taken away, expired, or with its card', async () => {
    const card = await someCard(installation)
    const late = new Date(installation.clock.now().getTime() + 3_600_000).toISOString()
    const [ended, expiring, paused] = [await make(card), await make(card, { expiresAt: late }), await make(card)]
    await installation.deeds.run((tx) => endAskingLink(tx, system, { ownerId: card.ownerId, askingId: ended.id }))
    expect(await asked(ended.token)).toBeUndefined()
    expect(await asked(expiring.token)).toBeDefined()
    installation.clock.forward({ minutes: 61 })
    expect(await asked(expiring.token)).toBeUndefined()
    expect((await open(origin, expiring.token)).status).toBe(404)
    await installation.deeds.run((tx) => pauseCard(tx, system, card))
    expect([await asked(paused.token), (await open(origin, paused.token)).status]).toEqual([undefined, 404])
    await installation.deeds.run((tx) => resumeCard(tx, system, card))
    expect((await open(origin, paused.token)).status).toBe(200)
    await installation.deeds.run((tx) => endCardsOf(tx, system, card.ownerId, []))
    expect([await asked(paused.token), (await open(origin, paused.token)).status]).toEqual([undefined, 404])
    expect(await query('select 1 from sharing.asking_link where card_id = $1', [card.cardId])).toEqual([])
  })

  test('goes with all of a card, with all, and with the account', async () => {
    const [card, other] = [await someCard(installation), await someCard(installation)]
    const [one, another, last] = [await make(card), await make(card), await make(other)]
    await someLink(installation, card)
    const revoke = (input: { card: string } | { all: true }) =>
      installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, ...input }))
    expect(await revoke({ card: card.cardId })).toBe(3)
    expect([await asked(one.token), await asked(another.token)]).toEqual([undefined, undefined])
    const again = await make(card)
    expect(await revoke({ all: true })).toBe(1)
    expect(await asked(again.token)).toBeUndefined()
    expect(await asked(last.token)).toBeDefined()
    await installation.deeds.run((tx) =>
      closeAccount(tx, system, other.ownerId, [(inner, actor, ownerId) => endCardsOf(inner, actor, ownerId, [])]),
    )
    expect((await open(origin, last.token)).status).toBe(404)
  })

  test('is refused for a card of somebody else or not published, with an expiry that is past, in our own name, and beyond fifty', async () => {
    const [card, other] = [await someCard(installation), await someCard(installation)]
    await expect(make({ ownerId: other.ownerId, cardId: card.cardId })).rejects.toMatchObject({ code: 'not-found' })
    await expect(make(card, { expiresAt: '2026-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'invalid', fields: ['expiresAt'] })
    for (const one of ['Service ConnectCard', 'C0nnectCard Support'])
      await expect(someAskingLink(installation, card, { line: one })).rejects.toMatchObject({ code: 'name-reserved', fields: ['line'] })
    const draft = Draft.parse({ language: 'fr', name: { given: 'Salma' } })
    const cardId = await installation.deeds.run((tx) => makeCard(tx, system, { ownerId: card.ownerId, label: 'Autre', draft }))
    await expect(make({ ownerId: card.ownerId, cardId })).rejects.toMatchObject({ code: 'card-not-published' })
    for (let made = 0; made < mostAskingLinks - 1; made++) await make(card)
    const wanted = { ...card, label: 'Site web', line }
    const both = await Promise.allSettled([1, 2].map(() => installation.deeds.run((tx) => makeAskingLink(tx, system, wanted))))
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(make(card)).rejects.toMatchObject({ code: 'too-many-links' })
  })

  test('is seen, renamed and ended by its owner alone', async () => {
    const [card, other] = [await someCard(installation), await someCard(installation)]
    const { id, token } = await make(card)
    const addressed = { ownerId: other.ownerId, askingId: id }
    expect(await installation.deeds.read((tx) => linksShown(tx, system, { ownerId: other.ownerId, ...newest }))).toEqual({
      items: [],
      next: null,
    })
    const gone = { code: 'not-found' }
    await expect(installation.deeds.read((tx) => askingTokenAgain(tx, system, addressed))).rejects.toMatchObject(gone)
    await expect(installation.deeds.run((tx) => endAskingLink(tx, system, addressed))).rejects.toMatchObject(gone)
    await expect(installation.deeds.run((tx) => relabelAskingLink(tx, system, { ...addressed, label: 'X' }))).rejects.toMatchObject(gone)
    expect(await asked(token)).toBeDefined()
    await installation.deeds.run((tx) => relabelAskingLink(tx, system, { ownerId: card.ownerId, askingId: id, label: 'Stand' }))
    const shown = await installation.deeds.read((tx) => linksShown(tx, system, { ownerId: card.ownerId, ...newest }))
    expect(shown.items).toMatchObject([{ label: 'Stand', asks: line }])
  })
})

test('whatever a token is, opening it looks the same things up', async () => {
  const card = await someCard(installation)
  const serving = servingOn(
    {
      data: urlAs(installation.databases.data, 'cc_serve', testRolesSecret),
      keyring: urlAs(installation.databases.keyring, 'cc_serve', testRolesSecret),
    },
    installation.clock,
  )
  const looks: string[] = []
  const { links } = serving
  const noting =
    <Asked extends unknown[], Found>(what: string, look: (...asked: Asked) => Found) =>
    (...asked: Asked): Found => {
      looks.push(what)
      return look(...asked)
    }
  const watched = {
    ...serving,
    links: { ...links, find: noting('link', links.find), findAsking: noting('asking', links.findAsking) },
    cardShare: noting('share', serving.cardShare),
  }
  const ended = await make(card)
  await installation.deeds.run((tx) => endAskingLink(tx, system, { ownerId: card.ownerId, askingId: ended.id }))
  const live = await someLink(installation, card)
  const looked = async (token: string) => {
    looks.splice(0)
    const { kind } = await openLink(watched, { token }, { session: [] })
    return [kind, ...looks]
  }
  const dead = ['dead', 'link', 'asking', 'share']
  expect(await looked(tokenText(newToken()))).toEqual(dead)
  expect(await looked('not a token')).toEqual(dead)
  expect(await looked(ended.token)).toEqual(dead)
  expect(await looked(live.token)).toEqual(['card', 'link', 'asking', 'share'])
  expect((await looked((await make(card)).token)).slice(0, 3)).toEqual(['asking', 'link', 'asking'])
  await serving.close()
})
