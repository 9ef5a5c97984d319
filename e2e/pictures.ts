import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { exchangeWords } from '#web/card/exchange-words.ts'
import { launch, phone } from './browser.ts'
import { called, signedIn, speak, startDemo } from './demo.ts'
import { portalWords } from './portal-scenes.ts'

// The pictures of the README, taken from the product itself: `node e2e/pictures.ts`.

const pictures = join(resolve(import.meta.dirname, '..'), 'docs', 'pictures')
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, locale: 'fr-MA', timezoneId: 'Africa/Casablanca' }
const w = portalWords.fr

const demo = await startDemo()
const browser = await launch()
try {
  const { origin } = demo.world
  const salma = called(demo.world, 'Salma Benjelloun')
  const url = salma.links[0]?.url
  if (url === undefined) throw new Error('Salma has no link')

  mkdirSync(pictures, { recursive: true })
  /** Two thirds of a phone's own points, or as wide as the README is read. */
  async function take(page: Page, name: string, width: 585 | 1100): Promise<void> {
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(400) // what opens and fades
    const picture = sharp(await page.screenshot()).resize({ width })
    await picture.png({ palette: true, colours: 128, compressionLevel: 9 }).toFile(join(pictures, name))
  }
  const visit = async (address: string, options: BrowserContextOptions): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage()
    await page.goto(address)
    await page.locator('main:not(.shell) h1').waitFor()
    return page
  }
  await take(await visit(url, phone), 'card-fr-light.png', 585)
  await take(await visit(url, { ...phone, locale: 'ar-MA', colorScheme: 'dark' }), 'card-ar-dark.png', 585)
  await take(await visit(url, desk), 'card-wide.png', 1100)
  await take(await visit(`${origin}/l#${'0'.repeat(32)}`, phone), 'dead-link.png', 585)
  const leaving = await visit(url, phone)
  await leaving.locator('a.give').click()
  await leaving.getByRole('heading', { name: exchangeWords.fr.title }).waitFor()
  for (const [field, text] of Object.entries({ name: 'Nadia Tazi', email: 'nadia.tazi@riad-almandar.example', company: 'Riad Al Mandar' }))
    await leaving.locator(`#${field}`).fill(text)
  await take(leaving, 'exchange.png', 585)

  const owner = await signedIn(browser, origin, salma, desk)
  await owner.goto(`${origin}/espace`)
  await owner.getByRole('link', { name: w.edit }).click()
  await owner.getByRole('heading', { name: w.whoYouAre }).waitFor()
  await take(owner, 'portal-card.png', 1100)
  await owner.setViewportSize({ width: 1440, height: 780 })
  await owner.goto(`${origin}/espace/acces`)
  await owner.getByRole('table').waitFor()
  await take(owner, 'portal-access.png', 1100)
  await owner.setViewportSize({ width: 1440, height: 900 })
  await owner.goto(`${origin}/espace/contacts`)
  await owner.getByRole('table').waitFor()
  await take(owner, 'portal-contacts.png', 1100)

  const inHand = await signedIn(browser, origin, salma, phone)
  await inHand.goto(`${origin}/espace`)
  await inHand.getByRole('link', { name: w.edit }).click()
  await inHand.getByRole('button', { name: w.share }).click()
  await inHand.getByRole('img', { name: w.qrOf }).waitFor()
  await take(inHand, 'portal-share.png', 585)
  await speak(inHand, 'ar')
  await inHand.goto(`${origin}/espace/contacts`)
  await inHand.getByRole('link', { name: 'Nadia Tazi', exact: true }).waitFor()
  await take(inHand, 'portal-contacts-ar.png', 585)
} finally {
  await browser.close()
  await demo.close()
}
