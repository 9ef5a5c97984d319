import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, salmaCard, someCard, someLink } from '#test/people.ts'
import { axeOn } from './axe.ts'
import { launch, phone, watch } from './browser.ts'
import { type SlowAnswer, slowAnswer } from './slow-answer.ts'

let browser: Browser
let installation: TestInstallation
let line: SlowAnswer
let card: PublishedCard
beforeAll(async () => {
  browser = await launch()
  installation = await testInstallation()
  line = await slowAnswer(await installation.serve(), '</h1>')
  card = await someCard(installation, { ...salmaCard, theme: 'zellige' })
})
afterAll(async () => {
  await browser.close()
  await line.close()
  await installation.close()
})

const name = (page: Page) => page.getByRole('heading', { name: 'Salma' })
const save = (page: Page) => page.getByRole('link', { name: 'Enregistrer le contact' })
async function visitor() {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  return { context, page, ...watch(page, line.origin) }
}

test('the name stands on the screen while the rest of the card is on its way, in the colours of the card', async () => {
  const { context, page, faults } = await visitor()
  const { token } = await someLink(installation, card)
  await page.goto(`${line.origin}/l#${token}`)
  await name(page).waitFor()
  expect(await save(page).count()).toBe(0)
  expect(await page.evaluate('[document.body.className, document.title]')).toEqual(['zellige', expect.stringContaining('Salma')])

  line.goOn()
  await save(page).waitFor()
  expect(await page.locator('footer').count()).toBe(1)
  expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
  expect(page.url()).toBe(`${line.origin}/l#${token}`)
  expect((await axeOn(page).analyze()).violations).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})

test('a card that is lost half way is no half card: the page says so, and opens it again', async () => {
  const { context, page } = await visitor()
  const { token } = await someLink(installation, card)
  await page.goto(`${line.origin}/l#${token}`)
  await name(page).waitFor()
  line.breakOff()
  const again = page.getByRole('button', { name: 'Réessayer' })
  await again.waitFor()
  expect(await name(page).count()).toBe(0)

  await again.click()
  await name(page).waitFor()
  line.goOn()
  await save(page).waitFor()
  await context.close()
})

test('another link, opened while a card arrives, takes its place alone', async () => {
  const { context, page } = await visitor()
  const other = await someCard(installation, { ...salmaCard, name: { given: 'Karim', family: 'Idrissi' }, nameArabic: undefined })
  const [first, second] = [await someLink(installation, card), await someLink(installation, other)]
  await page.goto(`${line.origin}/l#${first.token}`)
  await name(page).waitFor()
  await page.evaluate(`location.hash = '${second.token}'`)
  await page.getByRole('heading', { name: 'Karim' }).waitFor()
  line.goOn()
  await save(page).waitFor()
  expect([await name(page).count(), await page.locator('main').count(), await page.evaluate('document.body.className')]).toEqual([0, 1, ''])
  await context.close()
})

test('after a PIN a card has its colours too, though the page that asked has another style', async () => {
  const { context, page } = await visitor()
  const { token } = await someLink(installation, card, { pin: 'riad 27' })
  await page.goto(`${line.origin}/l#${token}`)
  await expect
    .poll(() => {
      line.goOn() // the page that asks has a heading too, at which the line stops
      return page.locator('#pin').count()
    })
    .toBe(1)
  await page.locator('#pin').fill('riad 27')
  await page.getByRole('button', { name: 'Ouvrir la carte' }).click()
  await name(page).waitFor()
  line.goOn()
  await save(page).waitFor()
  expect(await page.evaluate("getComputedStyle(document.querySelector('.save')).backgroundColor")).toBe('rgb(12, 112, 98)')
  await context.close()
})
