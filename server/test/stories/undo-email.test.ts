import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetFormerEmails } from '#domains/accounts/index.ts'
import { shownBy } from '#test/factors.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())
beforeEach(() => installation.clock.forward({ minutes: 11 })) // no count of tries outlives a test

async function call(method: string, path: string, body?: unknown, cookie?: string, more: Record<string, string> = {}) {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(cookie !== undefined && { cookie }),
      ...more,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0])
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON it is, each test says what it expects
  const json: any = text.startsWith('{') ? JSON.parse(text) : undefined
  return { status: answer.status, text, body: json, cookie: cookies.join('; ') }
}
const mailsTo = async (address: string) => {
  await installation.deliver()
  return installation.mailbox.filter(({ to }) => to === address)
}
const codeTo = async (address: string) => (await mailsTo(address)).findLast(({ code }) => code !== undefined)?.code ?? ''
const linkTo = async (address: string) =>
  (await mailsTo(address)).flatMap(({ text }) => /\/adresse#([0-9a-f]{40})$/m.exec(text)?.[1] ?? []).at(-1) ?? ''

let people = 0
const someAddress = () => `undo-${++people}@test.example`
async function signedUp(email = someAddress()): Promise<{ email: string; cookie: string; account: string }> {
  const form = { name: 'Nadia Alaoui', email, language: 'fr', noProspecting: true, notice: '2026-11-23' }
  const asked = await call('POST', '/api/sign-up', form)
  const done = await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code: await codeTo(email) })
  return { email, cookie: done.cookie, account: done.body.account }
}
async function move(cookie: string, email = someAddress()): Promise<string> {
  const asked = await call('POST', '/api/account/email', { email }, cookie)
  expect(
    (await call('POST', '/api/account/email/confirm', { attempt: asked.body.attempt, code: await codeTo(email) }, cookie)).status,
  ).toBe(204)
  return email
}
const undo = (token: string) => call('POST', '/adresse/undo', { token })
async function signsInWith(email: string): Promise<string | undefined> {
  const asked = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
  const before = (await mailsTo(email)).filter(({ code }) => code !== undefined)
  return before.length === 0
    ? undefined
    : (await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code: before.at(-1)?.code })).body.account
}
const rows = async () => (await installation.owner.data.query('select 1 from accounts.former_email')).rowCount

