import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, salmaCard, someCard, someLink } from '#test/people.ts'
import { request, sendRaw } from '#test/raw-http.ts'
import { type Served, served } from '#test/served.ts'

let installation: TestInstallation
let server: Served
let token: string
let pinned: string
let cookie: string
beforeAll(async () => {
  installation = await testInstallation()
  server = await served(installation)
  const card = await someCard(installation, salmaCard, Buffer.from('a photo, for all that this test knows'))
  token = (await someLink(installation, card)).token
  pinned = (await someLink(installation, card, { pin: 'riad 27', maxViews: 3 })).token
  cookie = cookieOf(await open(`http://localhost:${server.port}`, token))
})
afterAll(async () => {
  await server.close()
  await installation.close()
})

const internals =
  /node_modules|server\/src|\.ts:\d|\bat (?:async )?[\w.]+ \(|\bselect\b.+\bfrom\b|sharing\.|keyring\.|profiles\.|PostgreSQL|postgres|\bpg\b|Fastify|FST_|ECONN|ZodError|Infinity|undefined|\[object/i

const strange = fc.oneof(
  fc.constantFrom(
    '',
    '%00',
    '%',
    '%zz',
    '%ff',
    '%2e%2e%2f',
    '..',
    '0',
    '-1',
    '1e3',
    '256',
    '99999999999',
    "'--",
    '__proto__',
    'constructor',
    'NaN',
    ':place',
    '{place}',
    '*',
    '%23',
    'open',
    ';',
    '%0d%0aX:1',
    'a'.repeat(200),
  ),
  fc.string({ maxLength: 40 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replace(/[\s\u0080-\u{10ffff}\0-\x1f\x7f]/gu, '')),
)
const segment = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('1', 'live-token', 'pinned-token') }, { weight: 2, arbitrary: strange })
const otherMethod = fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND', 'LINK')
const headerText = fc.string({ unit: fc.constantFrom(...'abcXYZ019 ;,=/*"\'-_.%:()<>[]{}éÿ\t'), maxLength: 60 }).map((text) => text.trim())
const header = fc.oneof(
  fc.tuple(
    fc.constant('content-type'),
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('application/json', 'application/x-www-form-urlencoded') },
      fc.constantFrom('text/plain', 'application/json; charset=utf-16', 'multipart/form-data', 'APPLICATION/JSON ; x'),
      headerText,
    ),
  ),
  fc.tuple(fc.constant('accept'), fc.oneof(fc.constantFrom('text/html', 'application/json', '*/*', 'text/html;q=0'), headerText)),
  fc.tuple(fc.constant('accept-language'), fc.oneof(fc.constantFrom('ar', 'en-GB', 'fr;q=9', 'x'.repeat(900)), headerText)),
  fc.tuple(fc.constant('accept-encoding'), fc.oneof(fc.constantFrom('br', 'gzip', 'br;q=0, gzip', 'identity;q=0, *;q=0'), headerText)),
  fc.tuple(
    fc.constant('cookie'),
    fc.oneof(
      fc.constant('live-cookie'),
      fc.constant('live-cookie; live-cookie'),
      fc.base64String({ maxLength: 300 }).map((text) => `__Host-cc_view=${text.replace(/[+/=]/g, '-')}`),
      headerText,
    ),
  ),
  fc.tuple(fc.constant('sec-fetch-site'), fc.constantFrom('same-origin', 'same-origin', 'cross-site', '')),
  fc.tuple(fc.constant('origin'), fc.oneof(fc.constantFrom('null', 'http://localhost'), headerText)),
  fc.tuple(
    fc.constantFrom(
      'range',
      'if-none-match',
      'if-modified-since',
      'if-range',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-real-ip',
      'forwarded',
      'content-encoding',
      'accept-version',
      'authorization',
      'referer',
      'te',
      'via',
      'x-http-method-override',
    ),
    fc.oneof(fc.constantFrom('bytes=0-1', '*', 'gzip', '1.0.0'), headerText),
  ),
)
const value = fc.oneof(
  fc.constantFrom<unknown>(
    'live-token',
    'pinned-token',
    'live-token',
    '\ud800',
    'a\0b',
    1e308,
    -1,
    true,
    null,
    [],
    {},
    '1'.repeat(3000),
    'https://cards.example.ma/l#live-token',
  ),
  fc.jsonValue(),
)
const body = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ token: value, press: value, extra: value, __proto__: value }, { requiredKeys: [] })
      .map((one) => JSON.stringify(one)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '{"token":"pinned-token"}',
      '{"token":"pinned-token"}',
      '{"token":"pinned-token","pin":"not this one"}',
      '{"token":"live-token","pin":"x"}',
      '{"token":"pinned-token","pin":"\\ud800","press":true}',
    ),
  },
  { weight: 2, arbitrary: fc.json() },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom('token', 'press', 'x'), fc.constantFrom('live-token', 'pinned-token', '%', '%ff', '1')), {
        maxLength: 4,
      })
      .map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')) },
  { weight: 1, arbitrary: fc.constantFrom('', '"'.repeat(70_000), '['.repeat(9_000), '{"token":'.repeat(3_000)) },
)

