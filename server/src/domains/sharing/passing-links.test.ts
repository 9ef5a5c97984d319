import jsqr from 'jsqr'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PassingLink } from '#contract/links.ts'
import { beginSession } from '#domains/accounts/index.ts'
import { pauseCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { Refusal } from '#platform/refusal.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, someCard, someLink } from '#test/people.ts'
import { served } from '#test/served.ts'
import { nadia, receiptIn, ticketIn, visitorAt } from '#test/visitor.ts'
import { endPassingLinks } from './end-passing-links.ts'
import { makePassingLink } from './make-passing-link.ts'
import { linkShown, liveLinksTo } from './read-links.ts'
import { revokeLinks } from './revoke-link.ts'
import type { ShownLink } from './share-card.ts'
import { bringBack, takeBack } from './take-back.ts'
import { keepViewSessionKeys } from './view-session-keys.ts'
import { linksShown } from './who-may-see.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const outcome = (card: PublishedCard, after?: string) =>
  installation.deeds.run((tx) => makePassingLink(tx, system, { ...card, label: 'QR qui change', after }))
async function next(card: PublishedCard, after?: string): Promise<ShownLink> {
  const made = await outcome(card, after)
  if (made instanceof Refusal) throw made
  return made
}
async function forward(seconds: number) {
  installation.clock.forward({ seconds })
  await keepViewSessionKeys(installation.keyring, installation.clock)
}
const query = async (text: string, values: unknown[] = []) => (await installation.owner.data.query(text, values)).rows
const listed = async ({ ownerId }: PublishedCard, more: { state?: 'live' | 'expired' | 'revoked' } = {}) =>
  (
    await installation.deeds.read((tx) =>
      linksShown(tx, system, { ownerId, limit: 50, sort: 'made', order: 'descending', language: 'fr', ...more }),
    )
  ).items
const reloaded = (cookie: string) => ({ cookie, 'sec-fetch-site': 'same-origin' })
const cardAt = (cookie: string, path = '/c') => fetch(origin + path, { headers: { cookie, accept: 'text/html' } })

describe('a link that passes', () => {
  test('opens for ninety seconds, and is then dead like one that never was', async () => {
    const card = await someCard(installation)
    const { token } = await next(card)
    await forward(89)
    expect((await open(origin, token)).status).toBe(200)
    await forward(1)
    const [late, never] = [await open(origin, token), await open(origin, '0'.repeat(32))]
    expect([late.status, await late.text()]).toEqual([404, await never.text()])
  })

  test('where it was opened in time the card is read, saved and answered for a quarter of an hour, and no longer', async () => {
    const card = await someCard(installation)
    const { token } = await next(card)
    await forward(80)
    const opened = await open(origin, token)
    const page = await opened.text()
    expect(page).toContain('elle se lit ici un quart d’heure')
    expect(page).not.toContain('jusqu’au')
    const cookie = cookieOf(opened)
    await forward(14 * 60)
    for (const path of ['/c', '/c/1/card.vcf', '/echange/1']) expect([path, (await cardAt(cookie, path)).status]).toEqual([path, 200])
    expect((await open(origin, token, {}, reloaded(cookie))).status).toBe(200) // reloaded in the browser that opened it
    const again = cookieOf(await open(origin, token, {}, reloaded(cookie)))
    expect((await open(origin, token)).status).toBe(404) // a photograph of it
    await forward(70)
    expect((await cardAt(again)).status).toBe(404)
    expect((await open(origin, token, {}, reloaded(again))).status).toBe(404)
  })

  test('details that are typed by then still arrive', async () => {
    const card = await someCard(installation)
    const { token } = await next(card)
    const cookie = cookieOf(await open(origin, token))
    const form = await visitorAt(origin).get('/echange/1', cookie)
    await forward(5 * 60)
    const sent = await visitorAt(origin).post('/echange', { ...nadia, ticket: ticketIn(form.text) })
    expect(receiptIn(sent.text)).not.toBe('')
  })

  test('keeps nothing from which it could be shown again, and shows what anyone may see', async () => {
    const card = await someCard(installation)
    const { id } = await next(card)
    expect(
      await query('select token, pin_salt, max_views, edition_id = card_id as everybody from sharing.link where id = $1', [id]),
    ).toEqual([{ token: null, pin_salt: null, max_views: null, everybody: true }])
  })

  test('is refused for a card that is not one’s own or not published, and past sixty in ten minutes', async () => {
    const [card, other] = [await someCard(installation), await someCard(installation)]
    await expect(next({ ...card, cardId: other.cardId })).rejects.toMatchObject({ code: 'not-found' })
    for (let made = 0; made < 60; made++) await next(card)
    const refused = await outcome(card)
    expect(refused).toMatchObject({ code: 'many-codes' })
    expect((refused as Refusal).waitSeconds).toBeGreaterThan(0)
    expect(await next(other)).toMatchObject({ token: expect.any(String) })
    await forward(601)
    expect(await next(card)).toMatchObject({ token: expect.any(String) })
  })

  test('opens nothing of a paused card', async () => {
    const card = await someCard(installation)
    const { token } = await next(card)
    await installation.deeds.run((tx) => pauseCard(tx, system, card))
    expect((await open(origin, token)).status).toBe(404)
  })
})

describe('a code that changes', () => {
  test('is one line while somebody may read by it, whichever screens show it', async () => {
    const card = await someCard(installation)
    const lasting = await someLink(installation, card)
    let shown = await next(card)
    for (let minute = 0; minute < 5; minute++) {
      await forward(60)
      shown = await next(card, shown.id)
    }
    await forward(1)
    const tablet = await next(card)
    expect((await listed(card)).map(({ id, state, passing, kept }) => ({ id, state, passing, kept }))).toEqual([
      { id: tablet.id, state: 'live', passing: { opens: true }, kept: false },
      { id: lasting.id, state: 'live', passing: null, kept: true },
    ])
    expect(await installation.deeds.read((tx) => liveLinksTo(tx, [card.cardId]))).toEqual(new Map([[card.cardId, 2]]))
    await forward(90)
    expect((await listed(card))[0]).toMatchObject({ id: tablet.id, state: 'live', passing: { opens: false } })
    await forward(15 * 60)
    expect((await listed(card)).map(({ id }) => id)).toEqual([lasting.id])
    for (const state of ['expired', 'revoked'] as const) expect(await listed(card, { state })).toEqual([])
  })

  test('is taken back whole by its line, which stops the screen that shows it; and comes back whole', async () => {
    const card = await someCard(installation)
    const first = await next(card)
    const reader = cookieOf(await open(origin, first.token))
    await forward(60)
    const second = await next(card, first.id)
    const lasting = await someLink(installation, card)
    const taken = await installation.deeds.run((tx) => takeBack(tx, system, { ownerId: card.ownerId, links: [second.id] }))
    expect(taken.revoked).toBe(1)
    expect(await installation.deeds.run((tx) => takeBack(tx, system, { ownerId: card.ownerId, links: [second.id] }))).toEqual(taken)
    expect((await cardAt(reader)).status).toBe(404)
    expect((await open(origin, second.token)).status).toBe(404)
    expect(await outcome(card, second.id)).toMatchObject({ code: 'code-taken-back' })
    expect((await listed(card)).map(({ id }) => id)).toEqual([lasting.id])
    expect(await installation.deeds.run((tx) => bringBack(tx, system, { ownerId: card.ownerId, undo: taken.undo?.id ?? '' }))).toBe(1)
    expect((await cardAt(reader)).status).toBe(200)
    const third = await next(card, second.id)
    expect(await installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, links: [second.id] }))).toBe(1)
    for (const { token } of [second, third]) expect((await open(origin, token)).status).toBe(404)
    expect((await open(origin, lasting.token)).status).toBe(200)
    expect(await installation.deeds.run((tx) => linkShown(tx, system, { ownerId: card.ownerId, linkId: third.id }))).toMatchObject({
      state: 'revoked',
    })
  })

  test('somebody else’s is neither taken back nor told of', async () => {
    const [card, other] = [await someCard(installation), await someCard(installation)]
    const theirs = await next(other)
    await expect(
      installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, links: [theirs.id] })),
    ).rejects.toMatchObject({ code: 'not-found' })
    await installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: other.ownerId, links: [theirs.id] }))
    expect(await outcome(card, theirs.id)).toMatchObject({ token: expect.any(String) })
  })

  test('its openings are counted together, and apart from those of links that stay', async () => {
    const card = await someCard(installation)
    const here = await served(installation)
    const first = await next(card)
    await forward(60)
    const second = await next(card, first.id)
    const lasting = await someLink(installation, card)
    for (const { token } of [first, second, second, lasting]) expect((await open(`http://localhost:${here.port}`, token)).status).toBe(200)
    await here.close()
    expect(await query('select kind, openings from sharing.opening_count where card_id = $1 order by kind', [card.cardId])).toEqual([
      { kind: 'link', openings: 1 },
      { kind: 'passing', openings: 3 },
    ])
  })
})

