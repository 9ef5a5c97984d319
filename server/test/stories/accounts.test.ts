import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())
beforeEach(() => installation.clock.forward({ minutes: 11 })) // no count of tries outlives a test

interface Said {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON it is, each test says what it expects
  readonly body: any
  readonly text: string
}

async function call(method: string, path: string, body?: unknown, cookie?: string, more: Record<string, string> = {}): Promise<Said> {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(cookie !== undefined && { cookie }),
      'sec-fetch-site': 'same-origin',
      ...more,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, body: text.startsWith('{') ? JSON.parse(text) : undefined }
}
const cookieOf = ({ headers }: Said): string => headers.getSetCookie()[0]?.split(';')[0] ?? ''
const codeTo = async (address: string): Promise<string> => {
  await installation.deliver()
  return installation.mailbox.findLast(({ to }) => to === address)?.code ?? ''
}
const form = (email: string, more: object = {}) => ({
  name: 'Nadia Alaoui',
  email,
  language: 'fr',
  noProspecting: true,
  notice: '2026-11-23',
  ...more,
})
let people = 0
const someAddress = () => `nadia-${++people}@test.example`

async function signedUp(email = someAddress(), more: object = {}): Promise<{ email: string; cookie: string; account: string }> {
  const { body } = await call('POST', '/api/sign-up', form(email, more))
  const done = await call('POST', '/api/sign-in/confirm', { attempt: body.attempt, code: await codeTo(email) })
  expect(done.status).toBe(200)
  return { email, cookie: cookieOf(done), account: done.body.account }
}

describe('signing up', () => {
  test('takes a name, an address and the code sent to it', async () => {
    const email = someAddress()
    const asked = await call('POST', '/api/sign-up', form(email, { company: 'Zellige', phone: '+212661000099' }))
    expect(asked).toMatchObject({ status: 200, body: { minutes: 10 } })
    const code = await codeTo(email)
    expect(code).toMatch(/^\d{6}$/)
    const done = await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code })
    expect(done).toMatchObject({ status: 200, body: { name: 'Nadia Alaoui', new: true } })
    expect(done.headers.getSetCookie()[0]).toMatch(
      /^__Host-cc_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(await call('GET', '/api/account', undefined, cookieOf(done))).toMatchObject({
      status: 200,
      body: {
        name: 'Nadia Alaoui',
        email,
        company: 'Zellige',
        phone: '+212661000099',
        noProspecting: true,
        hasPassword: false,
        fresh: true,
      },
    })
  })

  test('with an address that has an account answers alike; only the mail tells, and its code signs in to the account there is', async () => {
    const { email, account } = await signedUp()
    const [known, unknown] = [await call('POST', '/api/sign-up', form(email)), await call('POST', '/api/sign-up', form(someAddress()))]
    expect(known.status).toBe(unknown.status)
    expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body))
    expect(known.text.length).toBe(unknown.text.length)
    const headers = ({ headers: found }: Said) => [...found].filter(([name]) => name !== 'date').sort()
    expect(headers(known)).toEqual(headers(unknown))
    const code = await codeTo(email)
    expect(installation.mailbox.findLast(({ to }) => to === email)?.text).toContain('Vous avez déjà un compte')
    const done = await call('POST', '/api/sign-in/confirm', { attempt: known.body.attempt, code })
    expect(done).toMatchObject({ status: 200, body: { account, new: false } })
  })

  test.each([
    ['an address that is none', { email: 'nadia' }, 'email'],
    ['no name', { name: '' }, 'name'],
    ['a name with a line break', { name: 'Nadia\nBEGIN:VCARD' }, 'name'],
    ['a name that turns the text around', { name: 'Nadia \u202Emp3.exe' }, 'name'],
    ['a number that is none', { phone: '0661' }, 'phone'],
    ['a field nobody asked for', { role: 'administrator' }, 'role'],
    ['no choice of art. 43', { noProspecting: undefined }, 'noProspecting'],
  ])('is refused with %s, and the field is named', async (_what, change, field) => {
    const refused = await call('POST', '/api/sign-up', { ...form(someAddress()), ...change })
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid', fields: [field] } })
  })

  test('twice with one address at once makes one account', async () => {
    const email = someAddress()
    const first = await call('POST', '/api/sign-up', form(email))
    const codeOne = await codeTo(email)
    const done = await Promise.all(
      Array.from({ length: 20 }, () => call('POST', '/api/sign-in/confirm', { attempt: first.body.attempt, code: codeOne })),
    )
    expect(done.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(done.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(new Set(['code-wrong']))
  })
})

