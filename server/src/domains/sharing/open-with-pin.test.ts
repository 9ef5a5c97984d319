import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, someCard, someLink } from '#test/people.ts'
import { revokeLink } from './revoke-link.ts'
import { newToken, tokenText } from './token.ts'

let installation: TestInstallation
let origin: string
let card: PublishedCard
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  card = await someCard(installation)
})
afterAll(() => installation.close())

const json = { accept: 'application/json' }
const Problem = z.object({ code: z.string(), waitSeconds: z.int().optional() })

async function tryPin(token: string, pin?: string) {
  const answer = await open(origin, token, pin === undefined ? {} : { pin }, json)
  if (answer.status === 200) return { status: 200, code: 'card', wait: 0 }
  const { code, waitSeconds } = Problem.parse(await answer.json())
  return { status: answer.status, code, wait: waitSeconds ?? 0 }
}

async function rowOf(linkId: string) {
  const found = await installation.owner.data.query<{ views: number; pin_failures: number; pin_waits_until: Date | null }>(
    'select views, pin_failures, pin_waits_until from sharing.link where id = $1',
    [linkId],
  )
  return found.rows[0]
}

describe('a link with a PIN', () => {
  test('asks for it: a small page, or 428, without the card and without a cookie', async () => {
    const { id, token } = await someLink(installation, card, { pin: 'riad 27' })
    const page = await open(origin, token)
    expect(page.status).toBe(200)
    expect(page.headers.get('set-cookie')).toBeNull()
    const text = await page.text()
    expect(text).toMatch(/<input id="pin" name="pin" type="password"/)
    expect(text).not.toMatch(/Salma|Benjelloun|بنجلون|212661000013|role="alert"/)
    const answer = await open(origin, token, {}, json)
    expect(answer.status).toBe(428)
    expect(await answer.json()).toMatchObject({ code: 'pin', waitSeconds: 0 })
    expect(await tryPin(token, '')).toMatchObject({ status: 428, code: 'pin' })
    expect(await rowOf(id)).toMatchObject({ pin_failures: 0, pin_waits_until: null })
  })

  test('opens with it, written in any way (NFKC), and then again without it while the view session lives', async () => {
    const { token } = await someLink(installation, card, { pin: 'café ①' })
    expect((await tryPin(token, 'cafe 1')).code).toBe('pin-wrong')
    const opened = await open(origin, token, { pin: 'ｃａｆe\u0301 1' })
    expect(opened.status).toBe(200)
    expect(await opened.text()).toContain('Salma Benjelloun')
    const again = await open(origin, token, {}, { cookie: cookieOf(opened), origin })
    expect(await again.text()).toContain('Salma Benjelloun')
    expect((await fetch(`${origin}/c/card.vcf`, { headers: { cookie: cookieOf(opened) } })).status).toBe(200)
  })

  test('with a limit too, is spent by the right PIN only, once', async () => {
    const { id, token } = await someLink(installation, card, { pin: 'riad 27', maxViews: 1 })
    expect((await tryPin(token)).code).toBe('pin')
    expect((await tryPin(token, 'riad 28')).code).toBe('pin-wrong')
    expect(await open(origin, token, { press: true }, json).then((answer) => answer.status)).toBe(428)
    expect(await rowOf(id)).toMatchObject({ views: 0, pin_failures: 1 })
    expect((await tryPin(token, 'riad 27')).code).toBe('card')
    expect(await rowOf(id)).toMatchObject({ views: 1, pin_failures: 0, pin_waits_until: null })
    expect(await tryPin(token, 'riad 27')).toMatchObject({ status: 404, code: 'link-dead' })
    expect(await tryPin(token, 'riad 28')).toMatchObject({ status: 404, code: 'link-dead' })
  })

  test('waits longer after each wrong one: three are free, then twice as long each time, a quarter of an hour at most', async () => {
    const { id, token } = await someLink(installation, card, { pin: 'riad 27', maxViews: 5 })
    const waits: number[] = []
    for (let failures = 1; failures <= 15; failures++) {
      const wrong = await tryPin(token, 'not it')
      expect(wrong, `wrong PIN number ${failures}`).toMatchObject({ status: 428, code: 'pin-wrong' })
      expect(await rowOf(id)).toMatchObject({ views: 0, pin_failures: failures })
      waits.push(wrong.wait)
      installation.clock.forward({ seconds: wrong.wait })
    }
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
  })

  test('does not even look at a PIN before the wait is over, and says how long it is; the right one then resets it', async () => {
    const { id, token } = await someLink(installation, card, { pin: 'riad 27' })
    for (let failures = 0; failures < 5; failures++) installation.clock.forward({ seconds: (await tryPin(token, 'not it')).wait })
    expect((await tryPin(token, 'not it')).wait).toBe(8)
    installation.clock.forward({ seconds: 5 })
    for (const pin of ['riad 27', 'not it', undefined]) expect(await tryPin(token, pin)).toEqual({ status: 428, code: 'pin', wait: 3 })
    const page = await open(origin, token, { pin: 'riad 27' })
    expect(await page.text()).toContain('data-wait="3"')
    expect(await rowOf(id)).toMatchObject({ pin_failures: 6 })
    installation.clock.forward({ seconds: 3 })
    expect((await tryPin(token, 'riad 27')).code).toBe('card')
    expect(await rowOf(id)).toMatchObject({ pin_failures: 0, pin_waits_until: null })
    expect(await tryPin(token, 'not it')).toMatchObject({ code: 'pin-wrong', wait: 0 })
  })

  test('counts fifty guesses sent at once one by one: three are looked at', async () => {
    const { id, token } = await someLink(installation, card, { pin: '2741' })
    const guesses = await Promise.all(Array.from({ length: 50 }, (_, guess) => tryPin(token, String(2700 + guess))))
    const looked = guesses.filter((guess) => guess.code === 'pin-wrong' || guess.code === 'card')
    expect(looked.length).toBeLessThanOrEqual(3)
    const openedByLuck = guesses.some((guess) => guess.code === 'card')
    if (!openedByLuck) expect(await rowOf(id)).toMatchObject({ pin_failures: 3 })
    const codes = new Set(guesses.map((guess) => guess.code)) // a slow machine may have no time for some of them: 503
    expect([...codes].filter((code) => !['pin', 'pin-wrong', 'card', 'unavailable'].includes(code))).toEqual([])
    installation.clock.forward({ minutes: 15 })
    expect((await tryPin(token, '2741')).code).toBe('card')
  })

  test('lets two at once in with the right PIN', async () => {
    const { token } = await someLink(installation, card, { pin: 'riad 27' })
    const both = await Promise.all([tryPin(token, 'riad 27'), tryPin(token, 'riad 27')])
    expect(both.map((one) => one.code)).toEqual(['card', 'card'])
  })

  test('is refused a PIN that is too short or too long when it is made', async () => {
    for (const pin of ['', '123', 'x'.repeat(201)])
      await expect(someLink(installation, card, { pin })).rejects.toMatchObject({ code: 'invalid', fields: ['pin'] })
  })

  test('works without JavaScript, at the address of the link', async () => {
    const { token } = await someLink(installation, card, { pin: 'riad 27' })
    const form = (fields: Record<string, string>) =>
      fetch(`${origin}/l/${token}`, {
        method: 'POST',
        headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', origin: 'null' },
        body: new URLSearchParams(fields),
      })
    const asked = await (await form({ token: '' })).text()
    expect(asked).toMatch(/<form method="post" action=""><input type="hidden" name="token" value="[0-9a-z]{32}">/)
    expect(await (await form({ token, pin: 'no no' })).text()).toContain('role="alert"')
    expect(await (await form({ token, pin: 'riad 27' })).text()).toContain('Salma Benjelloun')
  })
})

