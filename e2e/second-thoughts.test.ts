import { afterAll, beforeAll, expect, test } from 'vitest'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { open } from '#test/people.ts'
import { phone } from './browser.ts'
import { openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const inArabic = { ...phone, locale: 'ar-MA' }
const share = (owner: { id: string; card: string }, label: string) =>
  portal.installation.deeds.run((tx) => shareCard(tx, system, { ownerId: owner.id, cardId: owner.card, label }))
const opens = async (token: string) => (await open(portal.origin, token)).status

test('an access taken back by mistake is brought back by one press, as it was; meanwhile nothing opens', async () => {
  const owner = await portal.owner()
  const [fair, site] = [await share(owner, 'Salon'), await share(owner, 'Site web')]
  const { page, context, faults } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace/acces`)
  await page.getByRole('button', { name: 'Retirer l’accès : Salon' }).click()
  const sure = page.getByRole('dialog', { name: /Retirer l’accès/ })
  await sure.getByText('Dix secondes pour annuler').waitFor()
  await sure.getByRole('button', { name: 'Retirer l’accès' }).click()
  const undo = page.getByRole('button', { name: 'Annuler' })
  await undo.waitFor()
  await expect.poll(() => undo.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true)
  expect(await opens(fair.token)).toBe(404)
  await wellMade(page, 'fr-undo')
  await undo.press('Enter')
  await page.getByText('L’accès est rétabli, tel qu’il était.').waitFor()
  await page.getByRole('button', { name: 'Retirer l’accès : Salon' }).waitFor()
  expect(await opens(fair.token)).toBe(200)

  // all at once, and by two presses of which the second comes too late
  await page.getByRole('button', { name: 'Retirer tous les accès' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' }).click()
  await page.getByText('2 accès sont retirés.').waitFor()
  portal.installation.clock.forward({ seconds: 12 })
  await undo.click()
  await page.getByText('Il est trop tard pour annuler').waitFor()
  await page.getByRole('alert').filter({ hasText: '2 accès' }).getByRole('button', { name: 'Fermer' }).click()
  for (const { token } of [fair, site]) expect(await opens(token)).toBe(404)
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([])
  await context.close()
})

test('in Arabic, and whoever closes the page leaves it taken back', async () => {
  const owner = await portal.owner({ language: 'ar' })
  const link = await share(owner, 'معرض')
  const seat = await portal.signedIn(owner, inArabic)
  await seat.page.goto(`${portal.origin}/espace/acces`)
  await seat.page.getByRole('button', { name: 'سحب الوصول: معرض' }).click()
  await seat.page.getByRole('dialog').getByRole('button', { name: 'سحب الوصول' }).click()
  await seat.page.getByRole('button', { name: 'تراجع' }).waitFor()
  await wellMade(seat.page, 'ar-undo')
  await seat.context.close()
  expect(await opens(link.token)).toBe(404)
  portal.installation.clock.forward({ seconds: 12 })
  await portal.installation.tick()
  expect(await opens(link.token)).toBe(404)
  const again = await portal.signedIn(owner, inArabic)
  await again.page.goto(`${portal.origin}/espace/acces?state=revoked`)
  await again.page.getByText('معرض').waitFor()
  expect(await again.page.getByRole('button', { name: 'تراجع' }).count()).toBe(0)
  await again.context.close()
})

test('nobody presses: after ten seconds the offer goes by itself', async () => {
  const owner = await portal.owner()
  await share(owner, 'Salon')
  const { page, context } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace/acces`)
  await page.getByRole('button', { name: 'Retirer l’accès : Salon' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' }).click()
  const undo = page.getByRole('button', { name: 'Annuler' })
  await undo.waitFor()
  await undo.waitFor({ state: 'detached', timeout: 15_000 })
  await context.close()
})
