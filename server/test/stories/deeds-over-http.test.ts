import { randomUUID } from 'node:crypto'
import { BlockList } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Permission } from '#contract/permissions.ts'
import { accountHolder, openAccount } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { apiOn, Told } from '#platform/http/deed.ts'
import { forgetKeptAnswers } from '#platform/http/kept-answers.ts'
import { httpMetrics } from '#platform/http/metrics.ts'
import { type HttpServer, httpServer } from '#platform/http/server.ts'
import { Refusal } from '#platform/refusal.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

// Deeds and views over HTTP, on a toy: notes that are counted in a table of the requests themselves.

let installation: TestInstallation
let http: HttpServer
let origin: string
let [salma, idriss] = ['', '']
let [ran, allowed]: [number, Permission[]] = [0, ['cards']]

const Note = z.strictObject({ text: z.string().max(100) })
const Counted = z.object({ text: z.string(), number: z.int() })

beforeAll(async () => {
  installation = await testInstallation()
  await installation.owner.data.query('create table requests.note (owner uuid, text text); grant all on requests.note to cc_app')
  const { deeds, clock } = installation
  const account = (name: string) =>
    deeds.run((tx) => openAccount(tx, system, { name, email: `${name.toLowerCase()}@test.example`, language: 'fr' }))
  salma = await account('Salma')
  idriss = await account('Idriss')
  const api = apiOn({
    atWork: async () => {
      throw new Refusal('not-allowed')
    },
    deeds,
    async signedIn(tx, cookies) {
      const id = /who=([^;]+)/.exec(cookies ?? '')?.[1]
      const holder = id === undefined ? undefined : await accountHolder(tx, id)
      if (!holder) return undefined
      return {
        actor: { kind: 'person', id: holder.id },
        subjectId: holder.subjectId,
        sessionId: 'toy',
        permissions: new Set(allowed),
        provedAt: new Date(clock.now().getTime() - Number(/proved=(\d+)/.exec(cookies ?? '')?.[1] ?? 0) * 60_000),
        jobs: [],
      }
    },
  })
  const write = (tx: { rows: unknown }, owner: string, text: string) =>
    // biome-ignore lint/suspicious/noExplicitAny: a table that only this test has
    (tx.rows as any).insertInto('requests.note').values({ owner, text }).execute()
  const shape = { method: 'POST', summary: 'Write a note', purpose: 'sharing the card', permission: 'cards', body: Note } as const
  const operations = [
    api.deed({
      ...shape,
      path: '/notes',
      creates: true,
      returns: Counted,
      async run(tx, { by, body }) {
        ran++
        await write(tx, by.actor.id, body.text)
        if (body.text === 'thrown') throw new Refusal('invalid', ['text'])
        if (body.text === 'returned') return new Refusal('invalid', ['text'])
        return { text: body.text, number: ran, secret: 'stays here' }
      },
    }),
    api.deed({ ...shape, path: '/fresh', fresh: true, run: async () => undefined }),
    api.deed({
      ...shape,
      path: '/counted',
      async run(tx, { by }) {
        await write(tx, by.actor.id, 'a failure')
        return new Refusal('too-many')
      },
    }),
    api.deed({
      method: 'POST',
      path: '/in',
      summary: 'Sign in',
      purpose: 'the account',
      open: 'whoever has no session yet',
      returns: z.strictObject({}),
      run: async () => new Told({}, { 'set-cookie': ['a=1', 'b=2'] }),
    }),
    api.view({
      method: 'GET',
      path: '/notes',
      summary: 'Read notes',
      purpose: 'sharing the card',
      permission: 'cards',
      query: z.strictObject({ like: z.string().max(20).optional() }),
      returns: z.object({ like: z.string().nullable() }),
      run: async (_tx, { query }) => ({ like: query.like ?? null }),
    }),
    api.view({
      method: 'GET',
      path: '/writes',
      summary: 'A view that writes',
      purpose: 'sharing the card',
      permission: 'cards',
      run: async (tx, { by }) => void (await write(tx, by.actor.id, 'by a view')),
    }),
  ]
  http = await httpServer({
    operations,
    files: [],
    publicUrl: new URL('https://toys.example.ma'),
    trustedProxies: new BlockList(),
    logger: pino({ level: 'silent' }),
    metrics: httpMetrics(),
    contentPolicy: "default-src 'none'",
    page: (code) => code,
    ready: async () => true,
  })
  await http.listen(0)
  const address = http.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the toy server does not listen')
  origin = `http://localhost:${address.port}`
})
afterAll(async () => {
  await http.close(100)
  await installation.close()
})
beforeEach(async () => {
  allowed = ['cards']
  await installation.owner.data.query('truncate requests.note')
})

async function call(path: string, who: string | undefined, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${origin}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(who !== undefined && { cookie: `who=${who}` }),
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) }
}
const notes = async () =>
  (await installation.owner.data.query<{ text: string }>('select text from requests.note')).rows.map(({ text }) => text)

