import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phone } from './browser.ts'
import { beside, type Owner, openPortal, type Portal, type Seat } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const typed = 'Atlas Menuiserie, atelier de Fès'
/** All that lies in the browser, in plain and as bytes: what stands in it in base64 is read too. */
const inBrowser = async (page: Page): Promise<string> => {
  const kept = String(await page.evaluate('JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)])'))
  const encoded = [...kept.matchAll(/[\w+/-]{16,}={0,2}/g)].map(([text]) => Buffer.from(text, 'base64').toString('utf8'))
  return [kept, ...encoded].join('\n')
}
const sealedItems = (page: Page) => page.evaluate<string[]>("Object.keys(sessionStorage).filter((key) => key.startsWith('cc.kept.'))")
const company = (page: Page) => page.getByLabel('Entreprise (facultatif)')

async function typesOnAccount(seat: Seat): Promise<void> {
  await seat.page.goto(`${portal.origin}/espace/compte`)
  await company(seat.page).fill(typed)
  await expect.poll(() => sealedItems(seat.page)).toHaveLength(1)
}
async function signOut({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click()
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
}
async function signIn({ page }: Seat, owner: Owner): Promise<void> {
  await page.getByLabel('Adresse e-mail').fill(owner.email)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await portal.enterCode(page.getByLabel('Code à six chiffres'), owner.email)
  await page.getByRole('heading', { name: 'Mes cartes' }).waitFor()
}
const toAccount = ({ page }: Seat) => page.getByRole('link', { name: 'Compte' }).click()

test('what is typed is in no storage to be read, and is there again after signing out and in, for the same person alone', async () => {
  const [salma, omar] = [await portal.owner(), await portal.owner({ name: 'Omar Ziani' })]
  const seat = await portal.signedIn(salma, { ...phone, reducedMotion: 'reduce' })
  const { page } = seat
  await typesOnAccount(seat)
  expect(await inBrowser(page)).not.toMatch(/Atlas|Menuiserie|Fès|Entreprise|company/)
  await page.reload()
  await expect.poll(() => company(page).inputValue()).toBe(typed)

  await signOut(seat)
  expect(await sealedItems(page)).toHaveLength(1)
  expect(await inBrowser(page)).not.toMatch(/Atlas|Menuiserie|Fès/)
  await signIn(seat, omar)
  await toAccount(seat)
  await page.getByLabel('Nom complet').waitFor()
  await expect.poll(() => page.getByLabel('Nom complet').inputValue()).toBe('Omar Ziani')
  expect(await company(page).inputValue()).toBe('')
  expect(await inBrowser(page)).not.toMatch(/Atlas|Menuiserie|Fès/)
  await company(page).fill('Ziani Conseil')
  await expect.poll(() => sealedItems(page)).toHaveLength(2)

  await signOut(seat)
  await signIn(seat, salma)
  await toAccount(seat)
  await expect.poll(() => company(page).inputValue()).toBe(typed)
  await page.getByRole('button', { name: 'Enregistrer mes informations' }).click()
  await page.getByText('C’est enregistré.').waitFor()
  await expect.poll(() => sealedItems(page)).toHaveLength(1) // Omar's
  expect(beside(seat.faults, /401/)).toEqual([])
  await seat.context.close()
})

test('a session that ended takes the key with the page, and whoever signs in there again finds their words', async () => {
  const salma = await portal.owner()
  const seat = await portal.signedIn(salma, phone)
  const { page, context } = seat
  await typesOnAccount(seat)
  await context.clearCookies()
  await page.reload()
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  expect(await inBrowser(page)).not.toMatch(/Atlas|Menuiserie|Fès/)
  await page.getByLabel('Adresse e-mail').fill(salma.email)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await portal.enterCode(page.getByLabel('Code à six chiffres'), salma.email)
  await expect.poll(() => company(page).inputValue()).toBe(typed)
  expect(beside(seat.faults, /401/)).toEqual([])
  await context.close()
})

test('a card that could not be saved before its owner signed out waits for them too', async () => {
  const salma = await portal.owner()
  const seat = await portal.signedIn(salma, phone)
  const { page, context } = seat
  await page.goto(`${portal.origin}/espace/cartes/${salma.card}`)
  await page.getByLabel('Fonction', { exact: true }).waitFor()
  await context.clearCookies()
  await page.getByLabel('Fonction', { exact: true }).fill('Maître artisane')
  await page.getByRole('dialog', { name: 'Votre session est terminée' }).waitFor()
  await expect.poll(() => sealedItems(page)).toHaveLength(1)
  expect(await inBrowser(page)).not.toMatch(/artisane|Benjelloun|draft/)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.getByLabel('Adresse e-mail').fill(salma.email)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await portal.enterCode(page.getByLabel('Code à six chiffres'), salma.email)
  await expect.poll(() => page.getByLabel('Fonction', { exact: true }).inputValue()).toBe('Maître artisane')
  expect(beside(seat.faults, /401/)).toEqual([])
  await context.close()
})

test('after a day it is gone, and with the account at once', async () => {
  const salma = await portal.owner()
  const seat = await portal.signedIn(salma, phone)
  const { page, context } = seat
  await typesOnAccount(seat)
  await page.clock.setFixedTime(Date.now() + 86_400_000 + 60_000)
  await page.reload()
  await page.getByLabel('Nom complet').waitFor()
  expect(await company(page).inputValue()).toBe('')
  expect(await sealedItems(page)).toEqual([])
  await company(page).fill(typed)
  await expect.poll(() => sealedItems(page)).toHaveLength(1)
  await page.getByRole('button', { name: 'Fermer mon compte' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer mon compte' }).click()
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  await expect.poll(() => sealedItems(page)).toEqual([])
  expect(beside(seat.faults, /401/)).toEqual([])
  await context.close()
})
