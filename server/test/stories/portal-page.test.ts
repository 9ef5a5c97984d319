import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

let installation: TestInstallation
let origin: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(() => installation.close())

const portal = ['/espace', '/espace/', '/espace/cartes/0192f3c1-7e1b-7c3a-9d2e-0123456789ab']
const office = ['/bureau', '/bureau/', '/bureau/messages']

test.each([
  ['portal', portal],
  ['office', office],
])('the page of the %s is never kept, and takes script from here and style by a nonce of its own', async (_name, paths) => {
  const nonces: string[] = []
  for (const path of paths) {
    const answer = await fetch(origin + path, { headers: { accept: 'text/html' } })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    const nonce = /'nonce-([^']{20,})'/.exec(policy)?.[1] ?? 'none'
    const page = await answer.text()
    expect(page).toContain(`content="${nonce}"`)
    expect(page).not.toMatch(/style=|%NONCE%/)
    nonces.push(nonce)
  }
  expect(new Set(nonces).size).toBe(3)
})

test.each(['/espace', '/bureau'])(
  'files below %s are kept for ever, and come as they were compressed; what is not drawn is not there',
  async (below) => {
    const page = await (await fetch(origin + below)).text()
    const script = new RegExp(`src="(${below}/assets/[^"]+\\.js)"`).exec(page)?.[1] ?? ''
    const bodies = []
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await fetch(origin + script, { headers: { 'accept-encoding': encoding } })
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
      bodies.push(await answer.text())
    }
    expect(new Set(bodies).size).toBe(1)
    for (const path of [`${below}/assets/other.js`, `${below}/nowhere`]) expect((await fetch(origin + path)).status).toBe(404)
  },
)

test('what a browser keeps of it is a list of its own files, by a worker that may ask for these alone', async () => {
  const answer = await fetch(`${origin}/espace-worker.js`)
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'")
  const script = await answer.text()
  const program = JSON.parse(/const \{ page, first, files \} = (\{.*\})/.exec(script)?.[1] ?? '{}') as {
    page: string
    first: string[]
    files: string[]
  }
  expect(program.page).toBe('/espace')
  expect(program.files.filter((path) => !/^\/espace\/assets\/[\w.-]+$/.test(path))).toEqual([])
  expect(program.first.length).toBeGreaterThan(5)
  for (const path of program.first) {
    expect(program.files).toContain(path)
    const file = await fetch(origin + path)
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    await file.body?.cancel()
  }
})

test.each([
  ['fr', 'ConnectCard – Mes cartes', 'ltr'],
  ['ar', 'ConnectCard – بطاقاتي', 'rtl'],
  ['en', 'ConnectCard – My cards', 'ltr'],
])('it may stand among the programs of a phone, by its name in %s', async (language, name, dir) => {
  const answer = await fetch(`${origin}/espace.webmanifest`, { headers: { 'accept-language': language } })
  expect(answer.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8')
  const manifest = (await answer.json()) as { icons: { src: string }[] }
  expect(manifest).toMatchObject({ name, lang: language, dir, start_url: '/espace', scope: '/espace', display: 'standalone' })
  for (const { src } of manifest.icons) expect((await fetch(origin + src)).headers.get('content-type')).toBe('image/png')
})
