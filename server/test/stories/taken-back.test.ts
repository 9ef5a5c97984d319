import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { pictures } from '#contract/pictures.ts'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { makeCard, publishDraft, setPicture } from '#domains/profiles/index.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open } from '#test/people.ts'
import { type Served, served } from '#test/served.ts'

// What a link led to is gone on the very next request, however it was taken back, and for all that can be made of it.

let installation: TestInstallation
let origin: string
let server: Served
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  server = await served(installation)
})
afterAll(async () => {
  await server.close()
  await installation.close()
})

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

interface Owner {
  readonly id: string
  readonly cookie: string
  readonly card: string
  readonly link: string
  readonly token: string
}
let people = 0
const somebody = (): Promise<Owner> =>
  installation.deeds.run(async (tx) => {
    const id = await openAccount(tx, system, { name: 'Salma Benjelloun', email: `back-${++people}@test.example`, language: 'fr' })
    const cookie = `${sessionCookieName}=${await beginSession(tx, { personId: id, how: 'code', agent: undefined })}`
    const draft = Draft.parse({ language: 'fr', name: { given: 'Salma' } })
    const card = await makeCard(tx, system, { ownerId: id, label: 'Carte', draft })
    for (const which of pictures) await setPicture(tx, system, { ownerId: id, cardId: card, which, picture })
    await publishDraft(tx, system, { ownerId: id, cardId: card })
    const link = await shareCard(tx, system, {
      ownerId: id,
      cardId: card,
      label: 'Lien',
      expiresAt: new Date(tx.clock.now().getTime() + 600_000),
    })
    return { id, cookie, card, link: link.id, token: link.token }
  })

const send = (method: string, path: string, cookie: string, body?: unknown) =>
  fetch(origin + path, {
    method,
    headers: { 'sec-fetch-site': 'same-origin', cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

/** What a browser that had the card open can ask for again: everything behind a view session that is declared, so that nothing is forgotten. */
const derivatives = () =>
  server.routes
    .filter(({ method, path }) => method === 'GET' && /^\/(?:c|echange)(?:\/|$)/.test(path))
    .map(({ path }) => path.replace('{place}', '1'))
/** What its owner could hand on again. */
const handedOn = (link: string) =>
  [
    ['POST', `/api/links/${link}/copy`],
    ['GET', `/api/links/${link}/qr.svg`],
    ['GET', `/api/links/${link}/qr.png`],
    ['GET', `/api/links/${link}/signature`],
    ['GET', `/api/links/${link}/signature.html`],
    ['GET', `/api/links/${link}/card.pdf`],
    ['GET', `/api/links/${link}/stickers.pdf`],
  ] as const

const ways: { readonly [way: string]: (owner: Owner) => Promise<Response> | Response } = {
  'this link is taken back': ({ cookie, link }) => send('POST', '/api/links/revoke', cookie, { links: [link] }),
  'this link is, and a press could bring it back': ({ cookie, link }) =>
    send('POST', '/api/links/revoke', cookie, { links: [link], undo: true }),
  'all of its card are': ({ cookie, card }) => send('POST', '/api/links/revoke', cookie, { card }),
  'all of its owner are': ({ cookie }) => send('POST', '/api/links/revoke', cookie, { all: true }),
  'the card pauses': ({ cookie, card }) => send('POST', `/api/cards/${card}/pause`, cookie),
  'the card pauses, and its owner says something': ({ cookie, card }) =>
    send('POST', `/api/cards/${card}/pause`, cookie, { message: { sentence: 'soon' } }),
  'the card is deleted': ({ cookie, card }) => send('DELETE', `/api/cards/${card}`, cookie),
  'the account is closed': ({ cookie }) => send('POST', '/api/account/close', cookie),
  'its time is over': () => {
    installation.clock.forward({ minutes: 10 })
    return new Response()
  },
}

describe('every derivative of a shared card opens, and no more once', () => {
  test.for(Object.entries(ways))('%s', async ([way, takeBack]) => {
    const owner = await somebody()
    const view = cookieOf(await open(origin, owner.token))
    const statuses = async () =>
      Object.fromEntries(await Promise.all(derivatives().map(async (path) => [path, (await send('GET', path, view)).status])))
    const all = (status: number) => Object.fromEntries(derivatives().map((path) => [path, status]))
    expect(derivatives().length).toBeGreaterThanOrEqual(10)
    expect(await statuses()).toEqual(all(200))
    for (const [method, path] of handedOn(owner.link)) expect((await send(method, path, owner.cookie)).status, path).toBe(200)

    expect((await takeBack(owner)).ok).toBe(true)

    expect(await statuses()).toEqual(all(404))
    for (const headers of [{}, { cookie: view, 'sec-fetch-site': 'same-origin' }]) {
      const again = await open(origin, owner.token, {}, headers)
      expect(again.status).toBe(way.endsWith('says something') ? 200 : 404)
      expect(again.headers.get('set-cookie')).toBeNull()
      expect(await again.text()).not.toMatch(/\/c\/|card\.vcf/)
    }
    if (way.startsWith('the card pauses') || way === 'its time is over') return // it is its owner's still, and leads nowhere
    for (const [method, path] of handedOn(owner.link)) expect((await send(method, path, owner.cookie)).ok, path).toBe(false)
  })
})
