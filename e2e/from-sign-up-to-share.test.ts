import { afterAll, beforeAll, expect, test } from 'vitest'
import { beside, desk, openPortal, type Portal, signUp, withAuthenticator } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
let origin: string
beforeAll(async () => {
  portal = await openPortal()
  origin = portal.origin
})
afterAll(async () => {
  await portal.close()
})

test('from signing up to a shared card, read elsewhere and taken back', async () => {
  const seat = await portal.seat()
  const { context, page, faults } = seat
  await withAuthenticator(seat)
  await page.goto(`${origin}/espace`)
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  await wellMade(page, 'fr-sign-in')
  await page.goto(`${origin}/espace/inscription`)
  await page.getByLabel('Nom complet').waitFor()
  await wellMade(page, 'fr-sign-up')
  await signUp(portal, page, 'salma@atlas.example')
  await wellMade(page, 'fr-welcome')
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
  await page.getByRole('heading', { name: 'Votre première carte' }).waitFor()
  await wellMade(page, 'fr-home-empty')

  await page.getByRole('button', { name: 'Créer ma première carte' }).click()
  await page.getByLabel('Prénom', { exact: true }).waitFor()
  expect(await page.getByLabel('Prénom', { exact: true }).inputValue()).toBe('Salma')
  await page.getByLabel('Fonction', { exact: true }).fill('Directrice commerciale')
  await page.getByText('Brouillon enregistré.').waitFor()
  await wellMade(page, 'fr-card')
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  await page.getByText('Votre carte est publiée.').waitFor()
  await page.getByRole('button', { name: 'Voir la carte' }).click()
  await page.frameLocator('iframe').getByText('Directrice commerciale').waitFor()
  await wellMade(page, 'fr-card-preview')

  await page.getByRole('button', { name: 'Partager' }).click()
  await page.getByRole('button', { name: 'Copier le lien' }).click()
  await page.getByText('Lien copié').waitFor()
  await wellMade(page, 'fr-share')
  const url = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(url).toMatch(/\/l#[0-9a-z]{32}$/)
  await page.getByRole('button', { name: 'Fermer' }).click()

  const { context: visitor, page: reading } = await portal.seat()
  await reading.goto(url)
  await reading.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()

  await page.goto(`${origin}/espace/acces`)
  await page.getByRole('button', { name: /^Retirer l’accès : / }).waitFor()
  await wellMade(page, 'fr-access')
  await page.getByRole('button', { name: /^Retirer l’accès : / }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' }).click()
  await page.getByText('Personne n’a d’accès').waitFor()
  for (const path of ['/c', '/c/card.vcf']) expect((await visitor.request.get(`${origin}${path}`)).status()).toBe(404)
  await reading.reload()
  await reading.getByText(/n[’']ouvre aucune carte/).waitFor()
  await visitor.close()

  await page.goto(`${origin}/espace/compte`)
  await page.getByRole('heading', { name: 'Clés d’accès' }).waitFor()
  await page.getByText('Cet appareil').waitFor()
  await wellMade(page, 'fr-account')
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click()
  await page.getByRole('heading', { name: 'Mes cartes' }).waitFor()
  await wellMade(page, 'fr-home')

  const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/account') && answer.request().method() === 'PATCH')
  await page.getByLabel('Langue').selectOption('ar')
  await kept
  await page.getByRole('heading', { name: 'بطاقاتي' }).waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await wellMade(page, 'ar-home')
  await page.getByRole('link', { name: 'تعديل' }).click()
  await page.getByRole('heading', { name: 'من أنت' }).waitFor()
  await wellMade(page, 'ar-card')
  for (const [path, heading, name] of [
    ['/espace/acces', 'من يمكنه رؤية بطاقتي', 'ar-access'],
    ['/espace/compte', 'الحساب', 'ar-account'],
  ] as const) {
    await page.goto(origin + path)
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await wellMade(page, name)
  }
  expect(beside(faults, /401/)).toEqual([])
  await context.close()
})

test('a session that ends under a form keeps what was typed, and is taken up again in place', async () => {
  const { context, page } = await portal.seat(desk)
  await signUp(portal, page, 'omar@atlas.example')
  await page.getByRole('button', { name: 'Plus tard' }).click()
  await page.getByRole('button', { name: 'Créer ma première carte' }).click()
  await page.getByLabel('Fonction', { exact: true }).waitFor()
  await wellMade(page, 'fr-card-wide')
  await context.clearCookies()
  await page.getByLabel('Fonction', { exact: true }).fill('Menuisier')
  await page.getByText('Votre session est terminée', { exact: true }).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Recevoir un code' }).click()
  await portal.enterCode(page.getByLabel('Code à six chiffres'), 'omar@atlas.example')
  await page.getByText('Brouillon enregistré.').waitFor()
  expect(await page.getByLabel('Fonction', { exact: true }).inputValue()).toBe('Menuisier')
  await page.frameLocator('iframe').getByText('Menuisier').waitFor()
  await context.close()
})

test('an Arabic owner shares a card with one press, and the second time gets the same link', async () => {
  const { context, page } = await portal.seat()
  await signUp(portal, page, 'leila@atlas.example')
  await page.evaluate(`(async () => {
    const send = async (method, path, body) =>
      (await fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()
    const { id } = await send('POST', '/api/cards', { label: 'بطاقتي', draft: { language: 'ar', nameArabic: { given: 'ليلى' } } })
    await send('POST', '/api/cards/' + id + '/publish', {})
    await send('PATCH', '/api/account', { language: 'ar' })
  })()`)
  const urls: string[] = []
  for (let turn = 0; turn < 2; turn++) {
    await page.goto(`${origin}/espace`)
    await page.getByRole('button', { name: 'مشاركة' }).click()
    await page.getByRole('button', { name: 'نسخ الرابط' }).click()
    await page.getByText('تم نسخ الرابط').first().waitFor()
    urls.push(String(await page.evaluate('navigator.clipboard.readText()')))
  }
  expect(urls[0]).toMatch(/\/l#[0-9a-z]{32}$/)
  expect(urls[1]).toBe(urls[0])
  await wellMade(page, 'ar-share')
  await context.close()
})
