import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, salmaCard, someCard, someLink } from '#test/people.ts'
import { revokeLink } from './revoke-link.ts'

let installation: TestInstallation
const answers: Record<string, Response> = {}
beforeAll(async () => {
  installation = await testInstallation()
  const origin = await installation.serve()
  const card = await someCard(installation, salmaCard, Buffer.from('a photo'))
  const { token } = await someLink(installation, card)
  const pinned = await someLink(installation, card, { pin: 'riad 27' })
  const limited = await someLink(installation, card, { maxViews: 3 })
  const gone = await someLink(installation, card)
  const session = cookieOf(await open(origin, token))
  const revoked = cookieOf(await open(origin, gone.token))
  await installation.deeds.run((tx) => revokeLink(tx, system, { ownerId: card.ownerId, linkId: gone.id }))
  const html = { accept: 'text/html' }
  const json = { accept: 'application/json' }
  const get = (path: string, cookie = '', headers: Record<string, string> = html) =>
    fetch(origin + path, { headers: { ...headers, ...(cookie !== '' && { cookie }) } })
  const post = (body: string, headers: Record<string, string>) => fetch(`${origin}/l/open`, { method: 'POST', body, headers })
  Object.assign(answers, {
    'the shell': await get('/l'),
    'the shell, asked by HEAD': await fetch(`${origin}/l`, { method: 'HEAD' }),
    'the shell of a token': await get(`/l/${token}`),
    'the shell of a repaired token': await get(`/l%23${token}`),
    'the card': await open(origin, token),
    'the card as JSON': await open(origin, token, {}, json),
    'the card again': await get('/c', session),
    'the card again as JSON': await get('/c', session, json),
    'the card by its number': await get('/c/1', session),
    'the vCard': await get('/c/card.vcf', session),
    'the photo': await get('/c/photo', session),
    'the page that asks for a press': await open(origin, limited.token),
    'the problem that asks for a press': await open(origin, limited.token, {}, json),
    'the page that asks for a PIN': await open(origin, pinned.token),
    'the page after a wrong PIN': await open(origin, pinned.token, { pin: 'nothing' }),
    'the problem that asks for a PIN': await open(origin, pinned.token, {}, json),
    'a dead link': await open(origin, gone.token),
    'a dead link as JSON': await open(origin, gone.token, {}, json),
    'a revoked card': await get('/c', revoked),
    'a revoked vCard': await get('/c/card.vcf', revoked, json),
    'a revoked photo': await get('/c/photo', revoked, { accept: 'image/*' }),
    'no view session': await get('/c/7'),
    'a field too many': await post('{"token":"x","more":1}', { ...json, 'content-type': 'application/json' }),
    'no JSON': await post('{', { ...json, 'content-type': 'application/json' }),
    'a type of content not taken': await post('<a/>', { ...html, 'content-type': 'text/xml' }),
    'too large a body': await post('x'.repeat(100_000), { ...json, 'content-type': 'application/json' }),
    'a write from elsewhere': await post('{}', { ...html, 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' }),
    'an address that is none': await get('/nowhere'),
    'an address that is none, as JSON': await get('/nowhere', '', json),
    'an address that is not UTF-8': await get('/c/%zz'),
    'an address that is not UTF-8, elsewhere': await get('/%c3%28', '', json),
    'an address too long': await get(`/c/${'9'.repeat(300)}`, session),
    'a method not taken': await fetch(`${origin}/c`, { method: 'DELETE', headers: json }),
    'the icon': await get('/favicon.svg'),
    'the usual icon': await get('/favicon.ico'),
  })
  let many = await open(origin, 'nothing')
  for (let turn = 0; turn < 110; turn++) many = await open(origin, 'nothing')
  answers['too many failures'] = many
})
afterAll(() => installation.close())

const names = [
  'the shell',
  'the shell, asked by HEAD',
  'the shell of a token',
  'the shell of a repaired token',
  'the card',
  'the card as JSON',
  'the card again',
  'the card again as JSON',
  'the card by its number',
  'the vCard',
  'the photo',
  'the page that asks for a press',
  'the problem that asks for a press',
  'the page that asks for a PIN',
  'the page after a wrong PIN',
  'the problem that asks for a PIN',
  'a dead link',
  'a dead link as JSON',
  'a revoked card',
  'a revoked vCard',
  'a revoked photo',
  'no view session',
  'a field too many',
  'no JSON',
  'a type of content not taken',
  'too large a body',
  'a write from elsewhere',
  'an address that is none',
  'an address that is none, as JSON',
  'an address that is not UTF-8',
  'an address that is not UTF-8, elsewhere',
  'an address too long',
  'a method not taken',
  'the icon',
  'the usual icon',
  'too many failures',
]
const header = (name: string, of: string) => answers[of]?.headers.get(name) ?? null

test('every answer asked for is looked at', () => {
  expect(Object.keys(answers).sort()).toEqual([...names].sort())
  const statusOf = (name: string) => answers[name]?.status
  expect(names.filter((name) => (statusOf(name) ?? 500) >= 500)).toEqual([])
  expect(statusOf('a write from elsewhere')).toBe(403)
  expect(statusOf('too many failures')).toBe(429)
  expect(statusOf('a revoked photo')).toBe(404)
})

describe('is kept from indexes, referrers, frames and guesses', () => {
  test.each(names)('%s', (name) => {
    expect(header('x-robots-tag', name)).toBe('noindex, nofollow, noarchive, nosnippet, noimageindex')
    expect(header('referrer-policy', name)).toBe('no-referrer')
    expect(header('x-content-type-options', name)).toBe('nosniff')
    expect(header('strict-transport-security', name)).toMatch(/max-age=\d{8,}/)
    const policy = new Map((header('content-security-policy', name) ?? '').split('; ').map((one) => [one.split(' ')[0], one]))
    expect(policy.get('default-src')).toBe("default-src 'none'")
    expect(policy.get('form-action')).toBe("form-action 'self'")
    expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'")
    expect(policy.get('base-uri')).toBe("base-uri 'none'")
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*|https?:|data:|nonce/)
    expect(header('server', name) ?? header('x-powered-by', name)).toBeNull()
    expect(header('access-control-allow-origin', name)).toBeNull()
  })
})

describe('is stored by no cache', () => {
  const shells = ['the shell', 'the shell, asked by HEAD', 'the shell of a token', 'the shell of a repaired token', 'the icon']
  test.each(names.filter((name) => !shells.includes(name)))('%s', (name) => {
    expect(header('cache-control', name)).toBe('no-store')
    expect(header('etag', name) ?? header('last-modified', name)).toBeNull()
  })

  test.each(shells)('(except %s, which says nothing of anyone)', (name) => {
    expect(header('cache-control', name)).toMatch(/^public, max-age=\d+$/)
    expect(header('set-cookie', name)).toBeNull()
  })
})

test('an address that cannot be read is not repeated in the answer', async () => {
  for (const name of ['an address that is not UTF-8', 'an address that is not UTF-8, elsewhere', 'an address that is none']) {
    expect(answers[name]?.status).toBeGreaterThanOrEqual(400)
    expect(await answers[name]?.text()).not.toMatch(/%zz|%c3|nowhere|FST_/i)
  }
})