describe('who may', () => {
  test('nobody without a session', async () => {
    expect(await call('/notes', undefined, { text: 'x' })).toMatchObject({ status: 401, body: { code: 'signed-out' } })
    expect(await call('/notes', randomUUID(), { text: 'x' })).toMatchObject({ status: 401 })
    expect(await notes()).toEqual([])
  })
  test('nobody without the permission', async () => {
    allowed = ['account']
    expect(await call('/notes', salma, { text: 'x' })).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    expect(await notes()).toEqual([])
  })
  test('nobody who proved who they are too long ago, where that is asked', async () => {
    expect(await call('/fresh', `${salma}; proved=9`, { text: 'x' })).toMatchObject({ status: 204 })
    expect(await call('/fresh', `${salma}; proved=11`, { text: 'x' })).toMatchObject({ status: 403, body: { code: 'prove-again' } })
    expect(await call('/notes', `${salma}; proved=11`, { text: 'x' })).toMatchObject({ status: 201 })
  })
})

describe('a deed', () => {
  test('answers what was declared, and nothing else', async () => {
    const { status, body } = await call('/notes', salma, { text: 'Rabat' })
    expect(status).toBe(201)
    expect(body).toEqual({ text: 'Rabat', number: ran })
  })
  test('that refuses by throwing leaves nothing; by returning, what it wrote', async () => {
    expect(await call('/notes', salma, { text: 'thrown' })).toMatchObject({ status: 400, body: { fields: ['text'] } })
    expect(await notes()).toEqual([])
    expect(await call('/counted', salma, { text: 'x' })).toMatchObject({ status: 429 })
    expect(await notes()).toEqual(['a failure'])
  })
  test('that asks for nothing takes nothing', async () => {
    expect(await call('/in', undefined, { admin: true })).toMatchObject({ status: 400, body: { fields: ['admin'] } })
  })
  test('may set several cookies', async () => {
    expect((await call('/in', undefined, {})).headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })
  test('takes no field it did not ask for', async () => {
    expect(await call('/notes', salma, { text: 'x', owner: idriss })).toMatchObject({ status: 400, body: { fields: ['owner'] } })
  })
})

describe('a view', () => {
  test('cannot write', async () => {
    // refused by the database itself, as when it is a replica
    expect(await call('/writes', salma)).toMatchObject({ status: 503 })
    expect(await notes()).toEqual([])
  })
  test.each([
    ['', 200],
    ['?like=Rab', 200],
    ['?like=%D8%B1', 200],
    ['?like=a&like=b', 400],
    ['?other=1', 400],
    ['?like=%ff', 400],
    ['?like=%00', 400],
    [`?like=${'x'.repeat(21)}`, 400],
    ['?__proto__=1', 400],
  ])('is asked by /notes%s: %i', async (query, status) => {
    expect((await call(`/notes${query}`, salma)).status).toBe(status)
  })
})

describe('an Idempotency-Key', () => {
  const key = () => ({ 'idempotency-key': randomUUID() })

  test('makes twice once, also at the same time', async () => {
    const headers = key()
    const before = ran
    const answers = await Promise.all(Array.from({ length: 8 }, () => call('/notes', salma, { text: 'once' }, headers)))
    expect(ran).toBe(before + 1)
    expect(await notes()).toEqual(['once'])
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect(answers.filter((answer) => answer.headers.get('idempotency-replayed') === 'true')).toHaveLength(7)
  })
  test('is one person’s own', async () => {
    const headers = key()
    await call('/notes', salma, { text: 'hers' }, headers)
    expect(await call('/notes', idriss, { text: 'his' }, headers)).toMatchObject({ status: 201, body: { text: 'his' } })
  })
  test('refuses another request', async () => {
    const headers = key()
    await call('/notes', salma, { text: 'one' }, headers)
    expect(await call('/notes', salma, { text: 'two' }, headers)).toMatchObject({ status: 422, body: { code: 'key-reused' } })
    expect(await notes()).toEqual(['one'])
  })
  test('keeps no refusal: the call may be made again', async () => {
    const headers = key()
    for (const text of ['thrown', 'returned']) {
      expect(await call('/notes', salma, { text }, headers)).toMatchObject({ status: 400 })
      expect(await notes()).toEqual([])
    }
    expect(await call('/notes', salma, { text: 'better' }, headers)).toMatchObject({ status: 201 })
  })
  test('is forgotten after a day', async () => {
    const headers = key()
    await call('/notes', salma, { text: 'a day' }, headers)
    installation.clock.forward({ minutes: 23 * 60 })
    await forgetKeptAnswers(installation.db, installation.clock)
    expect((await call('/notes', salma, { text: 'a day' }, headers)).headers.get('idempotency-replayed')).toBe('true')
    installation.clock.forward({ minutes: 61 })
    await forgetKeptAnswers(installation.db, installation.clock)
    expect((await call('/notes', salma, { text: 'a day' }, headers)).headers.get('idempotency-replayed')).toBeNull()
  })
  test('is of a form', async () => {
    expect(await call('/notes', salma, { text: 'x' }, { 'idempotency-key': 'a b' })).toMatchObject({ status: 400 })
    expect(await call('/notes', salma, { text: 'x' }, { 'idempotency-key': 'k'.repeat(101) })).toMatchObject({ status: 400 })
  })
  test('and what it keeps is sealed', async () => {
    await call('/notes', salma, { text: 'Oum Kalthoum' }, key())
    const { rows } = await installation.owner.data.query<{ answer: Buffer }>('select answer from requests.kept_answer')
    expect(rows.length).toBeGreaterThan(0)
    for (const { answer } of rows) expect(answer.toString('latin1')).not.toContain('Kalthoum')
  })
})
