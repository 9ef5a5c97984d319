import { afterAll, beforeAll, expect, test } from 'vitest'
import { beside, openPortal, type Portal, type Seat } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const away = /ERR_INTERNET_DISCONNECTED|503/
const offline = 'La connexion ne répond pas. Ce que vous avez écrit reste ici'
const withoutNetwork = ({ context }: Seat, path: string) => context.route(path, (route) => route.abort('internetdisconnected'))
const value = ({ page }: Seat, label: string) => page.getByLabel(label, { exact: true }).inputValue()

test('signing up outlives a network that fails, a wrong number, and a phone that forgets the page while its owner reads the code', async () => {
  const seat = await portal.seat()
  const { page, context } = seat
  await page.goto(`${portal.origin}/espace/inscription`)
  await page.getByLabel('Nom complet').fill('سلمى بنجلون')
  await page.getByLabel('Adresse e-mail').fill('salma@atlas.example')
  await page.getByLabel('Téléphone (facultatif)').fill('06 61')
  await page.getByRole('checkbox').check()
  await withoutNetwork(seat, '**/api/sign-up')
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await page.getByText(offline).waitFor()
  await context.unroute('**/api/sign-up')
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await page.getByText('Écrivez dix chiffres').waitFor()
  expect(await page.evaluate('document.activeElement.value')).toBe('06 61')
  await wellMade(page, 'fr-sign-up-refused')

  await page.reload()
  expect(await value(seat, 'Nom complet')).toBe('سلمى بنجلون')
  expect(await page.getByRole('checkbox').isChecked()).toBe(true)
  await page.getByLabel('Téléphone (facultatif)').fill('06 61 00 00 13')
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await page.getByLabel('Code à six chiffres').waitFor()
  const code = await portal.codeFor('salma@atlas.example')
  await page.reload()
  await page.getByText('salma@atlas.example').waitFor()
  await withoutNetwork(seat, '**/api/sign-in/confirm')
  await page.getByLabel('Code à six chiffres').fill(code)
  await page.getByText(offline).waitFor()
  expect(await value(seat, 'Code à six chiffres')).toBe(code)
  await context.unroute('**/api/sign-in/confirm')
  await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
  await page.getByRole('heading', { name: /Bienvenue/ }).waitFor()
  expect(await page.evaluate('Object.keys(sessionStorage).join()')).not.toContain('sign-up')
  expect(beside(seat.faults, /400|ERR_INTERNET_DISCONNECTED/)).toEqual([])
  await context.close()
})

test('a form of the account outlives the network, another screen, and the end of the session, after which it goes on by itself', async () => {
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  const { page, context } = seat
  await page.goto(`${portal.origin}/espace/compte`)
  const company = page.getByLabel('Entreprise (facultatif)')
  await company.fill('Atlas Menuiserie, Fès')
  await withoutNetwork(seat, '**/api/account')
  await page.getByRole('button', { name: 'Enregistrer mes informations' }).click()
  await page.getByText(offline).waitFor()
  await context.unroute('**/api/account')
  await page.getByRole('link', { name: 'Mes cartes' }).click()
  await page.getByRole('heading', { name: 'Ma carte' }).waitFor()
  await page.getByRole('link', { name: 'Compte' }).click()
  await expect.poll(() => company.inputValue()).toBe('Atlas Menuiserie, Fès')

  await context.clearCookies()
  await page.getByRole('button', { name: 'Enregistrer mes informations' }).click()
  const again = page.getByRole('dialog', { name: 'Votre session est terminée' })
  await again.waitFor()
  await wellMade(page, 'fr-session-ended')
  await again.getByRole('button', { name: 'Recevoir un code' }).click()
  await portal.enterCode(again.getByLabel('Code à six chiffres'), owner.email)
  await page.getByText('C’est enregistré.').waitFor()
  expect(await page.getByText('Cela n’a pas marché').count()).toBe(0)
  await page.reload()
  await expect.poll(() => company.inputValue()).toBe('Atlas Menuiserie, Fès')
  expect(beside(seat.faults, /401|ERR_INTERNET_DISCONNECTED/)).toEqual([])
  await context.close()
})

