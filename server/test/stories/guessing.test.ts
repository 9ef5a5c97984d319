import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { servingUrls } from '#app/installation.ts'
import { serve } from '#app/server.ts'
import { openAccount, setPassword } from '#domains/accounts/index.ts'
import { hashPassword } from '#domains/accounts/password.ts'
import { servingOn } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { anotherProcess } from '#test/processes.ts'

// Somebody guesses codes and passwords, from many places and through several processes; and the owner of the address wants to get in.

let installation: TestInstallation
const origins: string[] = []
const close: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  installation = await testInstallation({ TRUSTED_PROXIES: '127.0.0.1, ::1' })
  origins.push(await installation.serve())
  const other = await anotherProcess(installation)
  const { settings, databases, clock } = installation
  const log = pino({ level: 'silent' })
  const server = await serve(settings, servingOn(servingUrls(settings, databases), clock), log, { metrics: false, installation: other })
  const address = server.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  origins.push(`http://localhost:${address.port}`)
  close.push(
    () => server.close(),
    () => other.close(),
  )
})
afterAll(async () => {
  for (const one of close) await one()
  await installation.close()
})
/** No count outlives this. */
const later = () => installation.clock.forward({ minutes: 11 })

const password = 'le figuier du patio penche'
let people = 0
async function somebody(): Promise<string> {
  const email = `guessed-${++people}@test.example`
  const hash = await hashPassword(password)
  await installation.deeds.run(async (tx) => {
    const personId = await openAccount(tx, system, { name: 'Nadia Alaoui', email, language: 'fr' })
    await setPassword(tx, system, { personId, hash })
  })
  return email
}

