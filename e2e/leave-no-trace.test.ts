import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, salmaCard, someCard, someLink } from '#test/people.ts'
import { launch, phone, watch } from './browser.ts'

let browser: Browser
let installation: TestInstallation
let origin: string
let card: PublishedCard
let context: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await launch()
  installation = await testInstallation()
  origin = await installation.serve()
  card = await someCard(installation)
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

async function visitor(): Promise<{ readonly faults: readonly string[] }> {
  await context?.close()
  context = await browser.newContext(phone)
  page = await context.newPage()
  return watch(page, origin)
}
const opened = () => page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()

/** What a page keeps in the browser, besides cookies. */
const kept = () =>
  page.evaluate(`(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
    state: history.state,
    name: window.name,
  }))()`)
const nothing = { local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookie: '', state: null, name: '' }

test('a visitor who opens a link leaves one cookie of fifteen minutes, and nothing before', async () => {
  const { faults } = await visitor()
  const { token } = await someLink(installation, card, { maxViews: 1 })
  await page.goto(`${origin}/l`)
  await page.goto(`${origin}/l#${token}`)
  await page.getByRole('button', { name: 'Ouvrir la carte' }).waitFor()
  expect(await context.cookies()).toEqual([])
  expect(await kept()).toEqual(nothing)
  await page.getByRole('button', { name: 'Ouvrir la carte' }).click()
  await opened()
  const cookies = await context.cookies()
  expect(cookies).toMatchObject([
    { name: '__Host-cc_view', path: '/', httpOnly: true, secure: true, sameSite: 'Strict', domain: 'localhost' },
  ])
  const seconds = (cookies[0]?.expires ?? 0) - Date.now() / 1000
  expect(seconds).toBeGreaterThan(14 * 60)
  expect(seconds).toBeLessThanOrEqual(15 * 60)
  expect(await kept()).toEqual(nothing)
  expect(faults).toEqual([])
})

test('nothing is asked of anyone else, the token never stands in an address that is sent, and no referrer is', async () => {
  await visitor()
  const { token } = await someLink(installation, card)
  const sent: { url: string; referer: string | undefined; body: string | null }[] = []
  context.on('request', (request) => {
    sent.push({ url: request.url(), referer: request.headers().referer, body: request.postData() })
  })
  await page.goto(`${origin}/l#${token}`)
  await opened()
  await page.getByRole('link', { name: 'Enregistrer le contact' }).waitFor()
  expect(sent.length).toBeGreaterThanOrEqual(2)
  for (const { url, referer } of sent) {
    expect(url.startsWith(`${origin}/`)).toBe(true)
    expect(url.split('#')[0]).not.toContain(token)
    expect(referer ?? '').toBe('')
  }
  expect(sent.filter(({ body }) => body?.includes(token)).map(({ url }) => url)).toEqual([`${origin}/l/open`])
})

test('the address and the history keep the link, whatever form it came in, and never /c', async () => {
  await visitor()
  const { token } = await someLink(installation, card)
  const pinned = await someLink(installation, card, { pin: 'riad 27' })
  await page.goto('about:blank')
  await page.goto(`${origin}/l%23${token}`)
  await opened()
  expect(page.url()).toBe(`${origin}/l#${token}`)
  await page.goto(`${origin}/l/${token}`)
  await opened()
  expect(page.url()).toBe(`${origin}/l/${token}`)
  const before = await page.evaluate('history.length')
  await page.goto(`${origin}/l#${pinned.token}`)
  await page.getByLabel('Code PIN ou mot de passe').fill('riad 27')
  await page.getByRole('button', { name: 'Ouvrir la carte' }).click()
  await opened()
  expect(page.url()).toBe(`${origin}/l#${pinned.token}`)
  expect(await page.evaluate('history.length')).toBe(Number(before) + 1)
  await page.reload()
  await opened()
  expect(page.url()).toBe(`${origin}/l#${pinned.token}`)
})

test('Back and Forward show each card again', async () => {
  const { faults } = await visitor()
  const first = await someLink(installation, card)
  const other = await someCard(installation, { ...salmaCard, name: { given: 'Nadia', family: 'Tazi' }, nameArabic: undefined })
  const second = await someLink(installation, other)
  const nadia = () => page.getByRole('heading', { name: 'Nadia Tazi' }).waitFor()
  await page.goto(`${origin}/l#${first.token}`)
  await opened()
  await page.goto('about:blank')
  await page.goto(`${origin}/l/${second.token}`)
  await nadia()
  await page.goBack()
  await page.goBack()
  await opened()
  expect(page.url()).toBe(`${origin}/l#${first.token}`)
  await page.goForward()
  await page.goForward()
  await nadia()

  await page.goto(`${origin}/l#${first.token}`)
  await opened()
  await page.evaluate(`location.hash = '${second.token}'`) // another link opened in the same tab
  await nadia()
  await page.goBack()
  await opened()
  await page.goForward()
  await nadia()
  expect(faults).toEqual([])
})

test('coming back to a limited link in the same browser spends nothing more', async () => {
  await visitor()
  const { token, id } = await someLink(installation, card, { maxViews: 1 })
  await page.goto(`${origin}/l#${token}`)
  await page.getByRole('button', { name: 'Ouvrir la carte' }).click()
  await opened()
  await page.goto('about:blank')
  await page.goBack()
  await opened()
  await page.reload()
  await opened()
  const { rows } = await installation.owner.data.query('select views from sharing.link where id = $1', [id])
  expect(rows).toEqual([{ views: 1 }])
})

test('when the network fails the visitor may try again, and nothing is lost', async () => {
  await visitor()
  const { token } = await someLink(installation, card)
  const pinned = await someLink(installation, card, { pin: 'riad 27' })
  await context.route('**/l/open', (route) => route.abort('internetdisconnected'))
  await page.goto(`${origin}/l#${token}`)
  await page.getByRole('heading', { name: 'La carte ne s’est pas ouverte' }).waitFor()
  expect(await page.getByText('Vérifiez le réseau').isVisible()).toBe(true)
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByRole('heading', { name: 'La carte ne s’est pas ouverte' }).waitFor()
  await context.unroute('**/l/open')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await opened()

  await page.goto(`${origin}/l#${pinned.token}`)
  await page.getByLabel('Code PIN ou mot de passe').fill('riad 27')
  await context.route('**/l/open', (route) => route.abort('internetdisconnected'))
  await page.getByRole('button', { name: 'Ouvrir la carte' }).click()
  await page.getByText('Vérifiez le réseau').waitFor()
  expect(await page.getByLabel('Code PIN ou mot de passe').inputValue()).toBe('riad 27')
  await context.unroute('**/l/open')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await opened()
})

test('when the trouble is ours the page says so, and the visitor may try again', async () => {
  await visitor()
  const { token } = await someLink(installation, card)
  for (const [status, sentence] of [
    [503, 'Le problème vient de chez nous'],
    [429, 'Attendez une minute'],
  ] as const) {
    await context.route('**/l/open', (route) => route.fulfill({ status, contentType: 'text/html', body: '<p>x' }))
    await page.goto('about:blank')
    await page.goto(`${origin}/l#${token}`)
    await page.getByText(sentence).waitFor()
    await context.unroute('**/l/open')
    await page.getByRole('button', { name: 'Réessayer' }).click()
    await opened()
  }
})
