import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { simpleParser } from 'mailparser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailFiles, readMailFile } from '#platform/mail/files.ts'
import { freePort } from '#test/free-port.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { launch, phone, watch } from './browser.ts'

// With SCREENSHOTS=folder, every screen that is checked is also kept as a picture.
const pictures = process.env.SCREENSHOTS

let browser: Browser
let installation: TestInstallation
let origin: string
beforeAll(async () => {
  browser = await launch()
  const port = await freePort() // a passkey counts for one origin, which must be known beforehand
  installation = await testInstallation({ PORT: String(port), PUBLIC_URL: `http://localhost:${port}` })
  origin = await installation.serve()
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

/** The code in the mail that was written since. */
async function codeSentAfter(known: readonly string[]): Promise<string> {
  await installation.deliver()
  const name = mailFiles(installation.settings.dataDir).find((one) => !known.includes(one))
  const bytes = name && readMailFile(installation.settings.dataDir, name)
  if (!bytes) throw new Error('no mail was written')
  return /(?<!\d)\d{6}(?!\d)/.exec((await simpleParser(bytes)).text ?? '')?.[0] ?? ''
}
const mailsNow = () => mailFiles(installation.settings.dataDir)

async function withAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** Accessible, and nothing wider than the screen, in both directions and both themes. */
async function wellMade(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.waitForTimeout(150)
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
    expect(
      violations.map(({ id, nodes }) => [name, scheme, id, nodes.map(({ html }) => html.slice(0, 200))]),
      `${name}, ${scheme}`,
    ).toEqual([])
    if (!pictures) continue
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`), fullPage: true })
  }
  const width = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(width, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
}

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto(`${origin}/espace/inscription`)
  await page.getByLabel('Nom complet').fill('Salma Benjelloun')
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByLabel('Entreprise (facultatif)').fill('Atlas Menuiserie')
  await page.getByLabel('Téléphone (facultatif)').fill('06 61 00 00 13')
  await page.getByText('Vos données et vos droits').click()
  await page.getByText('IdNet, société de droit marocain').waitFor()
  const known = mailsNow()
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await page.getByLabel('Code à six chiffres').waitFor()
  await page.getByLabel('Code à six chiffres').fill(await codeSentAfter(known))
  await page.getByRole('heading', { name: /Bienvenue/ }).waitFor()
}

test('from signing up to a shared card, read elsewhere and taken back', async () => {
  const context = await browser.newContext({ ...phone, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const { faults } = watch(page, origin)
  await withAuthenticator(context, page)
  await page.goto(`${origin}/espace`)
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  await wellMade(page, 'fr-sign-in')
  await page.goto(`${origin}/espace/inscription`)
  await page.getByLabel('Nom complet').waitFor()
  await wellMade(page, 'fr-sign-up')
  await signUp(page, 'salma@atlas.example')
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

  const visitor = await browser.newContext(phone)
  const reading = await visitor.newPage()
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
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([])
  await context.close()
}, 180_000)

test('a session that ends under a form keeps what was typed, and is taken up again in place', async () => {
  const context = await browser.newContext({ locale: 'fr-MA', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await signUp(page, 'omar@atlas.example')
  await page.getByRole('button', { name: 'Plus tard' }).click()
  await page.getByRole('button', { name: 'Créer ma première carte' }).click()
  await page.getByLabel('Fonction', { exact: true }).waitFor()
  await wellMade(page, 'fr-card-wide')
  await context.clearCookies()
  await page.getByLabel('Fonction', { exact: true }).fill('Menuisier')
  await page.getByText('Votre session est terminée', { exact: true }).waitFor()
  const known = mailsNow()
  await page.getByRole('dialog').getByRole('button', { name: 'Recevoir un code' }).click()
  await page.getByLabel('Code à six chiffres').waitFor()
  await page.getByLabel('Code à six chiffres').fill(await codeSentAfter(known))
  await page.getByText('Brouillon enregistré.').waitFor()
  expect(await page.getByLabel('Fonction', { exact: true }).inputValue()).toBe('Menuisier')
  await page.frameLocator('iframe').getByText('Menuisier').waitFor()
  await context.close()
})

test('an Arabic owner shares a card with one press, and the second time gets the same link', async () => {
  const context = await browser.newContext({ ...phone, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await signUp(page, 'leila@atlas.example')
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
