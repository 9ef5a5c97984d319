import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import { policyEditions } from '#contract/policy-editions.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type Served, served } from '#test/served.ts'
import { renderRights, style } from '#web/site/render.ts'

let installation: TestInstallation
let server: Served
let origin: string
beforeAll(async () => {
  installation = await testInstallation({ PUBLIC_URL: 'https://cartes.example' })
  server = await served(installation)
  origin = `http://localhost:${server.port}`
})
afterAll(async () => {
  await server.close()
  await installation.close()
})

const get = (path: string, language = 'fr') => fetch(origin + path, { headers: { accept: 'text/html', 'accept-language': language } })
const locations = async () => [...(await (await get('/sitemap.xml')).text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url ?? '')

test.each(languages)('rights are told in %s, by what the browser asks for and by their own address', async (language) => {
  const page = await get('/droits', language)
  const text = await page.text()
  expect(page.status).toBe(200)
  expect(page.headers.get('vary')).toContain('Accept-Language')
  expect(text).toBe(renderRights(language, 'https://cartes.example'))
  const own = await get(`/droits/${language}`, 'en')
  expect(await own.text()).toBe(text)
  expect(text).toContain(`<link rel="canonical" href="https://cartes.example/droits/${language}">`)
  for (const other of languages) expect(text).toMatch(new RegExp(`<a href="/droits/${other}" lang="${other}"`))
})

test('the privacy policy is the one of the register, with the number of the CNDP, or its lack', async () => {
  for (const language of languages) {
    const text = await (await get('/confidentialite', language)).text()
    expect(text).toContain(`<html lang="${language}"`)
    expect(text).toMatch(/CNDP[^<]*\([^)]+\)/) // no number yet: it says so
    expect(text).toContain('href="/droits"')
    expect(await (await get(`/confidentialite/${language}`, 'en')).text()).toBe(text)
  }
})

test('every edition of the policy has its page, and a word for its own edition is no language of the policy', async () => {
  for (const path of ['', '/fr', '/1', '/1/ar']) expect((await get(`/confidentialite/editions${path}`)).status, path).toBe(200)
  for (const path of ['', '/1']) expect(await (await get(`/confidentialite/editions${path}`)).text(), path).toContain('href="/droits"')
  expect(await (await get('/confidentialite')).text()).toContain('href="/confidentialite/editions/fr"')
  for (const path of [`/${policyEditions.length + 1}`, '/0', '/01', '/de', '/1/de', '/fr/fr', '/1/'])
    expect((await get(`/confidentialite/editions${path}`)).status, path).toBe(404)
})

test('another language is an address that is none', async () => {
  for (const path of ['/droits/de', '/droits/FR', '/droits/', '/droits/fr/']) expect((await get(path)).status, path).toBe(404)
})

test('the page keeps nothing, calls nobody, and may be kept by search engines', async () => {
  for (const path of ['/droits', '/confidentialite', '/engagements', '/limites'].flatMap((page) => [
    page,
    ...languages.map((language) => `${page}/${language}`),
  ])) {
    const page = await get(path)
    expect(page.headers.get('x-robots-tag')).toBe('all')
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; script-src 'none'/,
    )
    const text = await page.text()
    expect(text).not.toMatch(/noindex|<script|<form|<iframe|\sstyle=|\son\w+=|src="/)
    expect(text.split('<style>')[1]?.split('</style>')[0]).toBe(style)
  }
})

test('no other address may be kept by search engines', async () => {
  const paths = server.routes
    .filter(({ method, path }) => method === 'GET' && !/^\/(?:droits|confidentialite|engagements|limites)/.test(path))
    .map(({ path }) => path)
  expect(paths.length).toBeGreaterThan(30)
  for (const path of paths) {
    const answer = await get(path.replace('{language}', 'fr').replace(/\{\w+\}|\*/g, '1'))
    expect(answer.headers.get('x-robots-tag'), path).toMatch(/^noindex, nofollow/)
    await answer.arrayBuffer()
  }
})

test('robots.txt forbids nothing, and the map holds the public pages alone', async () => {
  const robots = await (await get('/robots.txt')).text()
  expect(robots).toBe('User-agent: *\nAllow: /\nSitemap: https://cartes.example/sitemap.xml\n')
  expect(await locations()).toEqual(
    ['droits', 'confidentialite', 'engagements', 'limites'].flatMap((page) =>
      languages.map((language) => `https://cartes.example/${page}/${language}`),
    ),
  )
  for (const url of await locations()) {
    const page = await get(new URL(url).pathname)
    expect([page.status, page.headers.get('x-robots-tag')]).toEqual([200, 'all'])
  }
})
