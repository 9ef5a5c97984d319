import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endLostFactors, forgetAttempts } from '#domains/accounts/index.ts'
import { shownBy } from '#test/factors.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

let installation: TestInstallation
let origin: string
let elsewhere: string
beforeAll(async () => {
  installation = await testInstallation()
  // two servers that share nothing but the databases
  origin = await installation.serve()
  elsewhere = await installation.serve()
})
afterAll(() => installation.close())
beforeEach(() => installation.clock.forward({ minutes: 11 })) // no count of tries outlives a test

interface Said {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever JSON it is, each test says what it expects
  readonly body: any
  readonly text: string
  readonly cookies: readonly string[]
}
interface Browser {
  cookie?: string
  readonly agent?: string
}

async function call(method: string, path: string, body?: unknown, browser: Browser = {}, at = origin): Promise<Said> {
  const answer = await fetch(`${at}${path}`, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(browser.cookie !== undefined && { cookie: browser.cookie }),
      ...(browser.agent !== undefined && { 'user-agent': browser.agent }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) browser.cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined, cookies }
}
const mails = async (address: string) => {
  await installation.deliver()
  return installation.mailbox.filter(({ to }) => to === address)
}
const codeTo = async (address: string) => (await mails(address)).findLast(({ code }) => code !== undefined)?.code ?? ''

let people = 0
interface Holder {
  readonly email: string
  readonly browser: Browser
}
async function signedUp(): Promise<Holder> {
  const email = `factor-${++people}@test.example`
  const browser: Browser = {}
  const form = { name: 'Nadia Alaoui', email, language: 'fr', noProspecting: true, notice: '2026-11-23' }
  const asked = await call('POST', '/api/sign-up', form)
  await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code: await codeTo(email) }, browser)
  return { email, browser }
}
interface Protected extends Holder {
  readonly secret: string
  readonly codes: readonly string[]
}
const now = (secret: string, away = 0) => shownBy(secret, installation.clock.now(), away)
const later = () => installation.clock.forward({ seconds: 60 })

async function withApplication(): Promise<Protected> {
  const holder = await signedUp()
  const begun = await call('POST', '/api/account/factor', undefined, holder.browser)
  const { secret } = begun.body
  const done = await call('POST', '/api/account/factor/confirm', { code: now(secret) }, holder.browser)
  expect(done.status).toBe(200)
  later()
  return { ...holder, secret, codes: done.body.codes }
}
/** The first factor, from a browser that is new unless one is given. */
async function half(email: string, browser: Browser = {}): Promise<string> {
  const asked = await call('POST', '/api/sign-in/code', { email, language: 'fr' }, browser)
  const done = await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code: await codeTo(email) }, browser)
  expect(done).toMatchObject({ status: 200, body: { challenge: expect.stringMatching(/^[\w-]{43}$/), minutes: 10 }, cookies: [] })
  expect(done.text).not.toContain('Nadia')
  return done.body.challenge
}
const wrong = (secret: string) => {
  const near = [-2, -1, 0, 1, 2].map((away) => now(secret, away))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? ''
}

