import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '#contract/language.ts'
import { policyEditions } from '#contract/policy-editions.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type Served, served } from '#test/served.ts'
import { foundingChanges, foundingParts, foundingText, homeStyle, renderRights, style } from '#web/site/render.ts'

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

/** The pages that anybody may find, each by itself and in each language: no others, whatever is added. */
const publicPages = [
  '/',
  '/droits',
  '/confidentialite',
  '/confidentialite/texte-fondateur',
  '/mentions-legales',
  '/contact',
  '/commander',
  '/engagements',
  '/limites',
  '/verifier',
]
const forms = ['/contact', '/commander', '/verifier']
const inEach = (path: string) => languages.map((language) => (path === '/' ? `/${language}` : `${path}/${language}`))

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
  const plain = publicPages.filter((path) => path !== '/' && !forms.includes(path))
  for (const path of plain.flatMap((page) => [page, ...languages.map((language) => `${page}/${language}`)])) {
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
  // the editions of the policy may be found too, from the policy: they stand in no map
  const found = [...publicPages, ...publicPages.flatMap((path) => [...inEach(path), `${path}/{language}`]), '/confidentialite/editions']
  const paths = server.routes
    .filter(({ method, path }) => method === 'GET' && !found.includes(path) && !path.startsWith('/confidentialite/editions/'))
    .map(({ path }) => path)
  expect(paths.length).toBeGreaterThan(30)
  for (const path of ['/exemple', '/exemple/{language}', '/droits/demande', '/partage.png', '/espace']) expect(paths).toContain(path)
  for (const path of paths) {
    const answer = await get(path.replace('{language}', 'fr').replace(/\{\w+\}|\*/g, '1'))
    expect(answer.headers.get('x-robots-tag'), path).toMatch(/^noindex, nofollow/)
    expect(await answer.text(), path).not.toContain('property="og:')
  }
})

test('robots.txt forbids nothing, and the map holds the public pages alone', async () => {
  const robots = await (await get('/robots.txt')).text()
  expect(robots).toBe('User-agent: *\nAllow: /\nSitemap: https://cartes.example/sitemap.xml\n')
  expect((await locations()).toSorted()).toEqual(
    publicPages
      .flatMap(inEach)
      .map((path) => `https://cartes.example${path}`)
      .toSorted(),
  )
  for (const url of await locations()) {
    const page = await get(new URL(url).pathname)
    expect([page.status, page.headers.get('x-robots-tag')]).toEqual([200, 'all'])
  }
})

test.each(publicPages)('%s, sent on, shows its own title and words, and our picture', async (path) => {
  for (const [place, language] of languages.entries()) {
    const text = await (await get(inEach(path)[place] ?? '')).text()
    const said = (property: string) => new RegExp(`<meta property="og:${property}" content="([^"]*)">`).exec(text)?.[1]
    expect(said('url')).toBe(`https://cartes.example${inEach(path)[place]}`)
    expect(text).toContain(`<link rel="canonical" href="${said('url')}">`)
    expect(text).toContain(`<title>${said('title')} · ConnectCard</title>`)
    expect(text).toContain(`<meta name="description" content="${said('description')}">`)
    expect(said('locale')).toMatch(new RegExp(`^${language}_`))
    expect(said('image')).toBe('https://cartes.example/partage.png')
  }
  const picture = await get('/partage.png')
  const bytes = Buffer.from(await picture.arrayBuffer())
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
  expect(bytes.length).toBeLessThan(60_000)
})

test('every page leads to rights, the policy, the legal notice and the home page, and every door on it opens', async () => {
  for (const path of publicPages.flatMap(inEach)) {
    const language = path.slice(-2)
    const text = await (await get(path)).text()
    for (const to of ['/droits', '/confidentialite', '/engagements', '/mentions-legales', '/contact', '/commander'])
      expect(text, path).toContain(`href="${to}/${language}"`)
    expect(text).toContain(`href="/${language}"`)
  }
  const doors = new Set<string>()
  for (const path of publicPages.flatMap(inEach))
    for (const [, to] of (await (await get(path)).text()).matchAll(/(?:href|src|action)="(\/[^"]*)"/g)) doors.add(to ?? '')
  expect(doors.size).toBeGreaterThan(40)
  for (const door of doors) {
    const [to = '', place] = door.split('#')
    const page = await get(to)
    expect(page.status, door).toBe(200)
    const text = await page.text()
    if (place !== undefined) expect(text, door).toContain(`id="${place}"`)
  }
})