describe('a post that carries a PIN', () => {
  test('to a link without one opens it, and asks for the press where it has a limit', async () => {
    expect((await tryPin((await someLink(installation, card)).token, 'riad 27')).code).toBe('card')
    const limited = await someLink(installation, card, { maxViews: 1 })
    expect(await tryPin(limited.token, 'riad 27')).toMatchObject({ status: 428, code: 'press' })
    expect(await rowOf(limited.id)).toMatchObject({ views: 0 })
    expect((await open(origin, limited.token, { pin: 'riad 27', press: true })).status).toBe(200)
  })

  test('to a dead link or none at all answers as every dead one, to the byte', async () => {
    const revoked = await someLink(installation, card, { pin: 'riad 27' })
    const expired = await someLink(installation, card, { pin: 'riad 27', expiresAt: new Date(installation.clock.now().getTime() + 1_000) })
    await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: revoked.id }))
    installation.clock.forward({ seconds: 1 })
    for (const accept of ['text/html', 'application/json']) {
      const answers = await Promise.all(
        [
          { token: tokenText(newToken()) },
          { token: tokenText(newToken()), pin: 'riad 27' },
          { token: 'nothing like a token', pin: 'riad 27' },
          { token: revoked.token, pin: 'riad 27' },
          { token: revoked.token, pin: 'riad 28' },
          { token: revoked.token },
          { token: expired.token, pin: 'riad 27' },
          { token: expired.token, pin: 'riad 28' },
        ].map(async ({ token, ...more }) => {
          const answer = await open(origin, token, more, { accept })
          const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'))
          return JSON.stringify({ status: answer.status, headers, body: await answer.text() })
        }),
      )
      expect(new Set(answers).size).toBe(1)
      expect(answers[0]).toContain('"status":404')
    }
    expect(await rowOf(revoked.id)).toMatchObject({ pin_failures: 0 })
  })

  test('costs the same stretching for an unknown token, for a dead link and for a wrong PIN', async () => {
    const { token } = await someLink(installation, card, { pin: 'riad 27' })
    const work = async (token: string, pin?: string) => {
      const before = process.cpuUsage()
      for (let turn = 0; turn < 3; turn++) await tryPin(token, pin)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const [wrong, unknown, malformed, without] = [
      await work(token, 'riad 28'),
      await work(tokenText(newToken()), 'riad 28'),
      await work('nothing', 'riad 28'),
      await work(tokenText(newToken())),
    ]
    // processor time, not the clock on the wall: scrypt is nearly all of it
    for (const one of [unknown, malformed]) {
      expect(one / wrong).toBeGreaterThan(0.5)
      expect(one / wrong).toBeLessThan(2)
    }
    expect(wrong).toBeGreaterThan(5 * without)
  })
})