describe('the sweep of links that passed', () => {
  const rows = ({ cardId }: PublishedCard) => query('select id from sharing.link where card_id = $1 order by id', [cardId])
  const sweep = () => endPassingLinks(installation.deeds, installation.clock)
  beforeEach(async () => {
    await forward(3_600)
    await sweep()
  })
  const shares = async ({ cardId }: PublishedCard) =>
    (await installation.owner.keyring.query('select version from keyring.card_share where card_id = $1', [cardId])).rows

  test('takes their rows, the key they led to and its share, and disturbs nobody else', async () => {
    const card = await someCard(installation)
    const lasting = await someLink(installation, card)
    const first = await next(card)
    await forward(80)
    const second = await next(card, first.id)
    await forward(15 * 60 + 30)
    const third = await next(card, second.id)
    const reader = cookieOf(await open(origin, third.token))
    const before = await shares(card)
    const { wrap } = (await query('select wrap from sharing.link where id = $1', [lasting.id]))[0]
    expect(await sweep()).toBe(1)
    expect((await rows(card)).map(({ id }) => id)).toEqual([lasting.id, second.id, third.id])
    await installation.tick()
    await installation.tick() // the share that the one before buried
    expect(await shares(card)).not.toEqual(before)
    expect((await query('select wrap from sharing.link where id = $1', [lasting.id]))[0].wrap).not.toEqual(wrap)
    expect((await cardAt(reader)).status).toBe(200)
    expect((await open(origin, lasting.token)).status).toBe(200)
    expect(
      (await query('select deed, actor_kind from audit.entry where object_id = $1 order by id', [first.id])).map(({ deed }) => deed),
    ).toEqual(['link.make', 'link.end'])
    await forward(3_600)
    await installation.tick() // by the schedule, as each hour
    expect((await rows(card)).map(({ id }) => id)).toEqual([lasting.id])
    expect(await sweep()).toBe(0)
  })

  test('two at a time end each link once, also while one is taken back', async () => {
    const card = await someCard(installation)
    const lasting = await someLink(installation, card)
    for (let count = 0; count < 3; count++) await next(card)
    await forward(3_600)
    const ended = await Promise.all([
      sweep(),
      sweep(),
      installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, links: [lasting.id] })).then(() => 0),
    ])
    expect(ended.reduce((sum, one) => sum + one, 0)).toBe(3)
    expect((await rows(card)).map(({ id }) => id)).toEqual([lasting.id])
  })

  test('leaves the details that came through one, without it', async () => {
    const card = await someCard(installation)
    const { token } = await next(card)
    const cookie = cookieOf(await open(origin, token))
    const form = await visitorAt(origin).get('/echange/1', cookie)
    await forward(5)
    await visitorAt(origin).post('/echange', { ...nadia, ticket: ticketIn(form.text) })
    await forward(3_600)
    await sweep()
    expect(await query('select link_id from contacts.contact where owner_id = $1', [card.ownerId])).toEqual([{ link_id: null }])
  })
})

test('over HTTP its owner gets a code that opens the card, and no address', async () => {
  const card = await someCard(installation)
  const cookie = await installation.deeds.run(
    async (tx) => `${sessionCookieName}=${await beginSession(tx, { personId: card.ownerId, how: 'code', agent: undefined })}`,
  )
  const post = (body: object) =>
    fetch(`${origin}/api/cards/${card.cardId}/passing-links`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(body),
    })
  const answer = await post({ label: 'QR qui change' })
  expect(answer.headers.get('cache-control')).toContain('no-store')
  const { id, svg, seconds, ...more } = PassingLink.parse(await answer.json())
  expect([answer.status, seconds, more]).toEqual([200, 90, {}])
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const url = jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
  const token = url.split('#')[1] ?? ''
  expect(url).toMatch(/\/l#[0-9a-z]{32}$/)
  expect((await open(origin, token)).status).toBe(200)
  await installation.deeds.run((tx) => revokeLinks(tx, system, { ownerId: card.ownerId, links: [id] }))
  expect((await post({ label: 'QR qui change', after: id })).status).toBe(409)
  expect((await post({ label: '' })).status).toBe(400)
})
