import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { request, sendRaw } from '#test/raw-http.ts'
import { type ToyServer, toyServer } from '#test/toy-api.ts'

const publicUrls = ['https://toys.example.ma', 'http://localhost:3000'] as const
const servers = new Map<string, ToyServer>()
beforeAll(async () => {
  for (const url of publicUrls) servers.set(url, await toyServer(new URL(url)))
})
afterAll(() => Promise.all([...servers.values()].map(({ http }) => http.close(0))))

const sites = [
  undefined,
  'same-origin',
  'same-site',
  'cross-site',
  'none',
  'Same-Origin',
  '',
  'same-origin, same-origin',
  'cross-site, same-origin',
]
const origins = [
  undefined,
  'https://toys.example.ma',
  'https://toys.example.ma:443',
  'http://toys.example.ma',
  'https://toys.example.ma.evil.example',
  'https://evil.example',
  'http://localhost:3000',
  'http://localhost:3001',
  'http://127.0.0.1:3000',
  'http://[::1]:3000',
  'https://localhost:3000',
  'null',
  '',
]
const cookies = [undefined, '__Host-cc_view=abc', '']
const hosts = ['toys.example.ma', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'evil.example:3000', 'localhost.evil.example:3000']

/** The rule as `vault-and-links.md` says it, written a second time. */
function passes(ours: string, host: string, site?: string, origin?: string, cookie?: string): boolean {
  if (site !== undefined) return site === 'same-origin'
  if (origin === undefined) return cookie === undefined
  const loopbacks = ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']
  return origin === ours || (loopbacks.includes(ours) && loopbacks.includes(origin) && origin === `http://${host}`)
}

describe.each(publicUrls)('writes to %s', (ours) => {
  test('pass for every combination of headers that our own pages send, and for no other', async () => {
    const app = servers.get(ours)?.http.app
    const found: string[] = []
    for (const site of sites)
      for (const origin of origins)
        for (const cookie of cookies)
          for (const host of hosts) {
            const headers = {
              host,
              'content-type': 'application/json',
              ...(site !== undefined && { 'sec-fetch-site': site }),
              ...(origin !== undefined && { origin }),
              ...(cookie !== undefined && { cookie }),
            }
            const answer = await app?.inject({ method: 'POST', url: '/things', headers, payload: '{"name":"a"}' })
            const expected = passes(ours, host, site, origin, cookie) ? 200 : 403
            if (answer?.statusCode !== expected) found.push(`${JSON.stringify(headers)}: ${answer?.statusCode}, not ${expected}`)
          }
    expect(found).toEqual([])
  })

  test('are refused before the address, the method or the body is looked at', async () => {
    const port = servers.get(ours)?.port ?? 0
    for (const [line, headers, body] of [
      ['POST /nothing', {}, ''],
      ['DELETE /things', {}, ''],
      ['OPTIONS /things', { 'access-control-request-method': 'POST' }, ''],
      ['POST /things', { 'content-type': 'text/plain' }, '{"name":"a"}'],
      ['POST /things', { 'content-type': 'application/json' }, '{'],
    ] as const) {
      const answer = await sendRaw(
        port,
        request(line, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', ...headers }, body),
      )
      expect(answer.status, line).toBe(403)
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'from-elsewhere' })
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('reading is open to links from anywhere', async () => {
    const port = servers.get(ours)?.port ?? 0
    for (const method of ['GET', 'HEAD'])
      for (const site of ['cross-site', 'none', 'same-site'])
        expect((await sendRaw(port, request(`${method} /things/3`, { 'sec-fetch-site': site, cookie: 'a=b' }))).status).toBe(200)
  })
})
