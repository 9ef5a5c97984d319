import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword, openAccount, setPassword } from '#domains/accounts/index.ts'
import { publishCard } from '#domains/profiles/index.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { salmaCard } from '#test/people.ts'
import { launch, phone, watch } from './browser.ts'
import { wellMade } from './well-made.ts'

let browser: Browser
let installation: TestInstallation
let origin: string
beforeAll(async () => {
  browser = await launch()
  installation = await testInstallation()
  origin = await installation.serve()
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

const password = 'le figuier du patio penche'

/** An owner with a published card and a link to it, and a page on which they are signed in. */
async function ownersPage(email: string, language: 'fr' | 'ar'): Promise<{ page: Page; token: string; faults: readonly string[] }> {
  const hash = await hashPassword(password)
  const token = await installation.deeds.run(async (tx) => {
    const ownerId = await openAccount(tx, system, { name: 'Salma Benjelloun', email, language })
    await setPassword(tx, system, { personId: ownerId, hash })
    const cardId = await publishCard(tx, system, { ownerId, label: 'Carte', card: salmaCard })
    return (await shareCard(tx, system, { ownerId, cardId, label: 'Lien' })).token
  })
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const { faults } = watch(page, origin)
  await page.goto(`${origin}/espace`)
  await page.evaluate(`fetch('/api/sign-in/password', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify({ email, password }))},
  })`)
  await page.goto(`${origin}/espace`)
  return { page, token, faults }
}

/** What a visitor finds: the sentence of WhatsApp, and the colours. */
async function visited(token: string): Promise<{ sentence: string | null; theme: string; button: string }> {
  const context = await browser.newContext({ ...phone, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${origin}/l#${token}`)
  await page.locator('main.card h1').waitFor()
  const chat = (await page.getByRole('link', { name: 'WhatsApp', exact: true }).getAttribute('href')) ?? ''
  const theme = String(await page.evaluate('document.body.className'))
  const button = String(await page.evaluate(`getComputedStyle(document.querySelector('.save')).backgroundColor`))
  await context.close()
  return { sentence: new URL(chat).searchParams.get('text'), theme, button }
}

test('an owner says where they are today, and takes it back', async () => {
  const { page, token, faults } = await ownersPage('salma@jour.example', 'fr')
  await page.getByLabel('Aujourd’hui, je suis à').fill('Salon Préventica, Casablanca')
  await wellMade(page, 'place-typed')
  await page.getByRole('button', { name: 'Le dire pour aujourd’hui' }).click()
  await page.getByText('Salon Préventica, Casablanca').waitFor()
  await wellMade(page, 'place-said')
  expect((await visited(token)).sentence).toBe('Bonjour, nous nous sommes rencontrés à Salon Préventica, Casablanca.')
  await page.reload()
  await page.getByText('Salon Préventica, Casablanca').waitFor()

  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  await page.getByText('La connexion ne répond pas').waitFor()
  await wellMade(page, 'place-failed')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Retirer', exact: true }).click()
  await page.getByLabel('Aujourd’hui, je suis à').waitFor()
  expect((await visited(token)).sentence).toBeNull()
  expect(faults.filter((fault) => !/401|ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([])
  await page.context().close()
}, 180_000)

test('an owner chooses the colours of a card by keyboard, sees them, and visitors do once it is published', async () => {
  const { page, token, faults } = await ownersPage('leila@jour.example', 'ar')
  expect(await visited(token)).toMatchObject({ theme: '', button: 'rgb(75, 63, 207)' })
  await page.getByRole('link', { name: 'تعديل' }).click()
  const choice = page.getByRole('group', { name: 'لون البطاقة' })
  await choice.getByRole('radio', { name: 'ماجوريل' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await choice.getByRole('radio', { name: 'زليج' }).isChecked()).toBe(true)
  await page.getByText('تم حفظ المسودة').waitFor()
  await wellMade(page, 'colours-ar')
  expect((await visited(token)).theme).toBe('')
  await page.getByRole('button', { name: 'نشر التعديلات' }).click()
  await page.getByText('بطاقتك منشورة').waitFor()
  expect(await visited(token)).toMatchObject({ theme: 'zellige', button: 'rgb(12, 112, 98)' })
  await page.getByRole('button', { name: 'عرض البطاقة' }).click()
  expect(await page.frameLocator('iframe').locator('body').getAttribute('class')).toBe('zellige')
  await wellMade(page, 'colours-preview-ar')
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([])
  await page.context().close()
}, 180_000)
