import { afterAll, beforeAll, expect, test } from 'vitest'
import { phone } from './browser.ts'
import { desk, openPortal, type Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

/** How far what is below the link moves when the link is ready: whoever aims at it hits it. */
test.each([
  ['fr', 'desk', desk, 'Partager', 'Plus d’options', 'Copier le lien'],
  ['fr', 'phone', phone, 'Partager', 'Plus d’options', 'Copier le lien'],
  ['ar', 'phone', { ...phone, locale: 'ar-MA' }, 'مشاركة', 'خيارات أخرى', 'نسخ الرابط'],
] as const)('nothing moves when the link is ready: %s, %s', async (language, _where, options, share, more, copy) => {
  const owner = await portal.owner({ language })
  const { page } = await portal.signedIn(owner, options)
  let goOn = (): void => undefined
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route('**/api/cards/*/links', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  await page.getByRole('button', { name: share, exact: true }).first().click()
  const summary = page.getByRole('dialog').getByText(more, { exact: true })
  await page.locator('[inert]').waitFor()
  await page.waitForTimeout(400) // the sheet has come in
  const top = async () => (await summary.boundingBox())?.y ?? Number.NaN
  const before = await top()
  goOn()
  await page.getByRole('button', { name: copy }).waitFor()
  await page.waitForTimeout(400)
  expect(Math.abs((await top()) - before)).toBeLessThan(3)
})
