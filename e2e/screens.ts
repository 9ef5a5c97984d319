import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { languages } from '#contract/language.ts'
import { exchangeWords } from '#web/card/exchange-words.ts'
import { beyondScenes } from './beyond-scenes.ts'
import { launch, phone } from './browser.ts'
import { called, signedIn, speak, startDemo, withCookies } from './demo.ts'
import { editorScenes } from './editor-scenes.ts'
import type { OfficeJob } from './office-jobs.ts'
import { furnishOffice, officeScenes } from './office-scenes.ts'
import { placesScenes } from './places-scenes.ts'
import { portalScenes, portalWords, type Scene, type Stage } from './portal-scenes.ts'
import { rightsScenes } from './rights-scenes.ts'
import { siteScenes } from './site-scenes.ts'
import { visitorScenes } from './visitor-scenes.ts'

// Every screen of the portal and every page of a visitor in every state, language, theme and width, to be looked at:
// `SCREENS=folder node e2e/screens.ts`. Words after it narrow that down to pictures whose names hold all of them, or one of those between
// commas (`node e2e/screens.ts access fr,ar dark`). Widths: a phone (390), a desk (1440), the narrowest phone (320), and a desk at 200 %
// (720 at twice the density).

const folder = resolve(process.env.SCREENS ?? 'screens')
const wanted = process.argv.slice(2)
const widths: { readonly [width: string]: BrowserContextOptions } = {
  '390': { ...phone, deviceScaleFactor: 1 },
  '1440': { viewport: { width: 1440, height: 900 } },
  '320': { ...phone, viewport: { width: 320, height: 640 }, deviceScaleFactor: 1 },
  '720': { viewport: { width: 720, height: 450 } },
}
const scenes: readonly Scene[] = [
  ...portalScenes,
  ...beyondScenes,
  ...editorScenes,
  ...placesScenes,
  ...rightsScenes,
  ...visitorScenes,
  ...siteScenes,
  ...officeScenes,
]
const themes = ['light', 'dark'] as const
const locales = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' } as const

/** What a person has whose every screen is full: cards in each state, links of each kind and state, openings. */
const furnish = (card: string) => `(async () => {
  const send = async (method, path, body, headers = {}) => {
    const answer = await fetch(path, { method, headers: { ...(body && { 'content-type': 'application/json' }), ...headers }, ...(body && { body: JSON.stringify(body) }) })
    if (!answer.ok) throw new Error(method + ' ' + path + ' ' + answer.status + ' ' + await answer.text())
    return answer.status === 204 ? undefined : answer.json()
  }
  const make = (path, body) => send('POST', path, body, { 'idempotency-key': crypto.randomUUID() })
  const draft = { language: 'ar', nameArabic: { given: 'ياسمين', family: 'الشرايبي' }, role: { ar: 'مهندسة ديكور داخلي' } }
  const days = (count) => new Date(Date.now() + count * 86400000).toISOString()
  const links = '/api/cards/${card}/links'
  await make('/api/cards/${card}/asking-links', { label: 'Site web', line: 'ياسمين الشرايبي' })
  await make('/api/cards/${card}/asking-links', { label: 'Un stand au nom long, pour voir où il passe à la ligne', line: 'Yasmine Chraïbi, architecte d’intérieur à Rabat', expiresAt: days(30) })
  await make(links, { label: 'Réseau de revendeurs', audience: 'partners' })
  await make(links, { label: 'معرض الدار البيضاء', audience: 'clients', expiresAt: days(7), openings: 40 })
  await make(links, { label: 'Un nom de lien qui dit longuement pour qui il a été fait, où', expiresAt: days(365), pin: 'riad 27', openings: 1200 })
  await make(links, { label: 'Montré une fois, à Mme Benali', showOnce: true })
  await make(links, { label: 'Devis de la villa', for: { name: 'نادية التازي', email: 'nadia.tazi@riad-almandar.example', code: true, binds: true } })
  await make(links, { label: 'Expiré', expiresAt: new Date(Date.now() + 1500).toISOString() })
  const spent = await make(links, { label: 'Épuisé', openings: 1 })
  await send('POST', '/l/open', { token: spent.url.split('#')[1], press: true }, { accept: 'application/json' })
  const many = await make(links, { label: 'Stand du salon' })
  const stranger = (body) => fetch('/l/open', { method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  for (let turn = 0; turn < 7; turn++) await stranger({ token: many.url.split('#')[1] })
  const gone = await make(links, { label: 'Retiré' })
  await send('POST', '/api/links/revoke', { links: [gone.id] })
  const paused = await make('/api/cards', { label: 'بطاقة الورشة', draft })
  await send('POST', '/api/cards/' + paused.id + '/publish', {}).catch(() => undefined)
  await make('/api/cards/' + paused.id + '/links', { label: 'زبناء الورشة' })
  await send('POST', '/api/cards/' + paused.id + '/pause')
  const deleted = await make('/api/cards', { label: 'Ancienne carte', draft })
  await send('DELETE', '/api/cards/' + deleted.id)
  const empty = await make('/api/cards', { label: 'Une carte au nom long, pour voir où il passe à la ligne' })
  return empty.id
})()`