interface From {
  readonly source: string
  readonly cookie?: string
  readonly process?: number
}
const call = async (path: string, body: object, { source, cookie, process = 0 }: From) =>
  fetch(`${origins[process % origins.length]}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': source,
      ...(cookie !== undefined && { cookie }),
    },
    body: JSON.stringify(body),
  })
const askForCode = (email: string, from: From) => call('/api/sign-in/code', { email, language: 'fr' }, from)
const tryPassword = (email: string, given: string, from: From) => call('/api/sign-in/password', { email, password: given }, from)
const attemptOf = async (answer: Response) => ((await answer.json()) as { attempt: string }).attempt
async function codeTo(address: string): Promise<string> {
  await installation.deliver()
  return installation.mailbox.findLast(({ to }) => to === address)?.code ?? ''
}
/** Signs in, and returns what the browser keeps but for its session. */
async function knownBrowser(email: string, source: string): Promise<string> {
  const attempt = await attemptOf(await askForCode(email, { source }))
  const done = await call('/api/sign-in/confirm', { attempt, code: await codeTo(email) }, { source })
  expect(done.status).toBe(200)
  const kept = done.headers.getSetCookie().find((one) => one.startsWith('__Host-cc_known='))
  expect(kept).toMatch(/^__Host-cc_known=[\w-]{22}\.[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; Secure; SameSite=Lax$/)
  return kept?.split(';')[0] ?? ''
}
const place = (number: number) => `198.51.100.${number}`

describe.each([
  ['codes', askForCode, 5, 20],
  ['passwords', (email: string, from: From) => tryPassword(email, 'pas le bon mot du tout', from), 10, 60],
] as const)('%s', (_what, door, fromOnePlace, fromAnywhere) => {
  beforeEach(later)
  test('are counted together by every process: so many from one place, at once too', async () => {
    const email = await somebody()
    const said = await Promise.all(
      Array.from({ length: fromOnePlace + 6 }, (_, process) => door(email, { source: place(1), process }).then(({ status }) => status)),
    )
    expect(said.filter((status) => status === 429)).toHaveLength(6)
    expect((await door(await somebody(), { source: place(1), process: 1 })).status).not.toBe(429)
  })

  test('are counted for an address, wherever they come from; and nobody else’s are', async () => {
    const email = await somebody()
    const said: number[] = []
    for (let one = 0; one < fromAnywhere + 4; one++) said.push((await door(email, { source: place(one + 1), process: one })).status)
    expect(said.filter((status) => status === 429)).toHaveLength(4)
    expect(said.lastIndexOf(429)).toBe(said.length - 1)
    expect((await door(await somebody(), { source: place(1) })).status).not.toBe(429)
  })
})

describe('the owner of an address that somebody else tries at', () => {
  let [email, known, attempt, code] = ['', '', '', '']
  beforeAll(async () => {
    email = await somebody()
    known = await knownBrowser(email, place(1))
    attempt = await attemptOf(await askForCode(email, { source: place(1) }))
    code = await codeTo(email)
    installation.clock.forward({ minutes: 1 })
    for (let one = 0; one < 24; one++) await askForCode(email, { source: place(100 + one), process: one })
    for (let one = 0; one < 64; one++) await tryPassword(email, 'pas le bon mot du tout', { source: place(100 + one), process: one })
  })

  test('is shut out where nothing tells them apart: the tests below can fail', async () => {
    expect((await askForCode(email, { source: place(1) })).status).toBe(429)
    expect((await tryPassword(email, password, { source: place(1) })).status).toBe(429)
  })

  test('still uses the code asked for before', async () => {
    expect((await call('/api/sign-in/confirm', { attempt, code }, { source: place(1) })).status).toBe(200)
  })

  test('still gets in by a code and by the password, in a browser that has signed in before, from any place', async () => {
    const another = await attemptOf(await askForCode(email, { source: place(100), cookie: known }))
    expect((await call('/api/sign-in/confirm', { attempt: another, code: await codeTo(email) }, { source: place(2) })).status).toBe(200)
    expect((await tryPassword(email, password, { source: place(100), cookie: known })).status).toBe(200)
  })

  test('is not taken for somebody else with a browser of their own, or one that is made up', async () => {
    const others = [
      await knownBrowser(await somebody(), place(1)),
      `__Host-cc_known=${'A'.repeat(22)}.${'A'.repeat(43)}`,
      '__Host-cc_known=',
    ]
    for (const cookie of others) expect((await askForCode(email, { source: place(3), cookie })).status).toBe(429)
  })

  test('is not asked for codes without end by a browser that is known', async () => {
    later()
    const said: number[] = []
    for (let one = 0; one < 7; one++) said.push((await askForCode(email, { source: place(one + 1), cookie: known, process: one })).status)
    expect(said).toEqual([200, 200, 200, 200, 200, 429, 429])
  })
})

test('wrong codes are counted for a place too, whatever the attempt', async () => {
  later()
  const said: number[] = []
  for (let one = 0; one < 62; one++) {
    const body = { attempt: `019ab2c3-d4e5-7f60-8172-93a4b5c6d7${String(one).padStart(2, '0')}`, code: '123456' }
    said.push((await call('/api/sign-in/confirm', body, { source: place(1), process: one })).status)
  }
  expect(said.filter((status) => status === 429)).toHaveLength(2)
})

test('questions to a passkey are counted for a place, by every process; and those of another place are not', async () => {
  later()
  const ask = (source: string, process: number) =>
    call('/api/sign-in/passkey/options', {}, { source, process }).then(({ status }) => status)
  const said: number[] = []
  for (let one = 0; one < 123; one++) said.push(await ask(place(1), one))
  expect(said.indexOf(429)).toBe(120)
  expect(await ask(place(2), 0)).toBe(200)
  later()
  expect(await ask(place(1), 1)).toBe(200)
})

test('five tries at one code are five, however many are made at once', async () => {
  later()
  const email = await somebody()
  const attempt = await attemptOf(await askForCode(email, { source: place(1) }))
  const code = await codeTo(email)
  const wrong = code === '000000' ? '000001' : '000000'
  await Promise.all(
    Array.from({ length: 12 }, (_, one) =>
      call('/api/sign-in/confirm', { attempt, code: wrong }, { source: place(one + 1), process: one }),
    ),
  )
  const tries = await installation.owner.data.query('select tries from accounts.attempt where id = $1', [attempt])
  expect(tries.rows).toEqual([{ tries: 5 }])
  expect((await call('/api/sign-in/confirm', { attempt, code }, { source: place(60) })).status).toBe(400)
})

test('a place that no trusted proxy told of is the connection’s own, whatever a client says', async () => {
  const alone = await testInstallation()
  try {
    origins.push(await alone.serve())
    const said: number[] = []
    for (let one = 0; one < 6; one++) {
      const from = { source: place(one + 1), process: origins.length - 1 }
      said.push((await askForCode('whoever@test.example', from)).status)
    }
    expect(said).toEqual([200, 200, 200, 200, 200, 429])
  } finally {
    origins.pop()
    await alone.close()
  }
})

test('somebody who is signed in sends only so many codes to others, and to themselves', async () => {
  later()
  const email = await somebody()
  const attempt = await attemptOf(await askForCode(email, { source: place(1) }))
  const done = await call('/api/sign-in/confirm', { attempt, code: await codeTo(email) }, { source: place(1) })
  const cookie = done.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const moved: number[] = []
  const proved: number[] = []
  for (let one = 0; one < 12; one++) {
    moved.push((await call('/api/account/email', { email: `victim-${one}@test.example` }, { source: place(one), cookie })).status)
    proved.push((await call('/api/account/prove/code', {}, { source: place(one), cookie })).status)
  }
  expect(moved.filter((status) => status === 429)).toHaveLength(2)
  expect(proved.filter((status) => status === 429)).toHaveLength(2)
})
