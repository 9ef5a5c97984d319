import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Card } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'
import { coverSvg } from '#db/cover.ts'
import { portraitSvg } from '#db/portrait.ts'
import { people } from '#db/world.ts'
import { prepare, preparePhoto, publishDraft, setPicture, setWhereabouts } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, salmaCard, someCard, someLink } from '#test/people.ts'
import { words } from '#web/card/words.ts'
import { launch, phone, watch } from './browser.ts'
import { wellMade } from './well-made.ts'

let browser: Browser
let installation: TestInstallation
let origin: string
let salma: PublishedCard
beforeAll(async () => {
  browser = await launch()
  installation = await testInstallation()
  origin = await installation.serve()
  const known = people.find((person) => person.name === 'Salma Benjelloun')
  if (!known?.card || !known.face) throw new Error('Salma has left the named world')
  const face = await sharp(Buffer.from(portraitSvg(known.face)))
    .png()
    .toBuffer()
  salma = await someCard(installation, { ...known.card, theme: 'zellige' }, await preparePhoto(face))
  const logo = await sharp({ create: { width: 300, height: 90, channels: 3, background: '#b4402a' } })
    .png()
    .toBuffer()
  const cover = await prepare.cover(
    await sharp(Buffer.from(coverSvg({ sky: 'dusk' })))
      .png()
      .toBuffer(),
  )
  await installation.deeds.run(async (tx) => {
    await setPicture(tx, system, { ...salma, which: 'logo', picture: logo })
    await setPicture(tx, system, { ...salma, which: 'cover', picture: cover })
    await publishDraft(tx, system, salma)
    await setWhereabouts(tx, system, { ownerId: salma.ownerId, place: 'GITEX Africa, Marrakech' })
  })
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

const small: BrowserContextOptions = { ...phone, viewport: { width: 320, height: 568 } }
const bare = { language: 'fr', name: { given: 'Zoé' } }
const long = (letters: string, length: number) =>
  letters
    .repeat(length)
    .slice(0, length - 1)
    .concat('x')
const crowded = Card.parse({
  ...salmaCard,
  name: { given: long('Mohammed-', 80), family: long('Benchekroun ', 80) },
  nameArabic: { given: long('عبد ', 80) },
  role: { fr: long('Directrice adjointe ', 120) },
  company: { fr: long('Établissements', 160) },
  emails: [{ kind: 'work', address: `${long('a', 60)}@${long('b', 60)}.${long('c', 60)}.example` }],
  links: Array.from({ length: 20 }, (_one, at) => ({
    kind: 'website',
    url: `https://${long('atelier', 60)}.example/${at}`,
    label: long('Lien ', 60),
  })),
  note: { fr: long('Sans espace', 1000) },
  theme: 'safran',
})

/** Opens a link, and waits until the card stands there. */
async function openedOn(options: BrowserContextOptions, token: string): Promise<{ page: Page; faults: readonly string[] }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const { faults } = watch(page, origin)
  await page.goto(`${origin}/l#${token}`)
  await page.locator('main.card h1').waitFor()
  return { page, faults }
}
/** A box as it lies in the window, without scrolling. */
const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not on the screen`)
  return { top: box.y, bottom: box.y + box.height, height: box.height, width: box.width }
}

const readers: readonly { language: Language; locale: string; size: string; options: BrowserContextOptions }[] = [
  { language: 'fr', locale: 'fr-MA', size: '390', options: phone },
  { language: 'ar', locale: 'ar-MA', size: '390', options: phone },
  { language: 'fr', locale: 'fr-MA', size: '320', options: small },
  { language: 'ar', locale: 'ar-MA', size: '320', options: small },
]

describe.each(readers)('at $size pixels, in $language', ({ language, locale, size, options }) => {
  const w = words[language]

  test('the card is read, saved and answered with one thumb', async () => {
    const { token } = await someLink(installation, salma, { expiresAt: new Date('2026-12-31T12:00:00Z') })
    const { page, faults } = await openedOn({ ...options, locale }, token)
    await wellMade(page, `card-${language}-${size}`)
    const { height = 0 } = page.viewportSize() ?? {}
    const save = await boxOf(page, '.save')
    expect(save.top).toBeGreaterThan(height / 3)
    expect(save.bottom).toBeLessThanOrEqual(height)
    for (const [at, link] of (await page.locator('a').all()).entries()) {
      const box = await link.boundingBox()
      expect(box?.height, `link ${at}`).toBeGreaterThanOrEqual(44)
    }
    const chat = new URL((await page.getByRole('link', { name: w.whatsapp, exact: true }).getAttribute('href')) ?? '')
    expect([chat.host, chat.searchParams.get('text')]).toEqual(['wa.me', w.met('GITEX Africa, Marrakech')])
    expect(await page.locator('a[target],a[download]').count()).toBe(0) // nothing that a browser inside another app refuses
    expect(await page.getByText(w.inApp).count()).toBe(0)
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe.each(readers.filter(({ size }) => size === '320'))(
  'on the smallest phone, in $language',
  ({ language, locale, size, options }) => {
    test.each([
      ['with nothing but a name', Card.parse(bare)],
      ['with as much as a card can hold', crowded],
    ])('a card %s is well made, and can be saved at once', async (name, card) => {
      const { token } = await someLink(installation, await someCard(installation, card))
      const { page, faults } = await openedOn({ ...options, locale }, token)
      await wellMade(page, `${name.replaceAll(' ', '-')}-${language}-${size}`)
      const save = await boxOf(page, '.save')
      expect(save.bottom).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0)
      expect(faults).toEqual([])
      await page.context().close()
    })
  },
)

describe.each([readers[0], readers[3]].filter((one) => one !== undefined))(
  'at $size pixels, in $language',
  ({ language, locale, size, options }) => {
    const w = words[language]

    test('the door to rights opens, and the other languages from there', async () => {
      const { token } = await someLink(installation, salma)
      const { page, faults } = await openedOn({ ...options, locale }, token)
      await page.getByRole('link', { name: w.rights }).click()
      await page.locator('#visitor h2').waitFor()
      await wellMade(page, `rights-${language}-${size}`)
      await page.getByRole('link', { name: language === 'ar' ? 'Français' : 'العربية' }).click()
      await page.waitForURL(`${origin}/droits/${language === 'ar' ? 'fr' : 'ar'}`)
      expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'ltr' : 'rtl')
      await page.goBack()
      await page.goBack()
      await page.locator('main.card h1').waitFor()
      expect(faults).toEqual([])
      await page.context().close()
    })
  },
)

describe('on wider screens and larger letters', () => {
  test.each([
    [768, 'fr-MA'],
    [1440, 'ar-MA'],
  ])('%i pixels, %s', async (width, locale) => {
    const { token } = await someLink(installation, salma)
    const { page, faults } = await openedOn({ viewport: { width, height: 900 }, locale }, token)
    const widthOf = async (part: string) => (await page.locator(part).boundingBox())?.width ?? 0
    expect(Math.abs((await widthOf('.scene')) - (await widthOf('.sheet')))).toBeLessThan(3)
    await wellMade(page, `card-${width}`)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test.each([
    ['a card', () => salma],
    ['a crowded one', () => someCard(installation, crowded)],
  ])('%s with letters at 200 %: nothing is cut off or lies beside the screen', async (_name, card) => {
    const { token } = await someLink(installation, await card())
    const { page } = await openedOn({ ...phone, locale: 'fr-MA' }, token)
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
    await wellMade(page, 'card-larger')
    await page.context().close()
  })
})

test('nothing moves while the pictures arrive, and the card is there before them', async () => {
  const { token } = await someLink(installation, salma)
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  await page.addInitScript(`
    window.shifts = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts.push({ value: entry.value, at: entry.startTime })
    }).observe({ type: 'layout-shift', buffered: true })`)
  const { promise: pictures, resolve: letThrough } = Promise.withResolvers<void>()
  await context.route(/\/(?:photo|logo|cover)$/, async (route) => {
    await pictures
    await route.continue()
  })
  await page.goto(`${origin}/l#${token}`)
  await page.locator('main.card h1').waitFor()
  const before = Number(await page.evaluate('performance.now()'))
  const places = () =>
    page.evaluate(`[...document.querySelectorAll('.face, h1, .save, .quick a, .rows li')].map((one) => one.getBoundingClientRect().top)`)
  await page.waitForTimeout(300) // the card has faded in
  const held = await places()
  letThrough()
  await page.waitForFunction(() => true)
  await page.locator('img.face').evaluate((image: { decode(): Promise<void> }) => image.decode())
  for (const image of ['img.logo', 'img.scene']) await page.locator(image).evaluate((one: { decode(): Promise<void> }) => one.decode())
  await page.waitForTimeout(300)
  expect(await places()).toEqual(held)
  const shifts = (await page.evaluate('window.shifts')) as { value: number; at: number }[]
  expect(shifts.filter(({ at }) => at > before).reduce((sum, { value }) => sum + value, 0)).toBeLessThan(0.01)
  await context.close()
})