describe('a code', () => {
  test('is good for ten minutes', async () => {
    const { email } = await signedUp()
    const asked = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const code = await codeTo(email)
    installation.clock.forward({ minutes: 10 })
    expect(await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code })).toMatchObject({
      status: 400,
      body: { code: 'code-wrong' },
    })
  })
  test('is dead after five wrong tries, the right one too', async () => {
    const { email } = await signedUp()
    const { body } = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const code = await codeTo(email)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let one = 0; one < 5; one++)
      expect((await call('POST', '/api/sign-in/confirm', { attempt: body.attempt, code: wrong })).status).toBe(400)
    expect((await call('POST', '/api/sign-in/confirm', { attempt: body.attempt, code })).status).toBe(400)
  })
  test('stays good for the browser that asked for it, whoever asks for another one; for no other attempt', async () => {
    const { email } = await signedUp()
    const first = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const own = await codeTo(email)
    const second = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    await codeTo(email)
    expect((await call('POST', '/api/sign-in/confirm', { attempt: second.body.attempt, code: own })).status).toBe(400)
    expect((await call('POST', '/api/sign-in/confirm', { attempt: first.body.attempt, code: own })).status).toBe(200)
    expect((await call('POST', '/api/sign-in/confirm', { attempt: first.body.attempt, code: own })).status).toBe(400)
  })
  test('sent to an address leads nowhere once the account has another one', async () => {
    const { email, cookie } = await signedUp()
    const old = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const code = await codeTo(email)
    const next = someAddress()
    const { body } = await call('POST', '/api/account/email', { email: next }, cookie)
    await call('POST', '/api/account/email/confirm', { attempt: body.attempt, code: await codeTo(next) }, cookie)
    expect((await call('POST', '/api/sign-in/confirm', { attempt: old.body.attempt, code })).status).toBe(400)
  })
  test('for an address that nobody has is sent to nobody, and every answer is the same', async () => {
    const { email } = await signedUp()
    const nobody = someAddress()
    const [known, unknown] = [
      await call('POST', '/api/sign-in/code', { email, language: 'fr' }),
      await call('POST', '/api/sign-in/code', { email: nobody, language: 'fr' }),
    ]
    expect([known.status, known.text.length]).toEqual([unknown.status, unknown.text.length])
    await installation.deliver()
    expect(installation.mailbox.filter(({ to }) => to === nobody)).toEqual([])
    const wrong = { code: '123456' }
    const said = await Promise.all(
      [known, unknown, { body: { attempt: '019ab2c3-d4e5-7f60-8172-93a4b5c6d7e8' } }].map(({ body }) =>
        call('POST', '/api/sign-in/confirm', { attempt: body.attempt, ...wrong }),
      ),
    )
    expect(new Set(said.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  })
  test('is asked for five times in ten minutes at most, whether the address is known or not', async () => {
    for (const email of [(await signedUp()).email, someAddress()]) {
      installation.clock.forward({ minutes: 11 })
      const said = []
      for (let one = 0; one < 6; one++) said.push(await call('POST', '/api/sign-in/code', { email, language: 'fr' }))
      expect(said.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
      expect(Number(said[5]?.headers.get('retry-after'))).toBeGreaterThan(0)
    }
  })
})

describe('a password', () => {
  const password = 'le figuier du patio penche'
  async function withPassword() {
    const person = await signedUp()
    expect((await call('PUT', '/api/account/password', { password }, person.cookie)).status).toBe(204)
    return person
  }
  const signIn = (email: string, given: string, more = {}) =>
    call('POST', '/api/sign-in/password', { email, password: given }, undefined, more)

  test('signs in, in whatever composition it is typed, and whole', async () => {
    const { email } = await withPassword()
    expect(await signIn(email, password)).toMatchObject({ status: 200, body: { new: false } })
    expect((await signIn(email, `${password} `)).status).toBe(401)
    expect((await signIn(email, password.toUpperCase())).status).toBe(401)
    expect((await signIn(email, password.slice(0, -1))).status).toBe(401)
  })
  test('that is wrong and an address that is unknown are refused alike', async () => {
    const { email } = await withPassword()
    const without = await signedUp()
    const said = await Promise.all([email, without.email, someAddress()].map((one) => signIn(one, 'pas le bon mot du tout')))
    expect(new Set(said.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(said[0]).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } })
  })
  test.each([
    ['court', 'password-short'],
    ['quatorze signe', 'password-short'],
    ['password1234567890', 'password-common'],
    ['aaaaaaaaaaaaaaaaaaaaaaa', 'password-common'],
    ['nadia alaoui nadia alaoui', 'password-common'],
    ['motdepasse2026motdepasse', 'password-common'],
    ['é'.repeat(1_025), 'password-long'],
  ])('like %s is refused, and it is said why', async (given, code) => {
    const { cookie } = await signedUp()
    expect(await call('PUT', '/api/account/password', { password: given }, cookie)).toMatchObject({ body: { code, fields: ['password'] } })
  })
  test('is asked for ten times in ten minutes from one place; the owner still gets in by a code', async () => {
    const { email } = await withPassword()
    installation.clock.forward({ minutes: 11 })
    const said = await Promise.all(Array.from({ length: 15 }, () => signIn(email, 'pas le bon mot du tout')))
    expect(said.filter(({ status }) => status === 401)).toHaveLength(10)
    expect(said.filter(({ status }) => status === 429)).toHaveLength(5)
    expect((await signIn(email, password)).status).toBe(429)
    const { body } = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    expect((await call('POST', '/api/sign-in/confirm', { attempt: body.attempt, code: await codeTo(email) })).status).toBe(200)
  })
  test('is set only by somebody who proved who they are in the last ten minutes, and a code proves it again', async () => {
    const { cookie, email } = await signedUp()
    installation.clock.forward({ minutes: 11 })
    expect(await call('PUT', '/api/account/password', { password }, cookie)).toMatchObject({ status: 403, body: { code: 'prove-again' } })
    const { body } = await call('POST', '/api/account/prove/code', undefined, cookie)
    expect((await call('POST', '/api/account/prove/confirm', { attempt: body.attempt, code: await codeTo(email) }, cookie)).status).toBe(
      204,
    )
    expect((await call('PUT', '/api/account/password', { password }, cookie)).status).toBe(204)
  })
})

