import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { someStaff } from '#test/documents.ts'
import { aQuestion, someMessage } from '#test/messages.ts'
import { desk, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** Customer service, at a desk. */
async function atWork() {
  const { cookie } = await someStaff(portal.installation, 'customer service')
  const sat = await portal.seat(desk)
  const kept = { domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  const cookies = cookie
    .split('; ')
    .map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), ...kept }))
  await sat.context.addCookies(cookies)
  return sat
}

test('an owner shows their card in a case, customer service sees it, and closing the case takes it back', async () => {
  const { installation, origin } = portal
  const owner = await portal.owner()
  const { page, faults } = await portal.signedIn(owner)
  const shareSheet = async () => {
    await page.goto(`${origin}/espace/cartes/${owner.card}`)
    await press(page, 'Partager')
    await page.getByText('Plus d’options').click()
    await page.getByText('Montrer au service client').click()
  }
  // who wrote nothing is led to where one writes
  await shareSheet()
  await says(page, 'Vous n’avez pas de dossier ouvert')
  await wellMade(page, 'in-case-none')

  const { reference } = await someMessage(installation, aQuestion({ name: 'Salma Benjelloun', email: owner.email }))
  await shareSheet()
  expect(await page.getByLabel('Dans quel dossier').textContent()).toContain(reference)
  await wellMade(page, 'in-case-choose')
  await press(page, 'Montrer la carte dans ce dossier')
  await says(page, /Une carte est montrée dans le dossier/)
  await wellMade(page, 'in-case-shown')
  await page.goto(`${origin}/espace/acces`)
  await says(page, `Service client, dossier ${reference}`)
  await says(page, 'prend fin avec le dossier')
  await wellMade(page, 'in-case-access')

  const work = await atWork()
  await work.page.goto(`${origin}/bureau/messages`)
  await work.page.getByRole('link', { name: reference }).click()
  await press(work.page, 'Ouvrir le dossier')
  await says(work.page, /Son titulaire montre une carte/)
  await wellMade(work.page, 'office-card-shown')
  await press(work.page, 'Ouvrir la carte')
  const [card] = await Promise.all([
    work.context.waitForEvent('page'),
    work.page.getByRole('link', { name: 'Voir la carte dans un nouvel onglet' }).click(),
  ])
  await card.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()

  await page.goto(`${origin}/espace/donnees/consultations`)
  await says(page, /la carte que vous avez montrée/)
  await wellMade(page, 'in-case-opening')

  await press(work.page, 'Clore le message')
  await says(work.page, /^Clos le/)
  await card.reload()
  await card.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor({ state: 'detached' })
  await page.goto(`${origin}/espace/acces`)
  await says(page, /Qui peut voir/)
  expect(await page.getByText(`Service client, dossier ${reference}`).count()).toBe(0)
  expect([faults, work.faults]).toEqual([[], []])
})
