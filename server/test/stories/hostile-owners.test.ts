import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type Served, served } from '#test/served.ts'

// Somebody who is signed in and means harm, or whose program is broken: every route of owners, with bodies bent in every place. And
// somebody who means well, in every script.

let installation: TestInstallation
let server: Served
let cookie: string
let [card, link] = ['', '']
beforeAll(async () => {
  installation = await testInstallation()
  server = await served(installation)
  await newOwner()
})
afterAll(async () => {
  await server.close()
  await installation.close()
})

let owners = 0
/** Somebody who is signed in, with a published card and a link. */
async function newOwner(): Promise<void> {
  cookie = await installation.deeds.run(async (tx) => {
    const personId = await openAccount(tx, system, { name: 'Nadia', email: `hostile-${++owners}@test.example`, language: 'fr' })
    return `${sessionCookieName}=${await beginSession(tx, { personId, how: 'code', agent: undefined })}`
  })
  card = (await call('POST', '/api/cards', { label: 'Carte', draft: { language: 'fr', name: { given: 'Nadia' } } })).body.id
  await call('POST', `/api/cards/${card}/publish`)
  link = (await call('POST', `/api/cards/${card}/links`, { label: 'Lien' })).body.id
}

// biome-ignore lint/suspicious/noExplicitAny: whatever JSON comes back
async function call(method: string, path: string, body?: unknown, raw?: string): Promise<{ status: number; text: string; body: any }> {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const answer = await fetch(`http://localhost:${server.port}${path}`, {
    method,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(sent !== undefined && { 'content-type': 'application/json' }) },
    ...(sent !== undefined && { body: sent }),
  })
  const text = await answer.text()
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined }
}