describe('adding an application', () => {
  test('counts for nothing until a code of it was right; then ten recovery codes come, once', async () => {
    const { email, browser } = await signedUp()
    const begun = await call('POST', '/api/account/factor', undefined, browser)
    expect(begun.body).toMatchObject({ secret: expect.stringMatching(/^[A-Z2-7]{32}$/), qr: expect.stringMatching(/^<svg /) })
    expect(decodeURIComponent(begun.body.uri)).toContain(`ConnectCard:${email}`)
    expect((await call('GET', '/api/account', undefined, browser)).body.secondFactor).toBeNull()
    const asked = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    expect((await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code: await codeTo(email) })).body.name).toBe(
      'Nadia Alaoui',
    )

    const again = await call('POST', '/api/account/factor', undefined, browser)
    expect(again.body.secret).not.toBe(begun.body.secret)
    for (const bad of [wrong(again.body.secret), now(begun.body.secret)])
      expect(await call('POST', '/api/account/factor/confirm', { code: bad }, browser)).toMatchObject({
        status: 400,
        body: { code: 'factor-wrong', fields: ['code'] },
      })
    const done = await call('POST', '/api/account/factor/confirm', { code: now(again.body.secret) }, browser)
    expect(done.body.codes).toHaveLength(10)
    expect(new Set(done.body.codes).size).toBe(10)
    for (const code of done.body.codes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/)
    expect((await call('GET', '/api/account', undefined, browser)).body.secondFactor).toMatchObject({ codesLeft: 10, offAt: null })
    expect((await mails(email)).at(-1)?.subject).toBe('Une application d’authentification est demandée à la connexion')
    for (const path of ['/api/account/factor', '/api/account/factor/confirm'])
      expect(await call('POST', path, path.endsWith('confirm') ? { code: '000000' } : undefined, browser)).toMatchObject({
        status: 409,
        body: { code: 'factor-on' },
      })
  })

  test('is confirmed once, of five at a time at two servers', async () => {
    const { browser } = await signedUp()
    const { secret } = (await call('POST', '/api/account/factor', undefined, browser)).body
    const done = await Promise.all(
      Array.from({ length: 5 }, (_one, at) =>
        call('POST', '/api/account/factor/confirm', { code: now(secret) }, { ...browser }, at % 2 === 0 ? origin : elsewhere),
      ),
    )
    expect(done.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
  })

  test('that nobody confirmed is gone after a day', async () => {
    const { browser } = await signedUp()
    await call('POST', '/api/account/factor', undefined, browser)
    installation.clock.forward({ minutes: 25 * 60 })
    await forgetAttempts(installation.deeds, installation.clock)
    const left = await installation.owner.data.query('select 1 from accounts.totp where confirmed_at is null')
    expect(left.rowCount).toBe(0)
  })
})

