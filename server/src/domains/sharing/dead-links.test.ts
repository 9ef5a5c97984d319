import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pauseCard } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { open, type PublishedCard, someAskingLink, someCard, someLink, someNamedLink } from '#test/people.ts'
import { endAskingLink } from './asking-links.ts'
import { revokeLink } from './revoke-link.ts'
import { newToken, tokenText } from './token.ts'

let installation: TestInstallation
let card: PublishedCard
const dead: Record<string, string> = {}
beforeAll(async () => {
  installation = await testInstallation()
  const origin = await installation.serve()
  card = await someCard(installation)
  const soon = new Date(installation.clock.now().getTime() + 60_000)
  const revoked = await someLink(installation, card)
  const revokedAndBuried = await someLink(installation, card)
  const revokedPin = await someLink(installation, card, { pin: 'riad 27' })
  const spent = await someLink(installation, card, { maxViews: 1 })
  dead.expired = (await someLink(installation, card, { expiresAt: soon })).token
  dead['expired, with a PIN'] = (await someLink(installation, card, { expiresAt: soon, pin: 'riad 27' })).token
  dead['expired, limited'] = (await someLink(installation, card, { expiresAt: soon, maxViews: 5 })).token
  expect((await open(origin, spent.token, { press: true })).status).toBe(200)
  const bound = await someNamedLink(installation, card, { binds: true })
  const boundPin = await someNamedLink(installation, card, { binds: true, code: true, pin: 'riad 27', maxViews: 9 })
  expect((await open(origin, bound.token, { bind: true })).status).toBe(200)
  // as a visitor with all of it would have done
  await installation.owner.data.query('update sharing.named set bound_digest = $2 where link_id = $1', [boundPin.id, Buffer.alloc(32, 1)])
  const named = await someNamedLink(installation, card, { binds: true, code: true })
  dead['asking, expired'] = (await someAskingLink(installation, card, { expiresAt: soon.toISOString() })).token
  const asking = await someAskingLink(installation, card)
  await installation.deeds.run((tx) => endAskingLink(tx, system, { ownerId: card.ownerId, askingId: asking.id }))
  const paused = await someCard(installation)
  dead['its card paused'] = (await someLink(installation, paused)).token
  dead['asking, its card paused'] = (await someAskingLink(installation, paused)).token
  await installation.deeds.run((tx) => pauseCard(tx, system, paused))
  const telling = await someCard(installation)
  const untold = await someLink(installation, telling)
  dead['its card paused with a message, expired'] = (await someLink(installation, telling, { expiresAt: soon })).token
  dead['asking, its card paused with a message'] = (await someAskingLink(installation, telling)).token
  await installation.deeds.run((tx) => pauseCard(tx, system, { ...telling, message: { sentence: 'moved' } }))
  await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: telling.ownerId, linkId: untold.id }))
  dead['its card paused with a message, revoked'] = untold.token
  const revoke = (linkId: string) => installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId }))
  await revoke(revokedAndBuried.id)
  await installation.tick() // its card share is destroyed
  await revoke(revoked.id)
  await revoke(revokedPin.id)
  await revoke(named.id)
  installation.clock.forward({ minutes: 2 })
  Object.assign(dead, {
    'never made': tokenText(newToken()),
    'all zero': '0'.repeat(32),
    'too short': '0'.repeat(31),
    'a word': 'nothing',
    'a thousand characters': 'z'.repeat(1_000),
    revoked: revoked.token,
    'revoked, its key destroyed': revokedAndBuried.token,
    'revoked, with a PIN': revokedPin.token,
    spent: spent.token,
    'bound to another browser': bound.token,
    'bound to another browser, with all else': boundPin.token,
    'made for one visitor, revoked': named.token,
    'asking, revoked': asking.token,
  })
})
afterAll(() => installation.close())

async function told(asked: Promise<Response>): Promise<string> {
  const answer = await asked
  const headers = [...answer.headers].filter(([name]) => name !== 'date').sort()
  return JSON.stringify({ status: answer.status, headers, body: await answer.text() })
}