const internals =
  /node_modules|server\/src|\.ts:\d|\bat (?:async )?[\w.]+ \(|\bselect\b.+\bfrom\b|profiles\.|accounts\.|keyring\.|PostgreSQL|\bpg\b|FST_|ZodError|\[object/i

const draft = {
  language: 'fr',
  name: { given: 'Nadia', family: 'Alaoui' },
  nameArabic: { given: 'ناديا' },
  role: { fr: 'Architecte' },
  phones: [{ kind: 'mobile', number: '+212661000001', label: 'Atelier', audience: 'clients' }],
  emails: [{ kind: 'work', address: 'nadia@test.example' }],
  addresses: [{ kind: 'work', street: '3, rue', city: 'Fès' }],
  links: [{ kind: 'website', url: 'https://atelier.example/' }],
  note: { fr: 'Bonjour' },
  order: ['links'],
  audiences: { note: 'clients' },
}
const attempt = '019ab2c3-d4e5-7f60-8172-93a4b5c6d7e8'
const calls: readonly (readonly [string, string, unknown])[] = [
  [
    'POST',
    '/api/sign-up',
    { name: 'A', email: 'a@test.example', language: 'fr', noProspecting: true, notice: 'x', phone: '+212661000001' },
  ],
  ['POST', '/api/sign-in/code', { email: 'a@test.example', language: 'fr' }],
  ['POST', '/api/sign-in/confirm', { attempt, code: '123456' }],
  ['POST', '/api/sign-in/passkey', { ceremony: attempt, response: { id: 'a', rawId: 'a', type: 'public-key', response: {} } }],
  ['PATCH', '/api/account', { name: 'Nadia', company: 'Zellige', phone: null, language: 'fr', noProspecting: false }],
  ['POST', '/api/account/email', { email: 'b@test.example' }],
  ['POST', '/api/account/email/confirm', { attempt, code: '123456' }],
  ['POST', '/api/account/prove/confirm', { attempt, code: '123456' }],
  ['POST', '/api/account/passkeys', { ceremony: attempt, response: {}, name: 'Téléphone' }],
  ['POST', '/api/staff/invitation/accept', { token: 'x'.repeat(43) }],
  ['POST', '/api/cards', { label: 'Carte', draft }],
  ['PATCH', '/api/cards/{card}', { label: 'Carte' }],
  ['PUT', '/api/cards/{card}/draft', { draft, revision: 1 }],
  ['PUT', '/api/cards/{card}/exchange', { open: true }],
  ['POST', '/api/cards/{card}/discard', { revision: 1 }],
  ['POST', '/api/cards/{card}/versions/{link}/take-back', { revision: 1 }],
  ['GET', '/api/cards/{card}/versions/{link}/preview?audience=x&language=y', undefined],
  ['POST', '/api/cards/{card}/publish', undefined],
  [
    'POST',
    '/api/cards/{card}/links',
    { label: 'Lien', audience: 'clients', expiresAt: '2027-01-01T00:00:00Z', openings: 3, showOnce: true },
  ],
  ['POST', '/api/cards/{card}/passing-links', { label: 'Salon', after: '019ab2c3-d4e5-7c01-8172-93a4b5c6d7e8' }],
  ['POST', '/api/cards/{card}/contact-qr', { understood: true, language: 'ar', parts: ['phones', 'note'] }],
  ['PATCH', '/api/links/{link}', { label: 'Lien' }],
  ['POST', '/api/links/{link}/copy', undefined],
  ['POST', '/api/links/revoke', { links: [attempt] }],
  ['POST', '/api/links/revoke', { card: attempt }],
  ['GET', '/api/cards?after=x&limit=y', undefined],
  ['GET', '/api/cards/{card}', undefined],
  ['GET', '/api/cards/{card}/openings', undefined],
  ['GET', '/api/cards/{card}/preview?audience=x&language=y', undefined],
  ['GET', '/api/links?card=x&state=y&after=z&limit=0', undefined],
  ['GET', '/api/links/{link}/qr.png?pixels=x&level=y&mm=z&logo=w', undefined],
  ['DELETE', '/api/account/sessions/{link}', undefined],
  ['DELETE', '/api/account/passkeys/{link}', undefined],
]

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1.5,
    1e308,
    2 ** 53,
    '',
    ' ',
    'a'.repeat(2_000),
    '\ud800',
    'a\u0000b',
    'BEGIN:VCARD\r\nEND:VCARD',
    '\u202Egnp.exe',
    '=1+1',
    "'; drop table profiles.card; --",
    '<script>alert(1)</script>',
    '{{7*7}}',
    'javascript:alert(1)',
    'https://user@evil.example/',
    'https://аpple.com/',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '+9999999-01-01T00:00:00Z',
    'Infinity',
    'clients ',
    '+212',
    [],
    {},
    [[[[[[]]]]]],
    { fr: 'a', xx: 'b' },
    Array.from({ length: 300 }, () => 'x'),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
)

/** The same body with one place in it replaced, taken away or added to. */
function bent(body: unknown, path: readonly number[], value: unknown, how: 'replace' | 'drop' | 'add'): unknown {
  if (body === null || typeof body !== 'object') return value
  const keys = Object.keys(body)
  const [at = 0, ...rest] = path
  const key = keys[at % Math.max(1, keys.length)] ?? 'a'
  const copy: Record<string, unknown> = Array.isArray(body) ? { ...body } : { ...body }
  const inner = (body as Record<string, unknown>)[key]
  if (how === 'add') copy.extra = value
  else if (how === 'drop') delete copy[key]
  else copy[key] = rest.length > 0 && typeof inner === 'object' && inner !== null ? bent(inner, rest, value, 'replace') : value
  return Array.isArray(body) ? Object.values(copy) : copy
}

const strangePath = fc.constantFrom(undefined, undefined, undefined, 'x', '%00', '..', attempt, '%F0%9F%98%80', 'A'.repeat(300))

test('thousands of bent calls to every route of owners: no failure of ours, and nothing of what is inside', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...calls),
      fc.array(fc.nat(12), { maxLength: 4 }),
      hostile,
      fc.constantFrom('replace', 'replace', 'drop', 'add'),
      strangePath,
      async ([method, path, body], place, value, how, odd) => {
        const address = path.replace('{card}', odd ?? card).replace('{link}', odd ?? link)
        const { status, text } = await call(method, address, body === undefined ? undefined : bent(body, place, value, how))
        expect(status, `${method} ${path} ${text.slice(0, 300)}`).toBeLessThan(500)
        if (status >= 400) expect(text).not.toMatch(internals)
      },
    ),
    { numRuns: 3_000, verbose: 0 },
  )
})