test('what is on the screen stays there: without network, after the link was taken back, after its time', async () => {
  const { token } = await someLink(installation, salma)
  const { page } = await openedOn({ ...phone, serviceWorkers: 'block' }, token)
  await page.context().setOffline(true)
  installation.clock.forward({ minutes: 20 })
  await page.waitForTimeout(200)
  expect(await page.locator('h1').innerText()).toContain('Salma Benjelloun')
  expect(await page.getByRole('link', { name: words.fr.call }).isVisible()).toBe(true)
  await page.context().setOffline(false)

  // what asks for it again says how to come back to it, and tells nothing
  expect((await page.goto(`${origin}/c`))?.status()).toBe(404)
  await page.getByRole('heading', { name: words.fr.expiredTitle }).waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(/Salma|Benjelloun/)
  await page.getByRole('link', { name: words.fr.typeCode }).click()
  await page.getByLabel(words.fr.codeLabel).fill(token)
  await page.getByRole('button', { name: words.fr.openCard }).click()
  await page.locator('main.card h1').waitFor()
  await page.context().close()
})

test('a browser inside another app is told what to do if nothing is saved', async () => {
  const { token } = await someLink(installation, salma)
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21E219 Instagram 325.0.0'
  const { page, faults } = await openedOn({ ...small, userAgent }, token)
  expect(await page.getByText(words.fr.inApp).isVisible()).toBe(true)
  await wellMade(page, 'card-in-app')
  expect(faults).toEqual([])
  await page.context().close()
})

test('a printed card is clean: what it says, and nothing to press', async () => {
  const { token } = await someLink(installation, salma, { expiresAt: new Date('2026-12-31T12:00:00Z') })
  const { page } = await openedOn({ viewport: { width: 794, height: 1123 }, locale: 'fr-MA', colorScheme: 'dark' }, token)
  await page.emulateMedia({ media: 'print' })
  for (const said of ['Salma Benjelloun', '06 61 00 00 13', '31 décembre 2026'])
    expect(await page.getByText(said).first().isVisible()).toBe(true)
  for (const gone of ['.primary', '.quick', '.cover', '.doors']) expect(await page.locator(gone).isVisible(), gone).toBe(false)
  const ink = await page.evaluate(`getComputedStyle(document.querySelector('h1')).color`)
  expect(ink).toBe('rgb(22, 20, 46)') // dark on white, whatever the screen was
  await page.context().close()
})
