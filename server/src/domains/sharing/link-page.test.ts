import { type IncomingHttpHeaders, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { cookieOf, open, type PublishedCard, someCard, someLink } from '#test/people.ts'

let installation: TestInstallation
let origin: string
let card: PublishedCard
let paths: string[]
let cookie: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  card = await someCard(installation)
  const live = await someLink(installation, card)
  const limited = await someLink(installation, card, { maxViews: 1, pin: 'riad 27' })
  cookie = cookieOf(await open(origin, live.token))
  paths = [
    '/l',
    '/l?x=1',
    '/l?',
    `/l?token=${live.token}`,
    `/l/${live.token}`,
    `/l/${live.token.toUpperCase()}`,
    `/l/${live.token}?utm_source=mail&press=1`,
    `/l/${live.token}/`,
    `/l/${limited.token}`,
    `/l%23${live.token}`,
    `/l%23${limited.token}?x=1`,
    '/l%23',
    `/l/${'0'.repeat(32)}`,
    '/l/',
    '/l/garbage',
    '/l/a/b/c',
    '/l/../../etc/passwd',
    '/l/%zz',
    '/l/%',
    '/l/%00',
    '/l/%2e%2e%2f',
    '/l/%F0%9F%92%A9',
    '/l/<script>alert(1)</script>',
    '/l/open',
    '/l/open?x=1',
    '/l/open/',
    `/l/${'z'.repeat(1_000)}`,
    `/l%23${'%zz'.repeat(400)}`,
  ]
})
afterAll(() => installation.close())

interface Told {
  status: number | undefined
  headers: IncomingHttpHeaders
  bytes: Buffer
}

/** Asks for exactly this path: no client tidies it up first. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Told> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(origin)
    const sent = request({ host: 'localhost', port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('end', () => {
        const { date: _date, ...others } = answer.headers
        resolve({ status: answer.statusCode, headers: others, bytes: Buffer.concat(chunks) })
      })
    })
    sent.once('error', reject)
    sent.end()
  })
}

const visitors: Record<string, Record<string, string>> = {
  'a program without wishes': {},
  'a French browser': { accept: 'text/html,*/*;q=0.8', 'accept-language': 'fr-MA,fr;q=0.9', 'accept-encoding': 'gzip, deflate, br, zstd' },
  'an Arabic browser': { accept: 'text/html', 'accept-language': 'ar-MA', 'accept-encoding': 'gzip' },
  'a preview bot': { accept: '*/*', 'user-agent': 'WhatsApp/2.23', 'accept-language': 'en' },
  'a prefetching browser': { accept: 'text/html', 'sec-purpose': 'prefetch' },
}

describe('the page of every link is the same to the byte, live or dead, malformed or a thousand characters long, for', () => {
  test.each(Object.entries(visitors))('%s', async (_visitor, headers) => {
    const plain = await ask('/l', headers)
    expect(plain.status).toBe(200)
    expect(plain.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(plain.headers['cache-control']).toBe('public, max-age=300')
    expect(plain.headers.vary).toContain('Accept-Language')
    expect(plain.headers['set-cookie']).toBeUndefined()
    for (const path of paths) {
      const told = await ask(path, headers)
      expect(told.status, path).toBe(200)
      expect(told.headers, path).toEqual(plain.headers)
      expect(told.bytes.equals(plain.bytes), path).toBe(true)
    }
  })

  test('a browser that has a card open', async () => {
    const plain = await ask('/l', { accept: 'text/html' })
    for (const path of paths) expect(await ask(path, { accept: 'text/html', cookie }), path).toEqual(plain)
  })

  test('HEAD: the headers of GET, and no byte', async () => {
    const plain = await ask('/l', { accept: 'text/html' })
    for (const path of paths) {
      const told = await ask(path, { accept: 'text/html' }, 'HEAD')
      expect(told, path).toEqual({ ...plain, bytes: Buffer.alloc(0) })
    }
  })
})

test('another process serves the same bytes: nothing in them is made anew for an answer', async () => {
  const other = await installation.serve()
  const text = async (from: string) => (await fetch(`${from}/l`, { headers: { accept: 'text/html' } })).text()
  expect(await text(other)).toBe(await text(origin))
})

test('the page holds no one’s data, and loads nothing from anywhere', async () => {
  for (const language of ['fr', 'ar', 'en']) {
    const text = (await ask('/l', { 'accept-language': language })).bytes.toString()
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
    for (const unwanted of [
      /Salma|Benjelloun|سلمى|\+?212\d|\b[\w.]+@\w+\.\w+/,
      /(?:src|href|action)="(?:https?:)?\/\//,
      /nonce|og:|twitter:/,
    ])
      expect(text.match(unwanted)).toBeNull()
    expect(text).toMatch(/<meta name="robots" content="noindex/)
  }
})

test('a crawler may fetch it: robots.txt, once there is one, does not forbid links', async () => {
  const told = await ask('/robots.txt')
  if (told.status === 200) expect(told.bytes.toString()).not.toMatch(/^\s*disallow:\s*\/[lct]?\s*$/im)
  else expect(told.status).toBe(404)
})

test('other methods change nothing and are refused', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const told = await ask('/l', { accept: 'application/json' }, method)
    expect(told.status, method).toBeGreaterThanOrEqual(400)
    expect(told.status, method).toBeLessThan(500)
  }
})