describe('signing in', () => {
  test('by a code in the mail asks for the application, and by a password too', async () => {
    const { email, secret, browser } = await withApplication()
    const challenge = await half(email)
    const other: Browser = {}
    const done = await call('POST', '/api/sign-in/factor', { challenge, code: now(secret) }, other)
    expect(done).toMatchObject({ status: 200, body: { name: 'Nadia Alaoui', new: false } })
    expect(await call('GET', '/api/account', undefined, other)).toMatchObject({ status: 200, body: { email } })
    const { body } = await call('GET', '/api/account/sessions', undefined, other)
    expect(body.items[0]).toMatchObject({ how: 'code', second: 'application' })

    later()
    await call('POST', '/api/account/prove/factor', { code: now(secret) }, browser)
    await call('PUT', '/api/account/password', { password: 'le figuier du patio penche' }, browser)
    const asked = await call('POST', '/api/sign-in/password', { email, password: 'le figuier du patio penche' })
    expect(asked).toMatchObject({ status: 200, body: { minutes: 10 }, cookies: [] })
    later()
    expect((await call('POST', '/api/sign-in/factor', { challenge: asked.body.challenge, code: now(secret) })).status).toBe(200)
  })

  test('takes a code once, also of two servers at once, and none that is older', async () => {
    const { email, secret } = await withApplication()
    const challenges = [await half(email), await half(email), await half(email), await half(email)]
    const code = now(secret)
    const done = await Promise.all(
      challenges.map((challenge, at) => call('POST', '/api/sign-in/factor', { challenge, code }, {}, at % 2 === 0 ? origin : elsewhere)),
    )
    expect(done.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
    const challenge = await half(email)
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: now(secret, -1) })).body.code).toBe('factor-wrong')
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: now(secret, 1) })).status).toBe(200)
  })

  test('one sign-in is used once', async () => {
    const { email, secret } = await withApplication()
    const challenge = await half(email)
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: now(secret) })).status).toBe(200)
    later()
    expect(await call('POST', '/api/sign-in/factor', { challenge, code: now(secret) })).toMatchObject({
      status: 410,
      body: { code: 'half-over' },
    })
  })

  test('waits ten minutes, and no longer', async () => {
    const { email, secret } = await withApplication()
    const challenge = await half(email)
    installation.clock.forward({ minutes: 10 })
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: now(secret) })).body.code).toBe('half-over')
  })

  test('is over after five wrong codes, the right one too, and the holder is told', async () => {
    const { email, secret } = await withApplication()
    const challenge = await half(email)
    for (let one = 0; one < 5; one++)
      expect((await call('POST', '/api/sign-in/factor', { challenge, code: wrong(secret) })).body.code).toBe('factor-wrong')
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: now(secret) })).body.code).toBe('half-over')
    expect((await mails(email)).at(-1)?.subject).toBe('Une connexion à votre compte a été arrêtée')
  })

  test('who uses up the tries shuts out neither a known browser, nor recovery codes', async () => {
    const { email, secret, browser, codes } = await withApplication()
    for (let round = 0; round < 3; round++) {
      const challenge = await half(email)
      for (let one = 0; one < 4; one++)
        await call('POST', '/api/sign-in/factor', { challenge, code: wrong(secret) }, {}, one % 2 ? origin : elsewhere)
    }
    const challenge = await half(email)
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: now(secret) })).body.code).toBe('too-many')
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: codes[0] })).status).toBe(200)
    const known = await half(email, browser)
    expect((await call('POST', '/api/sign-in/factor', { challenge: known, code: now(secret) }, { ...browser })).status).toBe(200)
  })

  test('after a hundred wrong codes in a row takes none, until its holder came in otherwise', async () => {
    const { email, secret, codes } = await withApplication()
    await installation.owner.data.query(
      'update accounts.totp set wrong = 100 where person_id = (select person_id from accounts.totp order by started_at desc limit 1)',
    )
    const challenge = await half(email)
    expect(await call('POST', '/api/sign-in/factor', { challenge, code: now(secret) })).toMatchObject({
      status: 409,
      body: { code: 'factor-stopped' },
    })
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: codes[0] })).status).toBe(200)
    const again = await half(email)
    expect((await call('POST', '/api/sign-in/factor', { challenge: again, code: now(secret) })).status).toBe(200)
  })

  test('says nothing of a second factor before the first was right', async () => {
    const [one, other] = [await withApplication(), await signedUp()]
    await call('POST', '/api/account/prove/factor', { code: now(one.secret) }, one.browser)
    for (const { browser } of [one, other])
      expect((await call('PUT', '/api/account/password', { password: 'le figuier du patio penche' }, browser)).status).toBe(204)
    const answers = await Promise.all(
      [one.email, other.email, 'nobody@test.example'].map((email) =>
        call('POST', '/api/sign-in/password', { email, password: 'la mule du voisin chante' }),
      ),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    const asked = await Promise.all(
      [one.email, other.email, 'nobody@test.example'].map((email) => call('POST', '/api/sign-in/code', { email, language: 'fr' })),
    )
    expect(new Set(asked.map(({ status, text }) => `${status} ${text.length}`)).size).toBe(1)
    const tried = await Promise.all(
      asked.map(({ body }) => call('POST', '/api/sign-in/confirm', { attempt: body.attempt, code: '000000' })),
    )
    expect(new Set(tried.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    for (const path of ['/api/sign-in/factor', '/api/sign-in/factor/lost']) {
      const body = { challenge: 'x'.repeat(43), ...(path.endsWith('factor') && { code: '123456' }) }
      expect(await call('POST', path, body)).toMatchObject({ status: 410, body: { code: 'half-over' } })
    }
  })
})

describe('a recovery code', () => {
  test('signs in once, however it is typed; says how many are left, and a mail does too', async () => {
    const { email, codes } = await withApplication()
    const typed = (codes[0] ?? '').toUpperCase().replace('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')
    const done = await call('POST', '/api/sign-in/factor', { challenge: await half(email), code: typed })
    expect(done).toMatchObject({ status: 200, body: { codesLeft: 9 } })
    const told = (await mails(email)).findLast(({ subject }) => subject === 'Un code de secours a servi')
    expect(told?.text).toContain('Il en reste 9')
    expect((await call('POST', '/api/sign-in/factor', { challenge: await half(email), code: codes[0] })).body.code).toBe('factor-wrong')
  })

  test('is good once of two servers at once', async () => {
    const { email, codes } = await withApplication()
    const challenges = [await half(email), await half(email)]
    const done = await Promise.all(
      challenges.map((challenge, at) =>
        call('POST', '/api/sign-in/factor', { challenge, code: codes[3] }, {}, at === 0 ? origin : elsewhere),
      ),
    )
    expect(done.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('of before is dead once new ones are made', async () => {
    const { email, browser, codes } = await withApplication()
    const made = await call('POST', '/api/account/recovery-codes', undefined, browser)
    expect(made.body.codes).toHaveLength(10)
    const challenge = await half(email)
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: codes[0] })).body.code).toBe('factor-wrong')
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: made.body.codes[9] })).body.codesLeft).toBe(9)
  })

  test('of somebody else opens nothing', async () => {
    const [one, other] = [await withApplication(), await withApplication()]
    const challenge = await half(one.email)
    expect((await call('POST', '/api/sign-in/factor', { challenge, code: other.codes[0] })).body.code).toBe('factor-wrong')
  })

  test('cannot be made without an application', async () => {
    const { browser } = await signedUp()
    expect(await call('POST', '/api/account/recovery-codes', undefined, browser)).toMatchObject({
      status: 409,
      body: { code: 'factor-off' },
    })
  })

  test('lies nowhere in plain', async () => {
    const { codes, secret } = await withApplication()
    const rows = await installation.owner.data.query<{ all: string }>(
      `select coalesce(string_agg(t::text, ' '), '') as all from (select * from accounts.recovery_code) t union all select coalesce(string_agg(t::text, ' '), '') from (select * from accounts.totp) t`,
    )
    const all = rows.rows.map((row) => row.all).join(' ')
    for (const code of codes) expect(all).not.toContain(code.replace('-', ''))
    expect(all).not.toContain(secret)
  })
})