/** Two visitors leave their details: one asks a question and gets to keep the receipt, the other takes theirs back. */
async function furnishVisits(browser: Browser, link: string): Promise<{ receipt: string; withdrawn: string }> {
  const w = exchangeWords.fr
  const leave = async (details: { [field: string]: string }, then: string) => {
    const context = await browser.newContext({ ...phone, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(link)
    await page.locator('a.give').click()
    for (const [field, text] of Object.entries(details)) await page.locator(`#${field}`).fill(text)
    await page.waitForTimeout(4_000) // what comes faster than a person types is asked for once more
    await page.getByRole('button', { name: w.send }).click()
    const receipt = await page.locator('#secret').innerText()
    await page.goto(receipt)
    await page.getByRole('button', { name: then, exact: true }).click()
    await page.locator('.told').first().waitFor()
    await context.close()
    return receipt
  }
  const receipt = await leave(
    {
      name: 'Karima Bensouda',
      email: 'karima.bensouda@cabinet-bensouda.example',
      phone: '06 61 00 01 20',
      company: 'Cabinet Bensouda & Associés',
      note: 'Nous refaisons nos bureaux à Casa-Anfa.\nPouvez-vous me rappeler la semaine prochaine ?',
    },
    w.ask,
  )
  const withdrawn = await leave({ name: 'سعيد المريني', phone: '06 61 00 01 21' }, w.withdraw)
  return { receipt, withdrawn }
}

async function take(page: Page, scene: Scene, stage: Omit<Stage, 'page'>, origin: string, file: string): Promise<void> {
  const set: Stage = { ...stage, page }
  await scene.before?.(set)
  const path = typeof scene.path === 'string' ? scene.path : scene.path(set)
  await page.goto(scene.outside ? new URL(path, origin).href : `${origin}/espace${path}`)
  await scene.act(set)
  await page.waitForTimeout(250) // what opens and fades
  const dialog = await page.getByRole('dialog').count()
  await page.screenshot({ path: file, fullPage: dialog === 0 })
}

mkdirSync(folder, { recursive: true })
const demo = await startDemo()
const browser = await launch()
try {
  const { origin, people } = demo.world
  const [full, met, bare] = [
    called(demo.world, 'Yasmine Chraïbi'),
    called(demo.world, 'Salma Benjelloun'),
    called(demo.world, 'Rachid Ouhssaine'),
  ]
  const atDesk = async (job: OfficeJob) => {
    const person = people.find(({ role }) => role === (job === 'administrator' ? 'staff administrator' : job))
    return withCookies(browser, origin, person?.cookie ?? '')
  }
  const staff = {
    'customer service': await atDesk('customer service'),
    sales: await atDesk('sales'),
    'data protection officer': await atDesk('data protection officer'),
    administrator: await atDesk('administrator'),
    billing: await atDesk('billing'),
  }
  await furnishOffice(staff)
  const owners = {
    full: await signedIn(browser, origin, full),
    met: await signedIn(browser, origin, met),
    runs: await signedIn(browser, origin, called(demo.world, 'Hicham Berrada')),
    empty: await signedIn(browser, origin, bare),
    ...staff,
  }
  const card = String(await owners.full.evaluate(`fetch('/api/cards').then((answer) => answer.json()).then(({ items }) => items[0].id)`))
  const empty = String(await owners.full.evaluate(furnish(card)))
  const link = met.links[0]?.url ?? ''
  const left = await furnishVisits(browser, link)
  const asks = String(
    await owners.met.evaluate(
      `fetch('/api/contacts?only=waiting').then((answer) => answer.json()).then(({ items }) => items.find((one) => one.asks).id)`,
    ),
  )
  const visits = { link, covered: full.links[0]?.url ?? '', asks, ...left }
  let taken = 0
  for (const language of languages) {
    for (const owner of Object.values(owners)) await speak(owner, language)
    for (const theme of themes)
      for (const [width, options] of Object.entries(widths))
        for (const scene of scenes) {
          if (scene.narrowOnly && width === '1440') continue
          const name = `${scene.name}-${language}-${theme}-${width}`
          if (!wanted.every((words) => words.split(',').some((word) => `-${name}-`.includes(`-${word}-`)))) continue
          const state = scene.who === 'nobody' ? {} : { storageState: await owners[scene.who].context().storageState() }
          const context = await browser.newContext({
            serviceWorkers: 'block', // what a scene answers in the place of the server arrives
            ...options,
            ...state,
            locale: locales[language],
            timezoneId: 'Africa/Casablanca',
            colorScheme: theme,
            reducedMotion: 'reduce',
            permissions: ['clipboard-read', 'clipboard-write'],
          })
          const page = await context.newPage()
          page.setDefaultTimeout(20_000)
          await take(page, scene, { language, w: portalWords[language], card, empty, visits }, origin, join(folder, `${name}.png`)).catch(
            async (error: Error) => {
              console.error(`${name}: ${error.message.split('\n')[0]}`)
              await page.screenshot({ path: join(folder, `${name}-FAILED.png`) })
            },
          )
          await context.close()
          taken++
        }
  }
  console.log(`${taken} pictures in ${folder}`)
} finally {
  await browser.close()
  await demo.close()
}