describe('a session', () => {
  test('is shown with its device, ended from another one, and dead on the next request', async () => {
    const { email, cookie } = await signedUp()
    installation.clock.forward({ seconds: 1 })
    const { body } = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const phone = await call('POST', '/api/sign-in/confirm', { attempt: body.attempt, code: await codeTo(email) }, undefined, {
      'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
    })
    const { items } = (await call('GET', '/api/account/sessions', undefined, cookie)).body
    expect(items).toMatchObject([
      { device: 'Firefox, Android', current: false, how: 'code' },
      { current: true, how: 'code' },
    ])
    expect((await call('DELETE', `/api/account/sessions/${items[0].id}`, undefined, cookie)).status).toBe(204)
    expect((await call('GET', '/api/account', undefined, cookieOf(phone))).status).toBe(401)
    expect((await call('GET', '/api/account', undefined, cookie)).status).toBe(200)
    expect((await call('DELETE', `/api/account/sessions/${items[0].id}`, undefined, cookie)).status).toBe(404)
  })
  test('that was left does not come back with its cookie', async () => {
    const { cookie } = await signedUp()
    expect((await call('POST', '/api/sign-out', undefined, cookie)).headers.getSetCookie()[0]).toContain('Max-Age=0')
    expect((await call('GET', '/api/account', undefined, cookie)).status).toBe(401)
  })
  test('gets another token at every sign-in, and the one before dies', async () => {
    const { email, cookie } = await signedUp()
    const { body } = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const again = await call('POST', '/api/sign-in/confirm', { attempt: body.attempt, code: await codeTo(email) }, cookie)
    expect(cookieOf(again)).not.toBe(cookie)
    expect((await call('GET', '/api/account', undefined, cookie)).status).toBe(401)
  })
  test('ends after a fortnight without use, and after thirty days in any case', async () => {
    const { cookie } = await signedUp()
    for (let day = 0; day < 29; day++) {
      installation.clock.forward({ days: 1 })
      expect((await call('PATCH', '/api/account', { name: 'Nadia' }, cookie)).status, `day ${day}`).toBe(200)
      await installation.owner.data.query('update accounts.session set used_at = $1 where used_at < $1', [installation.clock.now()])
    }
    installation.clock.forward({ days: 1 })
    expect((await call('GET', '/api/account', undefined, cookie)).status).toBe(401)
    const idle = await signedUp()
    installation.clock.forward({ days: 14 })
    expect((await call('GET', '/api/account', undefined, idle.cookie)).status).toBe(401)
  })
})