const scripts = ['سلمى بنجلون', 'ⵙⴰⵍⵎⴰ ⵏ ⵓⴷⵔⴰⵔ', 'e\u0301te\u0301', '👩🏽‍🔧👨‍👩‍👧', 'Ω≈ç√∫', 'ﷺ', 'a\u200Db', 'נועה', '中村', 'tab\tno']
const honest = fc
  .array(
    fc.oneof(
      fc.constantFrom(...scripts, ';', ',', '\\', '"', "'", '<b>', '&amp;', ':', '=', '\\n'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(' '))

/** A value of a vCard as its reader gets it (RFC 2426, 5.8.4). */
const unescaped = (text: string) => text.replace(/\\([\\;,nN])/g, (_all, one: string) => (one.toLowerCase() === 'n' ? '\n' : one))

describe('what somebody writes', () => {
  beforeAll(newOwner) // nothing of what the bent calls left

  test('comes back as it was, through the API, the opened card and its vCard; or is refused with its field named', {
    timeout: 300_000,
  }, async () => {
    let taken = 0
    await fc.assert(
      fc.asyncProperty(honest, honest, async (given, note) => {
        const before = (await call('GET', `/api/cards/${card}`)).body
        const next = { ...before.draft, name: { given }, note: { fr: note } }
        const saved = await call('PUT', `/api/cards/${card}/draft`, { draft: next, revision: before.revision })
        if (saved.status !== 200) {
          expect(saved.status, saved.text).toBe(400)
          expect(saved.body.fields.join()).toMatch(/^draft\.(?:name|note)/)
          expect((await call('GET', `/api/cards/${card}`)).body).toEqual(before) // nothing was lost
          return
        }
        taken++
        expect((await call('GET', `/api/cards/${card}`)).body.draft).toEqual(next)
        expect((await call('POST', `/api/cards/${card}/publish`)).status).toBe(200)
        const { body: made } = await call('POST', `/api/links/${link}/copy`)
        const opened = await fetch(`http://localhost:${server.port}/l/open`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'accept-language': 'fr' },
          body: JSON.stringify({ token: made.url.split('#')[1] }),
        })
        expect(((await opened.json()) as { card: unknown }).card).toMatchObject({ name: { given }, note: { fr: note } })
        const view = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
        const vcard = await (
          await fetch(`http://localhost:${server.port}/c/card.vcf`, { headers: { cookie: view, 'accept-language': 'fr' } })
        ).text()
        const notes = vcard
          .replaceAll('\r\n ', '')
          .split('\r\n')
          .filter((written) => written.startsWith('NOTE:'))
        expect(notes.map((written) => unescaped(written.slice('NOTE:'.length)))).toEqual([note])
        expect(vcard.match(/BEGIN:VCARD/g)).toHaveLength(1)
      }),
      { numRuns: 60, verbose: 0 },
    )
    expect(taken).toBeGreaterThan(20)
  })

  test.each([
    ['two thousand letters', 'a'.repeat(2_000)],
    ['a line break', 'Nadia\r\nTEL:+212600000000'],
    ['a card within', 'Nadia\nBEGIN:VCARD'],
    ['a text turned around', '\u202Eaidan'],
    ['half a character', '\ud83d'],
    ['a character that is none', 'Nadia\u0000'],
    ['blanks at its edge', ' Nadia '],
  ])('%s in a name is refused, and the field is named', async (_what, given) => {
    const before = (await call('GET', `/api/cards/${card}`)).body
    const body = { draft: { ...before.draft, name: { given } }, revision: before.revision }
    const refused = await call('PUT', `/api/cards/${card}/draft`, body)
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid' } })
    expect(refused.body.fields.join()).toMatch(/draft/)
    expect((await call('GET', `/api/cards/${card}`)).body).toEqual(before)
  })
})
