import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '#contract/language.ts'
import { portraitSvg } from '#db/portrait.ts'
import { people } from '#db/world.ts'
import { preparePhoto } from '#domains/profiles/index.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard, someLink } from '#test/people.ts'
import { words } from '#web/card/words.ts'
import { axeOn } from './axe.ts'
import { launch, phone, watch } from './browser.ts'

let browser: Browser
let installation: TestInstallation
let origin: string
let card: PublishedCard
beforeAll(async () => {
  browser = await launch()
  installation = await testInstallation()
  origin = await installation.serve()
  const salma = people.find((person) => person.name === 'Salma Benjelloun')
  if (!salma?.card || !salma.face) throw new Error('Salma has left the named world')
  const face = await sharp(Buffer.from(portraitSvg(salma.face)))
    .png()
    .toBuffer()
  card = await someCard(installation, salma.card, await preparePhoto(face))
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

/** Nobody is kept out of this state of the page: no violation, no line wider than the phone, the right direction. */
async function accessible(page: Page, language: Language): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  const seen = await page.evaluate(`({
    lang: document.documentElement.lang,
    dir: getComputedStyle(document.documentElement).direction,
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  })`)
  expect(seen).toEqual({ lang: language, dir: language === 'ar' ? 'rtl' : 'ltr', tooWide: 0 })
}

const readers: readonly (BrowserContextOptions & { language: Language; name: string })[] = [
  { name: 'French', language: 'fr', locale: 'fr-MA', colorScheme: 'light' },
  { name: 'French, at night', language: 'fr', locale: 'fr-MA', colorScheme: 'dark' },
  { name: 'Arabic, at night', language: 'ar', locale: 'ar-MA', colorScheme: 'dark' },
  { name: 'English', language: 'en', locale: 'en-GB', colorScheme: 'light' },
]

describe('every state of a link on a phone, for a reader of', () => {
  test.each(readers)('$name', async ({ name: _name, language, ...wishes }) => {
    const w = words[language]
    const plain = await someLink(installation, card)
    const limited = await someLink(installation, card, { maxViews: 2 })
    const pinned = await someLink(installation, card, { pin: 'riad 27' })
    const context = await browser.newContext({ ...phone, ...wishes, reducedMotion: 'reduce' }) // colours are measured, not their fading in
    const page = await context.newPage()
    const { faults } = watch(page, origin)
    const openButton = page.getByRole('button', { name: w.openCard })
    const named = page.getByRole('heading', { name: language === 'ar' ? 'سلمى بنجلون' : 'Salma Benjelloun' })

    await page.goto(`${origin}/l`) // no token: it asks for the code
    await page.getByRole('heading', { name: w.codeTitle }).waitFor()
    await accessible(page, language)
    await openButton.click()
    await page.getByText(w.codeMissing).waitFor()
    await accessible(page, language)
    await page.getByLabel(w.codeLabel).fill(plain.token.toUpperCase())
    await openButton.click()
    await named.waitFor()
    await accessible(page, language)

    await page.goto(`${origin}/l#${'0'.repeat(32)}`)
    await page.getByRole('heading', { name: w.deadTitle }).waitFor()
    await accessible(page, language)

    await page.goto(`${origin}/l#${limited.token}`)
    await page.getByText(w.pressRemaining(2)).waitFor()
    await accessible(page, language)
    await openButton.click()
    await named.waitFor()

    await page.goto(`${origin}/l#${pinned.token}`)
    await page.getByRole('heading', { name: w.pinTitle }).waitFor()
    await accessible(page, language)
    for (let wrong = 0; wrong < 3; wrong++) {
      await page.getByLabel(w.pinLabel).fill(`wrong ${wrong}`)
      await Promise.all([page.waitForResponse(`${origin}/l/open`), openButton.click()])
      await page.getByRole('alert').waitFor()
      expect(await page.getByLabel(w.pinLabel).getAttribute('aria-invalid')).toBe('true')
    }
    await accessible(page, language)
    installation.clock.forward({ seconds: 2 })
    await page.getByText(w.pinReady).waitFor() // the button comes back by itself
    await page.getByLabel(w.pinLabel).fill('riad 27')
    await openButton.click()
    await named.waitFor()

    await page.goto(`${origin}/c`)
    await named.waitFor()
    installation.clock.forward({ minutes: 15 })
    expect((await page.goto(`${origin}/c`))?.status()).toBe(404)
    await page.getByRole('heading', { name: w.expiredTitle }).waitFor()
    await accessible(page, language)
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('without JavaScript, for a reader of', () => {
  test.each(readers.filter((reader) => reader.name !== 'French, at night'))('$name', async ({ name: _name, language, ...wishes }) => {
    const w = words[language]
    const plain = await someLink(installation, card)
    const limited = await someLink(installation, card, { maxViews: 1 })
    const pinned = await someLink(installation, card, { pin: 'riad 27' })
    const context = await browser.newContext({ ...phone, ...wishes, javaScriptEnabled: false })
    const page = await context.newPage()
    const { faults } = watch(page, origin)
    const openButton = page.getByRole('button', { name: w.openCard })
    const heading = () => page.locator('h1').innerText()
    const name = language === 'ar' ? 'سلمى بنجلون' : 'Salma Benjelloun'

    await page.goto(`${origin}/l/${limited.token}`)
    await openButton.click()
    expect(await heading()).toBe(w.pressTitle)
    expect(await page.getByText(w.pressRemaining(1)).count()).toBe(1)
    await openButton.click()
    expect(await heading()).toContain(name)
    expect(page.url()).toBe(`${origin}/l/${limited.token}`)

    await page.goto(`${origin}/l%23${pinned.token}`)
    await openButton.click()
    expect(await heading()).toBe(w.pinTitle)
    await page.getByLabel(w.pinLabel).fill('wrong one')
    await openButton.click()
    expect(await page.getByRole('alert').innerText()).toBe(w.pinWrong)
    await page.getByLabel(w.pinLabel).fill('riad 27')
    await openButton.click()
    expect(await heading()).toContain(name)

    await page.goto(`${origin}/l#${plain.token}`) // the fragment never reaches the server: the code is typed
    await page.getByLabel(w.codeLabel).fill(`${origin}/l#${plain.token}`)
    await openButton.click()
    expect(await heading()).toContain(name)
    const contact = await page.getByRole('link', { name: w.save }).getAttribute('href')
    expect((await context.request.get(origin + contact)).headers()['content-type']).toBe('text/vcard; charset=utf-8')
    expect(await page.locator('img.face').getAttribute('src')).toMatch(/^\/c\/\d\/photo$/)

    await page.goto(`${origin}/l/${'0'.repeat(32)}`)
    await openButton.click()
    expect(await heading()).toBe(w.deadTitle)
    await page.getByRole('link', { name: w.typeCode }).click()
    expect(page.url()).toBe(`${origin}/l`)
    expect(faults).toEqual([])
    await context.close()
  })
})
