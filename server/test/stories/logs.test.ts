import { METHODS } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, someCard, someLink } from '#test/people.ts'
import { request, sendRaw } from '#test/raw-http.ts'
import { type Served, served } from '#test/served.ts'
import { type ToyServer, toyServer } from '#test/toy-api.ts'

let installation: TestInstallation
let server: Served
let toys: ToyServer
beforeAll(async () => {
  installation = await testInstallation()
  server = await served(installation)
  toys = await toyServer()
})
afterAll(async () => {
  await server.close()
  await toys.http.close(0)
  await installation.close()
})

const Fault = z.strictObject({
  name: z.string().regex(/^\w+$/),
  code: z.string().regex(/^[\w-]+$/),
  status: z.int().optional(),
  at: z.array(z.string()),
})
/** All that a line may hold. What is not here is not logged. */
const Line = z.strictObject({
  level: z.union([z.literal(20), z.literal(50)]),
  time: z.number(),
  method: z.enum(METHODS as [string, ...string[]]).optional(),
  route: z.string(),
  status: z.int().optional(),
  ms: z.int().optional(),
  fault: Fault.optional(),
  msg: z.enum(['answered', 'unexpected', 'unavailable']),
})

const written = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(2, -2),
  Buffer.from(secret).toString('hex'),
  JSON.stringify(secret).slice(1, -1),
]

describe('at the most talkative level', () => {
  test('lines hold patterns and numbers, and nothing that anybody sent', async () => {
    const card = await someCard(installation)
    const { token } = await someLink(installation, card)
    const pinned = await someLink(installation, card, { pin: 'pin-of-the-riad' })
    const origin = `http://localhost:${server.port}`
    const opened = await open(origin, token, {}, { 'user-agent': 'agent-of-salma', 'x-forwarded-for': '203.0.113.9' })
    const cookie = cookieOf(opened)
    const mail = 'salma@atlas-menuiserie.example'
    for (const path of ['/c', '/c/1', '/c/card.vcf', `/c?mail=${mail}`, '/c/photo'])
      await fetch(`${origin}${path}`, { headers: { cookie } })
    for (const path of [
      `/l/${token}`,
      `/l/%23${token}`,
      `/l%23${token}`,
      `/l?t=${token}`,
      `/${mail}`,
      `/c/${mail}`,
      `/c/${token}/photo`,
      `/c/%0d%0a{"level":50}`,
    ])
      for (const line of [`GET ${path}`, `POST ${path}`, `DELETE ${path}`, `GET http://${mail}${path}`])
        await sendRaw(
          server.port,
          request(line, { cookie, referer: `${origin}/l/${token}`, 'user-agent': mail, authorization: `Bearer ${token}` }),
        )
    await open(origin, pinned.token, { pin: 'pin-of-the-riad' })
    for (const body of [
      `{"token":"${token}","${mail}":1}`,
      `{"token":"${token}\\u0000"}`,
      `not json ${mail}\n    at ${token} (/a.ts:1:1)`,
      `{"token":["${mail}"]}`,
    ])
      for (const type of ['application/json', 'text/plain', `text/${token}`])
        await sendRaw(server.port, request('POST /l/open', { 'content-type': type }, body))
    await sendRaw(server.port, `GET /l/${token} HTTP/1.1\r\nHost: a\r\nBad Header ${mail}\r\n\r\n`)
    await sendRaw(server.port, `${token} ${mail}`)
    await sendRaw(server.port, request(`GET /c/%zz${mail}`))

    expect(server.logged.length).toBeGreaterThan(50)
    const routes = new Set(server.routes.map(({ path }) => path.replace(/\{(\w+)\}/g, ':$1')))
    for (const text of server.logged) {
      expect(text.endsWith('\n') && text.indexOf('\n') === text.length - 1).toBe(true)
      const line = Line.parse(JSON.parse(text))
      expect(routes.has(line.route) || line.route === 'none', line.route).toBe(true)
    }
    const all = server.logged.join('')
    const secrets = [
      token,
      token.slice(0, 16),
      pinned.token,
      cookie,
      cookie.slice(16, 60),
      mail,
      'salma',
      'pin-of-the-riad',
      'agent-of',
      '203.0.113',
      '127.0.0.1',
      card.cardId,
    ]
    for (const secret of secrets)
      for (const form of written(secret)) expect(all.toLowerCase().includes(form.toLowerCase()), secret).toBe(false)
    expect(
      written(mail).some((form) => `${all}${encodeURIComponent(mail)}`.includes(form)),
      'the control',
    ).toBe(true)
  })

  test('an error is told by its name, its code and its place, not by what it says', async () => {
    expect((await sendRaw(toys.port, request('POST /broken'))).status).toBe(500)
    expect((await sendRaw(toys.port, request('POST /away'))).status).toBe(503)
    const errors = toys.logged.map((text) => Line.parse(JSON.parse(text))).filter(({ level }) => level === 50)
    expect(errors).toMatchObject([
      { msg: 'unexpected', route: '/broken', fault: { name: 'Error', code: 'none' } },
      { msg: 'unavailable', route: '/away', fault: { name: 'Error', code: 'database-away' } },
    ])
    expect(errors[0]?.fault?.at[0]).toMatch(/server\/test\/toy-api\.ts:\d+:\d+/)
    expect(toys.logged.join('')).not.toMatch(/secret|salma|select/)
  })
})