test('wishes for a link outlive the network and the end of the session, and make one link', async () => {
  const owner = await portal.owner({ language: 'ar', name: 'ليلى العلوي' })
  const seat = await portal.signedIn(owner)
  const { page, context } = seat
  await page.goto(`${portal.origin}/espace`)
  await page.getByRole('button', { name: 'مشاركة' }).click()
  const sheet = page.getByRole('dialog', { name: 'مشاركة البطاقة' })
  await sheet.getByRole('button', { name: 'نسخ الرابط' }).waitFor()
  await sheet.getByText('خيارات أخرى').click()
  const label = sheet.getByLabel('اسم هذا الرابط، لك وحدك')
  await label.fill('معرض الدار البيضاء')
  await sheet.getByLabel('الرمز السري', { exact: true }).fill('رياض 27')
  await sheet.getByLabel('تنتهي الصلاحية', { exact: true }).selectOption({ index: 3 })

  // the link is made, and its answer is lost on the way back
  await context.route('**/api/cards/*/links', async (route) => {
    await route.fetch()
    await route.abort('internetdisconnected')
  })
  await sheet.getByRole('button', { name: 'إنشاء هذا الرابط' }).click()
  await sheet.getByText('الاتصال لا يستجيب').waitFor()
  await context.unroute('**/api/cards/*/links')
  expect(await label.inputValue()).toBe('معرض الدار البيضاء')
  await wellMade(page, 'ar-share-offline')

  await context.clearCookies()
  await sheet.getByRole('button', { name: 'إنشاء هذا الرابط' }).click()
  const again = page.getByRole('dialog', { name: 'انتهت جلستك' })
  await again.getByRole('button', { name: 'التوصل برمز' }).click()
  await portal.enterCode(again.getByLabel('الرمز المكون من ستة أرقام'), owner.email)
  await sheet.locator('bdi', { hasText: 'معرض الدار البيضاء' }).waitFor()
  const { items } = await (await context.request.get(`${portal.origin}/api/links`)).json()
  expect(items.filter((link: { label: string }) => link.label === 'معرض الدار البيضاء')).toHaveLength(1)
  expect(beside(seat.faults, /401|ERR_INTERNET_DISCONNECTED/)).toEqual([])
  await context.close()
})

test('whoever signs in where another person’s session ended finds nothing of theirs, and nothing of theirs goes on', async () => {
  const [owner, other] = [await portal.owner(), await portal.owner({ name: 'Omar Ziani' })]
  const seat = await portal.signedIn(owner)
  const { page, context } = seat
  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  await page.getByLabel('Fonction', { exact: true }).waitFor()
  await context.clearCookies()
  await page.getByLabel('Fonction', { exact: true }).fill('Un secret de Salma')
  const again = page.getByRole('dialog', { name: 'Votre session est terminée' })
  await again.getByLabel('Adresse e-mail').fill(other.email)
  await again.getByRole('button', { name: 'Recevoir un code' }).click()
  await portal.enterCode(again.getByLabel('Code à six chiffres'), other.email)
  await page.getByRole('heading', { name: 'Mes cartes' }).waitFor()
  await again.waitFor({ state: 'detached' })
  expect(page.url()).toBe(`${portal.origin}/espace/`)
  expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('secret')
  await page.reload() // the address that the portal itself led to is one that opens
  await page.getByRole('link', { name: 'Compte' }).click()
  await expect.poll(() => value(seat, 'Nom complet')).toBe('Omar Ziani')
  expect(beside(seat.faults, /401|404/)).toEqual([])
  await context.close()
})

test('a server that is away, a network that is, and a wait are said in words with the way on', async () => {
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  const { page, context } = seat
  await context.route('**/api/account', (route) => route.fulfill({ status: 503, contentType: 'text/html', body: '<p>x' }))
  await page.goto(`${portal.origin}/espace`)
  await page.getByRole('heading', { name: 'L’espace ne répond pas' }).waitFor()
  await wellMade(page, 'fr-away')
  await context.unroute('**/api/account')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByRole('heading', { name: 'Ma carte' }).waitFor()
  await context.close()

  const stranger = await portal.seat()
  await stranger.page.goto(`${portal.origin}/espace/connexion`)
  await stranger.page.clock.setFixedTime(new Date('2026-11-23T09:00:00Z'))
  await stranger.context.route('**/api/sign-in/code', (route) =>
    route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'too-many', title: 'Trop d’essais sans succès. Réessayez dans quelques minutes.', waitSeconds: 400 }),
    }),
  )
  await stranger.page.getByLabel('Adresse e-mail').fill('salma@atlas.example')
  await stranger.page.getByRole('button', { name: 'Recevoir un code' }).click()
  await stranger.page.getByText('Trop d’essais sans succès. Réessayez dans 7 minutes.').waitFor()
  await stranger.page.clock.setFixedTime(new Date('2026-11-23T09:05:41Z'))
  await stranger.page.getByText('Réessayez dans une minute.').waitFor()
  await stranger.page.clock.setFixedTime(new Date('2026-11-23T09:06:41Z'))
  await stranger.page.getByText('Vous pouvez réessayer.').waitFor()
  expect(beside([...seat.faults, ...stranger.faults], away)).toEqual([])
  await stranger.context.close()
})