describe('a fresh proof', () => {
  test('is no longer given by the mailbox alone; by the application, a recovery code, each once', async () => {
    const { browser, secret, codes, email } = await withApplication()
    installation.clock.forward({ minutes: 11 })
    expect((await call('DELETE', '/api/account/factor', undefined, browser)).body.code).toBe('prove-again')
    expect(await call('POST', '/api/account/prove/code', undefined, browser)).toMatchObject({
      status: 409,
      body: { code: 'factor-needed' },
    })
    expect((await call('POST', '/api/account/prove/factor', { code: wrong(secret) }, browser)).status).toBe(400)
    const code = now(secret)
    expect((await call('POST', '/api/account/prove/factor', { code }, browser)).status).toBe(204)
    expect((await call('POST', '/api/account/prove/factor', { code }, browser)).status).toBe(400)
    expect((await call('GET', '/api/account', undefined, browser)).body.fresh).toBe(true)
    installation.clock.forward({ minutes: 11 })
    expect((await call('POST', '/api/account/prove/factor', { code: codes[5] }, browser)).status).toBe(204)
    expect((await call('DELETE', '/api/account/factor', undefined, browser)).status).toBe(204)
    expect((await call('GET', '/api/account', undefined, browser)).body.secondFactor).toBeNull()
    expect((await mails(email)).at(-1)?.subject).toBe('L’application n’est plus demandée à la connexion')
    const left = await installation.owner.data.query(
      'select 1 from accounts.recovery_code where person_id = (select person_id from accounts.session order by proved_at desc limit 1)',
    )
    expect(left.rowCount).toBe(0)
  })

  test('takes a code once, of two sessions at two servers at once', async () => {
    const { email, browser, secret } = await withApplication()
    const other: Browser = {}
    await call('POST', '/api/sign-in/factor', { challenge: await half(email), code: now(secret) }, other)
    for (let round = 0; round < 5; round++) {
      installation.clock.forward({ minutes: 11 })
      const code = now(secret)
      const done = await Promise.all([
        call('POST', '/api/account/prove/factor', { code }, { ...browser }, origin),
        call('POST', '/api/account/prove/factor', { code }, { ...other }, elsewhere),
      ])
      expect(done.map(({ status }) => status).sort()).toEqual([204, 400])
    }
  })

  test('a code that was mailed before the application was added proves nothing after it', async () => {
    const { email, browser } = await signedUp()
    const asked = await call('POST', '/api/account/prove/code', undefined, browser)
    const mailed = await codeTo(email)
    const { secret } = (await call('POST', '/api/account/factor', undefined, browser)).body
    await call('POST', '/api/account/factor/confirm', { code: now(secret) }, browser)
    expect((await call('POST', '/api/account/prove/confirm', { attempt: asked.body.attempt, code: mailed }, browser)).body.code).toBe(
      'factor-needed',
    )
  })

  test('six wrong codes of a session are one too many, and others are not shut out', async () => {
    const { browser, secret, email } = await withApplication()
    for (let one = 0; one < 5; one++) await call('POST', '/api/account/prove/factor', { code: wrong(secret) }, browser)
    expect((await call('POST', '/api/account/prove/factor', { code: now(secret) }, browser)).body.code).toBe('too-many')
    expect((await call('POST', '/api/sign-in/factor', { challenge: await half(email), code: now(secret) })).status).toBe(200)
  })
})

