import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinCompany, openCompany } from '#domains/clients/index.ts'
import { system } from '#platform/actor.ts'
import { aPdf, someDocument } from '#test/documents.ts'
import { phone } from './browser.ts'
import { beside, desk, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

test('invoices of one’s own and of the company one runs are found from the account, and downloaded as they were filed', async () => {
  const owner = await portal.owner()
  const company = await portal.installation.deeds.run(async (tx) => {
    const companyId = await openCompany(tx, system, { name: 'Atlas Menuiserie' })
    await joinCompany(tx, system, { companyId, personId: owner.id, role: 'administrator' })
    return companyId
  })
  const pdf = aPdf('Atlas')
  await someDocument(portal.installation, { account: owner.id }, { number: 'FA-2026-000041' })
  await someDocument(portal.installation, { company }, { number: 'AV-2026/7', kind: 'credit note', amount: 1_234_550, pdf })
  const { page, context, faults } = await portal.signedIn(owner, desk)
  await page.goto(`${portal.origin}/espace/compte`)
  await page.getByText('dix ans à partir de la fin de l’exercice. Ils restent').waitFor()
  await page.getByRole('link', { name: 'Voir mes factures' }).click()
  await page.getByRole('heading', { name: 'Mes factures', level: 1 }).waitFor()
  expect(await page.title()).toBe('Mes factures · ConnectCard')
  const line = page.getByRole('listitem').filter({ hasText: 'Atlas Menuiserie' })
  await line.getByText('Avoir AV-2026/7').waitFor()
  expect(await line.innerText()).toMatch(/10 mars 2026[\s\S]*Conservation jusqu’au 31 décembre 2036[\s\S]*12\s345,50 DH/)
  await page.getByRole('listitem').filter({ hasText: 'Salma Benjelloun' }).getByText('Facture FA-2026-000041').waitFor()
  await wellMade(page, 'fr-invoices')

  const take = () => Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Télécharger AV-2026/7' }).click()])
  const [taken] = await take()
  expect(taken.suggestedFilename()).toBe('avoir-AV-2026-7.pdf')
  expect(readFileSync(await taken.path()).equals(pdf)).toBe(true)

  // the session ends meanwhile: whoever signs in again in place gets the file they asked for
  await portal.installation.owner.data.query('delete from accounts.session where person_id = $1', [owner.id])
  const late = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Télécharger AV-2026/7' }).click()
  const again = page.getByRole('dialog', { name: 'Votre session est terminée' })
  await again.getByRole('button', { name: 'Recevoir un code' }).click()
  await portal.enterCode(again.getByLabel('Code à six chiffres'), owner.email)
  expect(readFileSync(await (await late).path()).equals(pdf)).toBe(true)
  expect(beside(faults, /401/)).toEqual([])
  await context.close()
})

test('on a phone in Arabic they read from right to left; without one, the page says what will stand there; a failure says what to do', async () => {
  const owner = await portal.owner({ language: 'ar', name: 'سلمى بنجلون' })
  const { page, context, faults } = await portal.signedIn(owner, { ...phone, locale: 'ar-MA' })
  await page.goto(`${portal.origin}/espace/factures`)
  await page.getByText('لا توجد أي فاتورة حاليا').waitFor()
  await wellMade(page, 'ar-no-invoices')
  await someDocument(portal.installation, { account: owner.id }, { number: 'FA-2026-000042' })
  await page.reload()
  const line = page.getByRole('listitem')
  await line.getByText('فاتورة FA-2026-000042').waitFor()
  expect(await line.innerText()).toMatch(/10 مارس 2026[\s\S]*سلمى بنجلون[\s\S]*31 دجنبر 2036[\s\S]*1\s200,00 درهم/)
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await wellMade(page, 'ar-invoices')
  await page.route('**/api/documents/*', (route) => route.abort())
  await page.getByRole('button', { name: 'تنزيل FA-2026-000042' }).click()
  await page.getByRole('alert').waitFor()
  await wellMade(page, 'ar-invoice-failed')
  await page.unroute('**/api/documents/*')
  const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'تنزيل FA-2026-000042' }).click()])
  expect(taken.suggestedFilename()).toBe('facture-FA-2026-000042.pdf')
  expect(beside(faults, /ERR_FAILED/)).toEqual([])
  await context.close()
})