const form = (headers: Record<string, string> = {}): RequestInit => ({ method: 'POST', headers: { accept: 'text/html', ...headers } })
const ways: Record<string, (origin: string, token: string) => Promise<Response>> = {
  'the script of the page': (origin, token) => open(origin, token, {}, { 'sec-fetch-site': 'same-origin' }),
  'the script, for a press': (origin, token) => open(origin, token, { press: true }),
  'a program that reads JSON': (origin, token) => open(origin, token, {}, { accept: 'application/json' }),
  'an Arabic reader whose browser takes gzip': (origin, token) =>
    open(origin, token, {}, { 'accept-language': 'ar', 'accept-encoding': 'gzip' }),
  'the script, for a browser, with a code': (origin, token) => open(origin, token, { bind: true, code: '123456' }),
  'a browser that other links are bound to': (origin, token) =>
    open(origin, token, {}, { cookie: `__Host-cc_browser=${Buffer.alloc(32, 5).toString('base64url')}`, origin }),
  'a form at /l': (origin, token) => fetch(`${origin}/l`, { ...form(), body: new URLSearchParams({ token }) }),
  'a form at /l/open': (origin, token) => fetch(`${origin}/l/open`, { ...form(), body: new URLSearchParams({ token, press: '1' }) }),
  'a form at /l/T': (origin, token) => fetch(`${origin}/l/${token}`, { ...form(), body: new URLSearchParams({ token: '' }) }),
  'a form at /l%23T': (origin, token) => fetch(`${origin}/l%23${token}`, { ...form(), body: new URLSearchParams({ token: '' }) }),
  'an empty post to /l/T': (origin, token) => fetch(`${origin}/l/${token}`, form()),
}

describe('a dead link answers with the same status, headers and bytes whatever it died of, asked by', () => {
  test.each(Object.entries(ways))('%s', async (_way, ask) => {
    const origin = await installation.serve() // failures are counted by process: a new one has counted none
    const answers = new Map<string, string>()
    for (const [why, token] of Object.entries(dead)) answers.set(why, await told(ask(origin, token)))
    const one = answers.get('never made')
    for (const [why, answer] of answers) expect(answer, why).toBe(one)
    expect(one).toContain('"status":404')
    expect(one).not.toContain('set-cookie')
  })
})

test('the words are those of the promise', async () => {
  const origin = await installation.serve()
  const page = await (await open(origin, 'nothing')).text()
  const text = page
    .replace(/<[^>]*>/g, ' ')
    .replace(/[\u00A0\u202F]/g, ' ')
    .replaceAll('’', "'")
  expect(text).toContain("Ce lien n'ouvre aucune carte")
  expect(text).toMatch(/Il est peut-être incomplet, expiré ou retiré : demandez-en un nouveau à la personne qui vous l'a donné\./)
  const json = await (await open(origin, 'nothing', {}, { accept: 'application/json' })).json()
  expect(json).toMatchObject({ status: 404, code: 'link-dead' })
})

describe('more than a hundred failures from one source', () => {
  test('are answered 429, alike for every dead link, while live ones open as before', async () => {
    const origin = await installation.serve()
    const alive = await someLink(installation, card)
    const statuses: number[] = []
    for (let turn = 0; turn < 110; turn++) statuses.push((await open(origin, tokenText(newToken()))).status)
    expect(statuses.slice(0, 100).every((status) => status === 404)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
    for (const accept of ['text/html', 'application/json']) {
      const answers = await Promise.all(Object.values(dead).map((token) => told(open(origin, token, {}, { accept }))))
      expect(new Set(answers).size).toBe(1)
      expect(answers[0]).toContain('"status":429')
    }
    expect((await open(origin, alive.token)).status).toBe(200)
  })

  test('go on finding nothing: two thousand guesses open no card', async () => {
    const origin = await installation.serve()
    for (let batch = 0; batch < 20; batch++) {
      const statuses = await Promise.all(
        Array.from({ length: 100 }, () => open(origin, tokenText(newToken()), { press: true }).then((answer) => answer.status)),
      )
      expect(statuses.every((status) => status === 404 || status === 429)).toBe(true)
    }
  })
})