describe('an application that is lost', () => {
  test('counts no more after a day, of which the address and every session are told', async () => {
    const { email, browser, codes } = await withApplication()
    const challenge = await half(email)
    const said = await call('POST', '/api/sign-in/factor/lost', { challenge })
    const offAt = new Date(installation.clock.now().getTime() + 24 * 3_600_000).toISOString()
    expect(said).toMatchObject({ status: 200, body: { offAt } })
    later()
    expect((await call('POST', '/api/sign-in/factor/lost', { challenge })).body.offAt).toBe(offAt)
    expect((await mails(email)).filter(({ subject }) => subject === 'Votre application est-elle perdue ?')).toHaveLength(1)
    expect((await call('GET', '/api/account', undefined, browser)).body.secondFactor.offAt).toBe(offAt)
    installation.clock.forward({ minutes: 23 * 60 })
    await endLostFactors(installation.deeds)
    const stillAsked = await half(email)
    expect((await call('POST', '/api/sign-in/factor', { challenge: stillAsked, code: '000000' })).body.code).toBe('factor-wrong')
    installation.clock.forward({ minutes: 60 })
    await Promise.all([endLostFactors(installation.deeds), endLostFactors(installation.deeds)])
    expect((await mails(email)).filter(({ subject }) => subject === 'L’application n’est plus demandée à la connexion')).toHaveLength(1)
    const asked = await call('POST', '/api/sign-in/code', { email, language: 'fr' })
    const done = await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code: await codeTo(email) })
    expect(done).toMatchObject({ status: 200, body: { name: 'Nadia Alaoui' } })
    expect((await call('POST', '/api/sign-in/factor', { challenge: stillAsked, code: codes[0] })).body.code).toBe('half-over')
  })

  test('any open session stops it, without a proof', async () => {
    const { email, browser } = await withApplication()
    await call('POST', '/api/sign-in/factor/lost', { challenge: await half(email) })
    installation.clock.forward({ minutes: 2 * 60 })
    expect((await call('POST', '/api/account/factor/keep', undefined, browser)).status).toBe(204)
    expect((await call('POST', '/api/account/factor/keep', undefined, browser)).status).toBe(204)
    expect((await mails(email)).filter(({ subject }) => subject === 'Votre application reste demandée')).toHaveLength(1)
    installation.clock.forward({ minutes: 30 * 60 })
    await endLostFactors(installation.deeds)
    expect((await call('GET', '/api/account', undefined, browser)).body.secondFactor).toMatchObject({ offAt: null })
  })

  test('a code of it stops it as well; a recovery code does not', async () => {
    const { email, browser, secret, codes } = await withApplication()
    await call('POST', '/api/sign-in/factor/lost', { challenge: await half(email) })
    await call('POST', '/api/sign-in/factor', { challenge: await half(email), code: codes[0] })
    expect((await call('GET', '/api/account', undefined, browser)).body.secondFactor.offAt).not.toBeNull()
    await call('POST', '/api/sign-in/factor', { challenge: await half(email), code: now(secret) })
    expect((await call('GET', '/api/account', undefined, browser)).body.secondFactor.offAt).toBeNull()
  })

  test('is said from the mailbox, not with a password', async () => {
    const { email, browser } = await withApplication()
    await call('PUT', '/api/account/password', { password: 'le figuier du patio penche' }, browser)
    const { body } = await call('POST', '/api/sign-in/password', { email, password: 'le figuier du patio penche' })
    expect(await call('POST', '/api/sign-in/factor/lost', { challenge: body.challenge })).toMatchObject({
      status: 409,
      body: { code: 'mailbox-first' },
    })
  })
})

describe('a sign-in from a browser that is not known', () => {
  test('is told by mail with the browser and the moment; one that is known, and the first of all, are not', async () => {
    const { email, browser } = await signedUp()
    const news = async () => (await mails(email)).filter(({ subject }) => subject === 'Nouvelle connexion à votre compte')
    expect(await news()).toHaveLength(0)
    const signIn = async (from: Browser) => {
      const asked = await call('POST', '/api/sign-in/code', { email, language: 'fr' }, from)
      await call('POST', '/api/sign-in/confirm', { attempt: asked.body.attempt, code: await codeTo(email) }, from)
    }
    await signIn(browser)
    expect(await news()).toHaveLength(0)
    const other: Browser = { agent: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' }
    await signIn(other)
    expect((await news()).at(-1)?.text).toMatch(/Firefox, Android, le .*2026/)
    await signIn(other)
    expect(await news()).toHaveLength(1)
  })
})