describe('an account', () => {
  test('is corrected by its holder, field by field', async () => {
    const { cookie } = await signedUp()
    const changed = await call('PATCH', '/api/account', { name: 'ناديا العلوي ⵏⴰⴷⵢⴰ 👩‍🔧', phone: '+212661000077', language: 'ar' }, cookie)
    expect(changed).toMatchObject({ status: 200, body: { name: 'ناديا العلوي ⵏⴰⴷⵢⴰ 👩‍🔧', phone: '+212661000077', language: 'ar' } })
    expect(await call('PATCH', '/api/account', { phone: null, company: 'Zellige' }, cookie)).toMatchObject({
      body: { phone: null, company: 'Zellige', language: 'ar' },
    })
    expect(await call('PATCH', '/api/account', { email: 'other@test.example' }, cookie)).toMatchObject({
      status: 400,
      body: { fields: ['email'] },
    })
  })
  test('moves to another address with a code sent there; the old one is told, other sessions end', async () => {
    const { email, cookie } = await signedUp()
    const other = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const second = cookieOf(await call('POST', '/api/sign-in/confirm', { attempt: other.body.attempt, code: await codeTo(email) }))
    const next = someAddress()
    const { body } = await call('POST', '/api/account/email', { email: next }, cookie)
    expect((await call('POST', '/api/account/email/confirm', { attempt: body.attempt, code: await codeTo(next) }, cookie)).status).toBe(204)
    expect((await call('GET', '/api/account', undefined, cookie)).body.email).toBe(next)
    expect((await call('GET', '/api/account', undefined, second)).status).toBe(401)
    await installation.deliver()
    expect(installation.mailbox.findLast(({ to }) => to === email)?.subject).toBe('L’adresse de votre compte a changé')
    const old = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    expect(old.status).toBe(200)
  })
  test('does not move to an address that has one; only the mail to it tells', async () => {
    const [one, two] = [await signedUp(), await signedUp()]
    const { body, status } = await call('POST', '/api/account/email', { email: two.email }, one.cookie)
    expect(status).toBe(200)
    await installation.deliver()
    const mail = installation.mailbox.findLast(({ to }) => to === two.email)
    expect(mail?.code).toBeUndefined()
    expect(mail?.text).toContain('rien n’a changé')
    expect((await call('POST', '/api/account/email/confirm', { attempt: body.attempt, code: '123456' }, one.cookie)).status).toBe(400)
  })
  test('closed ends every session, its cards and links, and nobody signs in any more', async () => {
    const { email, cookie } = await signedUp()
    const made = await call('POST', '/api/cards', { label: 'Carte', draft: { language: 'fr', name: { given: 'Nadia' } } }, cookie)
    await call('POST', `/api/cards/${made.body.id}/publish`, undefined, cookie)
    const link = await call('POST', `/api/cards/${made.body.id}/links`, { label: 'Salon' }, cookie)
    const token = link.body.url.split('#')[1]
    expect((await call('POST', '/l/open', { token })).status).toBe(200)
    expect((await call('POST', '/api/account/close', undefined, cookie)).status).toBe(200)
    expect((await call('GET', '/api/account', undefined, cookie)).status).toBe(401)
    expect((await call('POST', '/l/open', { token })).status).toBe(404)
    await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const before = installation.mailbox.length
    await installation.deliver()
    expect(installation.mailbox.slice(before).filter(({ to }) => to === email)).toEqual([])
  })
  test('that was closed leaves its address free: a new account begins with nothing of the old one', async () => {
    const old = await signedUp()
    await call('POST', '/api/cards', { label: 'Carte' }, old.cookie)
    await call('POST', '/api/account/close', undefined, old.cookie)
    const again = await signedUp(old.email)
    expect(again.account).not.toBe(old.account)
    expect((await call('GET', '/api/cards', undefined, again.cookie)).body.items).toEqual([])
    const { body } = await call('POST', '/api/sign-in/code', { email: old.email, language: 'fr' })
    expect(await call('POST', '/api/sign-in/confirm', { attempt: body.attempt, code: await codeTo(old.email) })).toMatchObject({
      body: { account: again.account, new: false },
    })
  })
})