test('the home page holds what it shows to itself: our card in a frame, no script, nothing from elsewhere, no cookie, and no price', async () => {
  for (const path of ['/', ...inEach('/')]) {
    const page = await get(path)
    const text = await page.text()
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'none'.*frame-src 'self'$/)
    expect(
      text
        .split('<style>')
        .slice(1)
        .map((one) => one.split('</style>')[0]),
    ).toEqual([style, homeStyle])
    expect(text).not.toMatch(/<script|\sstyle=|\son\w+=|https?:\/\/(?!cartes\.example\/)/)
    expect(text.replaceAll(/<[^>]*>/g, '')).not.toMatch(/\d\s?(?:DH|MAD|dirhams?|درهم|€)/)
    expect(text).toMatch(/<iframe src="\/exemple\/(?:fr|ar|en)"/)
  }
})

test('our own card is drawn as every card, in each language, may stand in our own frame alone, and its contact is saved', async () => {
  for (const language of languages) {
    const page = await get(`/exemple/${language}`)
    const text = await page.text()
    expect(page.headers.get('x-robots-tag')).toMatch(/^noindex/)
    expect(text).toContain('<meta name="robots" content="noindex')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(text).toContain('href="/exemple/card.vcf"')
    expect(text).toContain('mailto:contact@IdNet.ma')
    expect(text).not.toMatch(/undefined|\[object|\/c\/\d/)
    const saved = await get('/exemple/card.vcf', language)
    expect(saved.headers.get('content-disposition')).toBe('attachment; filename="ConnectCard.vcf"')
    const vcard = await saved.text()
    for (const line of ['BEGIN:VCARD', 'FN:ConnectCard', 'ORG:IdNet', 'URL:https://cartes.example/']) expect(vcard).toContain(line)
    expect(vcard.match(/^UID:.*/m)?.[0]).toMatch(/^UID:urn:uuid:[0-9a-f-]{36}/)
  }
  expect((await get('/exemple/photo')).headers.get('content-type')).toBe('image/png')
})

test('the founding text stands there word for word, with each change to it, which IdNet has not agreed to yet', async () => {
  // the text as IdNet gave it
  expect(createHash('sha256').update(foundingText).digest('hex')).toBe('c79ecf5f3ff4b3a5fb78a9c68af46851e068f803624a431468fa41f8e8c16d76')
  const plain = foundingText.replaceAll(/\s+/g, ' ').trim()
  const { title, parts } = foundingParts(foundingText)
  expect([title, ...parts.flatMap(({ head, says }) => (head === undefined ? [says] : [head, says]))].join(' ')).toBe(plain)
  expect(parts.map(({ head }) => head?.match(/\d/)?.[0])).toEqual([undefined, '1', '2', '3', '4', '5', '6'])
  for (const { quote } of foundingChanges) if (quote !== undefined) expect(plain).toContain(quote)
  for (const language of languages) {
    const text = await (await get(`/confidentialite/texte-fondateur/${language}`)).text()
    expect(text.match(/À valider par IdNet|à valider par IdNet/g)).toHaveLength(foundingChanges.length)
    expect(await (await get(`/confidentialite/${language}`)).text()).toContain(`href="/confidentialite/texte-fondateur/${language}"`)
  }
})

test('the legal notice says what is known, and not a word of what is not', async () => {
  const bare = await (await get('/mentions-legales/fr')).text()
  expect(bare).toContain('IdNet, société de droit marocain')
  for (const word of ['ICE', 'Registre du commerce', 'Capital', 'Hébergement', 'Téléphone', 'Récépissé', 'renseigner', '…'])
    expect(bare, word).not.toContain(word)
  const known = await testInstallation({
    COMPANY_RC: 'Casablanca 123456',
    COMPANY_ICE: '001561191000066',
    COMPANY_PHONE: '+212522000000',
    COMPANY_SEAT: '1, rue <b>des</b> Arts, Casablanca',
    CNDP_RECEIPT: 'D-W-903/2024',
  })
  const other = await served(known)
  try {
    const text = await (await fetch(`http://localhost:${other.port}/mentions-legales/ar`, { headers: { accept: 'text/html' } })).text()
    for (const word of ['Casablanca 123456', '001561191000066', '05 22 00 00 00', '1, rue &lt;b&gt;des&lt;/b&gt; Arts', 'D-W-903/2024'])
      expect(text).toContain(word)
    const card = await (await fetch(`http://localhost:${other.port}/exemple/fr`)).text()
    expect(card).toContain('tel:+212522000000')
  } finally {
    await other.close()
    await known.close()
  }
})