test('thousands of hostile requests to every route: no failure of ours, nothing of what is inside', { timeout: 60_000 }, async () => {
  const writing = server.routes.filter(({ method }) => method === 'POST') // they do more: they are asked more
  const opening = writing.filter(({ path }) => path.startsWith('/l')) // and what opens links the most
  const often = <T>(times: number, some: readonly T[]): T[] => Array.from({ length: times }, () => some).flat()
  const routes = [...server.routes, ...often(5, writing), ...often(80, opening)]
  const real = (text: string) => text.replaceAll('live-token', token).replaceAll('pinned-token', pinned).replaceAll('live-cookie', cookie)
  const seen = new Set<number>()
  const hostile = fc.record({
    route: fc.constantFrom(...routes),
    method: fc.option(otherMethod, { freq: 5 }),
    fill: fc.array(segment, { minLength: 2, maxLength: 2 }),
    tail: fc.oneof(
      { weight: 6, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom('?', '?token=x', '/', '//', '#', ';a', '?a[]=1&a=2') },
    ),
    form: fc.constantFrom('', '', '', '', 'http://elsewhere.example'),
    type: fc.constantFrom('application/json', 'application/json', 'application/json', 'application/x-www-form-urlencoded', 'text/plain'),
    headers: fc.array(header, { maxLength: 5 }),
    body,
  })
  const began = performance.now()
  let cases = 0
  await fc.assert(
    fc.asyncProperty(hostile, async (one) => {
      cases++
      let next = 0
      const method = one.method ?? one.route.method
      const filled = one.route.path.replace(/\{\w+\}|\*/g, () => one.fill[next++] ?? '')
      const address = real(`${one.form}${filled}${one.tail}`).replaceAll(' ', '%20')
      const sent = method === 'GET' || method === 'HEAD' ? '' : real(one.body)
      const headers: Record<string, string> = {
        'content-type': one.type,
        ...Object.fromEntries(one.headers.map(([name, text]) => [name, real(text)])),
      }
      const bytes = Buffer.from(sent, 'latin1')
      const answer = await sendRaw(server.port, request(`${method} ${address}`, headers, bytes), 8_000)
      seen.add(answer.status)

      expect(answer.status).toBeGreaterThanOrEqual(200)
      expect(answer.status).toBeLessThan(500)
      if (!one.route.path.startsWith('/api/docs')) expect(answer.status).not.toBe(304)
      expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.headers.has('server') || answer.headers.has('x-powered-by')).toBe(false)
      if (answer.status < 400 || method === 'HEAD') return
      const page = headers.accept?.includes('text/html') ?? false
      const type = answer.headers.get('content-type')
      if (!page || type !== 'text/html; charset=utf-8') expect(type).toBe('application/problem+json; charset=utf-8')
      if (!answer.headers.has('content-encoding')) expect(answer.body.replace(/"fields":\[[\w.,"[\]-]*\]/, '')).not.toMatch(internals)
    }),
    { numRuns: 6_000, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false },
  )
  const took = (performance.now() - began) / 1000
  expect(cases, `${cases} cases in ${took.toFixed(1)} s`).toBeGreaterThan(1_000)
  expect(server.logged.filter((line) => !line.startsWith('{"level":20,'))).toEqual([])
  expect((await sendRaw(server.port, request('GET /readyz'))).body).toBe('ready\n')
  expect([...seen], 'the control').toEqual(expect.arrayContaining([200, 400, 403, 404, 405, 413, 415, 428]))
})

describe('bytes of a card', () => {
  test('are never answered in part, from a cache, or as unchanged', async () => {
    const conditions = {
      cookie,
      'if-none-match': '*',
      'if-modified-since': new Date(Date.now() + 86_400_000).toUTCString(),
      range: 'bytes=0-10',
      'if-range': '"x"',
    }
    for (const path of ['/c', '/c/1', '/c/card.vcf', '/c/1/card.vcf', '/c/photo', '/c/1/photo'])
      for (const method of ['GET', 'HEAD']) {
        const answer = await sendRaw(server.port, request(`${method} ${path}`, conditions))
        expect(answer.status, path).toBe(200)
        expect(answer.headers.get('cache-control'), path).toBe('no-store')
        for (const name of ['etag', 'last-modified', 'accept-ranges', 'content-range', 'age', 'expires'])
          expect(answer.headers.has(name), name).toBe(false)
        expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(10)
      }
  })
})