describe('from sign-up to a shared card, through the API alone', () => {
  test('drafts, publishes, shares, copies, pauses, takes back', async () => {
    const { cookie } = await signedUp()
    const made = await call('POST', '/api/cards', { label: 'Salon Préventica' }, cookie)
    expect(made).toMatchObject({ status: 201, body: { state: 'draft', revision: 1, links: 0 } })
    const card = `/api/cards/${made.body.id}`
    expect(await call('POST', `${card}/publish`, undefined, cookie)).toMatchObject({ status: 422, body: { code: 'card-incomplete' } })
    const draft = {
      ...made.body.draft,
      name: { given: 'Nadia', family: 'Alaoui' },
      nameArabic: { given: 'ناديا' },
      phones: [{ kind: 'mobile', number: '+212661000099', audience: 'clients' }],
    }
    expect((await call('PUT', `${card}/draft`, { draft, revision: 1 }, cookie)).body).toEqual({ revision: 2 })
    expect(await call('PUT', `${card}/draft`, { draft, revision: 1 }, cookie)).toMatchObject({ status: 409 })
    expect(await call('POST', `${card}/publish`, undefined, cookie)).toMatchObject({ status: 200, body: { state: 'live', changed: false } })
    const key = { 'idempotency-key': 'one-link' }
    const link = await call('POST', `${card}/links`, { label: 'Nadia' }, cookie, key)
    expect((await call('POST', `${card}/links`, { label: 'Nadia' }, cookie, key)).body).toEqual(link.body)
    expect(await call('GET', '/api/links', undefined, cookie)).toMatchObject({
      body: { items: [{ label: 'Nadia', cardLabel: 'Salon Préventica', state: 'live', shows: ['name', 'nameArabic'] }], next: null },
    })
    const open = () => call('POST', '/l/open', { token: link.body.url.split('#')[1] })
    expect((await open()).body.card).toMatchObject({ name: { given: 'Nadia' }, phones: [] })
    expect((await call('POST', `/api/links/${link.body.id}/copy`, undefined, cookie)).body.url).toBe(link.body.url)
    const qr = await call('GET', `/api/links/${link.body.id}/qr.svg`, undefined, cookie)
    expect(qr.headers.get('content-type')).toBe('image/svg+xml')
    expect(await call('POST', `${card}/pause`, undefined, cookie)).toMatchObject({ body: { state: 'paused' } })
    expect((await open()).status).toBe(404)
    await call('POST', `${card}/resume`, undefined, cookie)
    expect((await open()).status).toBe(200)
    expect((await call('POST', '/api/links/revoke', { links: [link.body.id] }, cookie)).body).toEqual({ revoked: 1, undo: null })
    expect((await open()).status).toBe(404)
    expect((await call('GET', '/api/links?state=revoked', undefined, cookie)).body.items).toHaveLength(1)
    expect((await call('GET', '/api/links', undefined, cookie)).body.items).toHaveLength(0)
    expect((await call('GET', `${card}/openings`, undefined, cookie)).status).toBe(200)
  })
})