describe('a change of address', () => {
  test('is undone from the old address, once: the address is back, every session ends, the new one is told', async () => {
    const { email, cookie, account } = await signedUp()
    const next = await move(cookie)
    const told = (await mailsTo(email)).at(-1)
    expect(told?.text).not.toContain(next)
    expect(told?.subject).toBe('L’adresse de votre compte a changé')
    const token = await linkTo(email)
    const look = await call('POST', '/adresse/open', { token })
    expect(look).toMatchObject({ status: 200, body: { until: expect.stringMatching(/^2026-1/) } })
    expect((await call('GET', '/api/account', undefined, cookie)).body.email).toBe(next)

    expect((await undo(token)).status).toBe(204)
    expect((await call('GET', '/api/account', undefined, cookie)).status).toBe(401)
    expect((await mailsTo(next)).at(-1)?.subject).toBe('L’adresse de votre compte a été remise')
    expect((await mailsTo(next)).at(-1)?.text).not.toContain(email)
    expect(await signsInWith(email)).toBe(account)
    for (const again of [await undo(token), await call('POST', '/adresse/open', { token })])
      expect(again).toMatchObject({ status: 404, body: { code: 'undo-dead' } })
    expect(await linkTo(next)).toBe('')
  })

  test('is undone once of many at a time', async () => {
    const { email, cookie } = await signedUp()
    await move(cookie)
    const token = await linkTo(email)
    const done = await Promise.all(Array.from({ length: 8 }, () => undo(token)))
    expect(done.map(({ status }) => status).sort()).toEqual([204, ...Array(7).fill(404)])
  })

  test('by pages, in a browser without script: looking changes nothing, one button does it, and a link without script is pasted', async () => {
    const { email, cookie } = await signedUp()
    const next = await move(cookie)
    const token = await linkTo(email)
    const page = { accept: 'text/html', 'accept-language': 'ar', 'content-type': 'application/x-www-form-urlencoded' }
    const post = async (path: string, fields: Record<string, string>) => {
      const answer = await fetch(origin + path, {
        method: 'POST',
        headers: { ...page, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields),
      })
      return { status: answer.status, text: await answer.text() }
    }
    const shell = await fetch(`${origin}/adresse`, { headers: page })
    expect(shell.status).toBe(200)
    expect(await shell.text()).toContain('رمز الرابط')
    expect((await fetch(`${origin}/adresse%23${token}`, { headers: page })).status).toBe(200)
    const asked = await post('/adresse', { token: `${origin}/adresse#${token}` })
    expect(asked).toMatchObject({ status: 200, text: expect.stringContaining('action="/adresse/undo"') })
    expect(asked.text).toContain('dir="rtl"')
    for (const { status, text } of [await post('/adresse', { token: '' }), await post('/adresse/undo', { token: 'x' })]) {
      expect(status).toBe(404)
      expect(text).toContain('هذا الرابط لا يلغي شيئا')
    }
    expect((await call('GET', '/api/account', undefined, cookie)).body.email).toBe(next)
    expect(await post('/adresse/undo', { token })).toMatchObject({ status: 200, text: expect.stringContaining('أُعيد العنوان') })
  })

  test('from another site is not undone', async () => {
    const { email, cookie } = await signedUp()
    const next = await move(cookie)
    const refused = await call('POST', '/adresse/undo', { token: await linkTo(email) }, undefined, { 'sec-fetch-site': 'cross-site' })
    expect(refused.status).toBe(403)
    expect((await call('GET', '/api/account', undefined, cookie)).body.email).toBe(next)
  })

  test('is undone for seven days; then the address is gone, and its key with it', async () => {
    const [one, other] = [await signedUp(), await signedUp()]
    await move(one.cookie)
    await move(other.cookie)
    const tokens = [await linkTo(one.email), await linkTo(other.email)] as const
    const [subject] = (
      await installation.owner.data.query<{ subject_id: string }>('select subject_id from accounts.former_email order by id desc limit 1')
    ).rows
    installation.clock.forward({ minutes: 7 * 24 * 60 - 1 })
    expect((await undo(tokens[0])).status).toBe(204)
    installation.clock.forward({ minutes: 1 })
    expect((await undo(tokens[1])).body.code).toBe('undo-dead')
    await forgetFormerEmails(installation.deeds, installation.clock)
    expect(await rows()).toBe(0)
    const buried = await installation.owner.data.query('select 1 from vault.tombstone where subject_id = $1', [subject?.subject_id])
    expect(buried.rowCount).toBe(1)
  })

  test('and another after it: the first address wins, and ends the link of the second', async () => {
    const { email: first, cookie, account } = await signedUp()
    const second = await move(cookie)
    installation.clock.forward({ seconds: 1 })
    const third = await move(cookie)
    const [one, two] = [await linkTo(first), await linkTo(second)]
    expect((await undo(two)).status).toBe(204) // back to the second
    expect((await call('POST', '/adresse/open', { token: one })).status).toBe(200)
    expect((await undo(one)).status).toBe(204)
    expect(await signsInWith(first)).toBe(account)
    expect((await mailsTo(second)).at(-1)?.subject).toBe('L’adresse de votre compte a été remise')
    expect((await mailsTo(third)).at(-1)?.subject).toBe('L’adresse de votre compte a été remise')
    expect(await rows()).toBe(0)
  })

  test('undone from the first address leaves nothing to the second', async () => {
    const { email: first, cookie } = await signedUp()
    const second = await move(cookie)
    installation.clock.forward({ seconds: 1 })
    await move(cookie)
    const [one, two] = [await linkTo(first), await linkTo(second)]
    expect((await undo(one)).status).toBe(204)
    expect((await undo(two)).body.code).toBe('undo-dead')
  })

  test('is not undone where another account took the address meanwhile; once that one is closed, it is', async () => {
    const { email, cookie, account } = await signedUp()
    const next = await move(cookie)
    const token = await linkTo(email)
    const stranger = await signedUp(email)
    expect(stranger.account).not.toBe(account)
    expect(await undo(token)).toMatchObject({ status: 409, body: { code: 'address-taken' } })
    expect((await call('GET', '/api/account', undefined, cookie)).body.email).toBe(next)
    expect((await call('GET', '/api/account', undefined, stranger.cookie)).body.email).toBe(email)
    expect((await call('POST', '/api/account/close', undefined, stranger.cookie)).status).toBe(200)
    expect((await undo(token)).status).toBe(204)
    expect(await signsInWith(email)).toBe(account)
  })

  test('undone, ends what was added since to sign in with, and leaves what was there before', async () => {
    const { email, cookie, account } = await signedUp()
    await call('PUT', '/api/account/password', { password: 'le figuier du patio penche' }, cookie)
    installation.clock.forward({ minutes: 1 })
    await move(cookie)
    const { secret } = (await call('POST', '/api/account/factor', undefined, cookie)).body
    await call('POST', '/api/account/factor/confirm', { code: shownBy(secret, installation.clock.now()) }, cookie)
    expect((await undo(await linkTo(email))).status).toBe(204)
    const signedIn = await call('POST', '/api/sign-in/password', { email, password: 'le figuier du patio penche' })
    expect(signedIn).toMatchObject({ status: 200, body: { account } })
    expect((await call('GET', '/api/account', undefined, signedIn.cookie)).body).toMatchObject({ hasPassword: true, secondFactor: null })
  })

  test('undone, keeps an application that was there before, and ends a password that was set after', async () => {
    const { email, cookie } = await signedUp()
    const { secret } = (await call('POST', '/api/account/factor', undefined, cookie)).body
    await call('POST', '/api/account/factor/confirm', { code: shownBy(secret, installation.clock.now()) }, cookie)
    installation.clock.forward({ minutes: 1 })
    await move(cookie)
    await call('PUT', '/api/account/password', { password: 'le figuier du patio penche' }, cookie)
    expect((await undo(await linkTo(email))).status).toBe(204)
    expect((await call('POST', '/api/sign-in/password', { email, password: 'le figuier du patio penche' })).status).toBe(401)
    const asked = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const half = await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code: await codeTo(email) })
    const code = shownBy(secret, installation.clock.now())
    expect((await call('POST', '/api/sign-in/factor', { challenge: half.body.challenge, code })).status).toBe(200)
  })

  test('of an account that is closed is not undone, and nothing is left of the address', async () => {
    const { email, cookie } = await signedUp()
    await move(cookie)
    const token = await linkTo(email)
    expect((await call('POST', '/api/account/close', undefined, cookie)).status).toBe(200)
    expect((await undo(token)).body.code).toBe('undo-dead')
    expect(await rows()).toBe(0)
  })

  test('leaves neither address in the record of what was done, and the old one findable by nobody', async () => {
    const { email, cookie } = await signedUp()
    const next = await move(cookie)
    await undo(await linkTo(email))
    const entries = await installation.owner.data.query<{ all: string }>(
      "select string_agg(t::text, ' ') as all from (select * from audit.entry) t",
    )
    for (const address of [email, next]) expect(entries.rows[0]?.all).not.toContain(address)
    expect(entries.rows[0]?.all).toContain('account.undo-email')
    expect(await signsInWith(next)).toBeUndefined()
  })
})
