import { readFileSync } from 'node:fs'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Language } from '#contract/language.ts'
import { beginSession, changeAccount } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { asked, someContact, withdrawn } from '#test/contacts.ts'
import { freePort } from '#test/free-port.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { type PublishedCard, someCard } from '#test/people.ts'
import { readCsv } from '#test/read-csv.ts'
import { launch, phone, watch } from './browser.ts'
import { wellMade } from './well-made.ts'

let browser: Browser
let installation: TestInstallation
let origin: string
beforeAll(async () => {
  browser = await launch()
  const port = await freePort()
  installation = await testInstallation({ PORT: String(port), PUBLIC_URL: `http://localhost:${port}` })
  origin = await installation.serve()
})
afterAll(async () => {
  await browser.close()
  await installation.close()
})

interface Seeded extends PublishedCard {
  readonly ids: { readonly [who in 'nadia' | 'imane' | 'kettani' | 'youssef' | 'gone']: string }
}

/** An owner to whom five visitors left their details: two of them are one person, one asks a question, one took theirs back. */
async function seeded(language: Language): Promise<Seeded> {
  const owner = await someCard(installation)
  await installation.deeds.run((tx) => changeAccount(tx, system, owner.ownerId, { language }))
  const leave = async (...given: Parameters<typeof someContact> extends [unknown, unknown, ...infer Rest] ? Rest : never) => {
    installation.clock.forward({ minutes: 7 })
    return someContact(installation, owner, ...given)
  }
  const gone = await leave({ name: 'Meryem Sebti', email: 'meryem@courrier.example' })
  const imane = await leave(
    { name: 'Imane Kettani', email: 'imane@oudayas.example', company: 'Hôtel des Oudayas' },
    { place: 'SIAM, Meknès' },
  )
  const kettani = await leave({ name: 'I. Kettani', email: 'Imane@Oudayas.example', phone: '+212661000104' })
  const youssef = await leave({ name: 'يوسف العلمي', phone: '+212661000102', company: 'مقاولة العلمي للبناء' }, { noProspecting: true })
  const note = 'Douze portes en cèdre.\nPouvez-vous passer ?'
  const nadia = await leave(
    { name: 'Nadia Tazi', email: 'nadia@riad.example', phone: '+212661000101', company: '=Riad Al Mandar', note },
    { place: 'Préventica, Casablanca' },
  )
  await withdrawn(installation, gone)
  await asked(installation, nadia)
  return { ...owner, ids: { nadia, imane, kettani, youssef, gone } }
}

/** A page of somebody who is signed in. */
async function pageOf(
  { ownerId }: PublishedCard,
  options: BrowserContextOptions,
): Promise<{ page: Page; faults: readonly string[]; close(): Promise<void> }> {
  const token = await installation.deeds.run((tx) => beginSession(tx, { personId: ownerId, how: 'code', agent: '' }))
  const context = await browser.newContext({ ...options, acceptDownloads: true, serviceWorkers: 'block' })
  const page = await context.newPage()
  const { faults } = watch(page, origin)
  await page.goto(`${origin}/espace/connexion`)
  await page.evaluate(`document.cookie = '${sessionCookieName}=${token}; Path=/; Secure'`)
  return { page, faults, close: () => context.close() }
}

/** Fingers find every button and link that stands by itself: 44 px, but within running text. */
async function forFingers(page: Page, name: string): Promise<void> {
  const small = await page.evaluate(`[...document.querySelectorAll('main button, main a[href], main input, main select')]
    .filter((one) => one.type !== 'checkbox' && one.type !== 'radio' && one.offsetParent !== null && one.getBoundingClientRect().height < 43.5)
    .map((one) => one.outerHTML.slice(0, 160))`)
  expect(small, name).toEqual([])
}

async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

test('on a phone in French: found, noted, tagged, followed up, merged and told apart, answered, exported', async () => {
  const owner = await seeded('fr')
  const { page, faults, close } = await pageOf(owner, phone)
  await page.goto(`${origin}/espace`)
  await page.getByRole('heading', { name: 'Mes cartes' }).waitFor()
  await page.getByRole('link', { name: '5 nouveaux contacts', exact: true }).waitFor()
  await wellMade(page, 'fr-home-waiting')
  await page.getByRole('link', { name: /^Contacts/ }).click()
  await page.getByRole('link', { name: 'Nadia Tazi', exact: true }).waitFor()
  await page.getByText('Coordonnées retirées').waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Meryem')
  expect(await page.title()).toBe('Contacts reçus · ConnectCard')
  await wellMade(page, 'fr-contacts')
  await forFingers(page, 'contacts')

  await page.getByLabel('Chercher').fill('mandar naD')
  await page.getByRole('link', { name: 'Imane Kettani', exact: true }).waitFor({ state: 'detached' })
  expect(new URL(page.url()).search).toBe('') // who is searched for stands behind the #
  expect(new URL(page.url()).hash).toBe('#q=mandar+naD')
  await page.reload()
  expect(await page.getByLabel('Chercher').inputValue()).toBe('mandar naD')

  await page.getByRole('link', { name: 'Nadia Tazi', exact: true }).click()
  await page.getByRole('heading', { name: 'Nadia Tazi', level: 1 }).waitFor()
  await page.getByText('Douze portes en cèdre.').waitFor()
  expect(await page.title()).toBe('Ce contact · ConnectCard') // histories keep it: nobody's name
  const whatsapp = await page.getByRole('link', { name: 'WhatsApp' }).getAttribute('href')
  expect(decodeURIComponent(whatsapp ?? '')).toBe(
    'https://wa.me/212661000101?text=Bonjour Nadia Tazi, nous nous sommes rencontrés à Préventica, Casablanca.',
  )
  expect(await page.getByRole('link', { name: 'Appeler' }).getAttribute('href')).toBe('tel:+212661000101')
  expect(await page.getByRole('link', { name: 'Écrire' }).getAttribute('href')).toBe('mailto:nadia@riad.example')

  await page.getByLabel('Ma note').fill('Rappeler après la pose.')
  await page.getByText('Enregistrée.').waitFor()
  await page.getByLabel('Nouvelle étiquette').fill('riad')
  await page.getByRole('button', { name: 'Étiqueter' }).click()
  await page.getByRole('button', { name: 'Retirer l’étiquette riad' }).waitFor()
  await page.getByLabel('À relancer le').fill('2026-11-20')
  await page.getByText(/20 novembre 2026/).waitFor()
  await page.getByLabel('Ma réponse').fill('À personne\u00A0: elles ne sont qu’ici.')
  await wellMade(page, 'fr-contact')
  await forFingers(page, 'contact')
  await page.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await page.getByText(/Votre réponse, le/).waitFor()
  const row = await installation.owner.data.query(
    'select follow_up::text, seen_at is not null as seen from contacts.contact where id = $1',
    [owner.ids.nadia],
  )
  expect(row.rows).toEqual([{ follow_up: '2026-11-20', seen: true }])

  await page.getByRole('link', { name: 'Contacts reçus' }).click()
  await page.getByText('Filtrer et trier').click()
  await page.getByLabel('Étiquette').selectOption('riad')
  await page.getByRole('link', { name: 'Imane Kettani', exact: true }).waitFor({ state: 'detached' })
  await page.getByText('Rappeler après la pose.').waitFor()
  await page.getByLabel('Étiquette').selectOption('')

  await page.getByRole('link', { name: 'Un doublon possible' }).click()
  await page.getByRole('heading', { name: 'Même adresse e-mail' }).waitFor()
  await wellMade(page, 'fr-duplicates')
  await page.getByRole('button', { name: 'Réunir' }).click()
  await page.getByText('2 contacts réunis en un.').waitFor()
  await page.getByRole('heading', { name: 'Aucun doublon' }).waitFor()
  await wellMade(page, 'fr-merged')
  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByRole('heading', { name: 'Même adresse e-mail' }).waitFor()
  await page.getByRole('button', { name: 'Réunir' }).click()
  await page.getByRole('heading', { name: 'Aucun doublon' }).waitFor()

  await page.getByRole('link', { name: 'Contacts reçus' }).click()
  await page.getByRole('link', { name: 'I. Kettani', exact: true }).click()
  await page.getByRole('button', { name: 'Séparer' }).waitFor()
  await wellMade(page, 'fr-contact-of-two')
  await page.getByRole('button', { name: 'Séparer' }).click()
  await page.getByText('Les contacts sont à nouveau séparés.').last().waitFor()
  await page.getByRole('button', { name: 'Supprimer ce contact' }).click()
  await wellMade(page, 'fr-delete')
  await page.getByRole('dialog').getByRole('button', { name: 'Supprimer ce contact' }).click()
  await page.getByText('Le contact est supprimé.').waitFor()
  await page.getByRole('link', { name: 'I. Kettani', exact: true }).waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Exporter', exact: true }).click()
  await page.getByRole('button', { name: /Exporter 3 contacts/ }).click()
  await page.getByText('Choisissez pour où sort le fichier.').waitFor()
  await page.getByLabel('Un logiciel de clients (CRM)').check()
  await wellMade(page, 'fr-export')
  const { name, text } = await downloaded(page, () => page.getByRole('button', { name: /Exporter 3 contacts/ }).click())
  expect(name).toBe('contacts-2026-11-23.csv')
  const [titles = [], ...rows] = readCsv(text)
  const cells = (title: string) => rows.map((one) => one[titles.indexOf(title)])
  expect(cells('Nom')).toEqual(['Nadia Tazi', 'يوسف العلمي', 'Imane Kettani'])
  expect(cells('Entreprise')).toContain("'=Riad Al Mandar")
  expect(cells('Téléphone').map((one) => parsePhoneNumberFromString(one ?? '', 'MA')?.number)).toEqual([
    '+212661000101',
    '+212661000102',
    undefined,
  ])
  await page.getByText('Le fichier est prêt').waitFor()
  await page.getByRole('button', { name: 'Fermer' }).last().click()
  await page.getByRole('link', { name: 'Réglages' }).click()
  await page.getByRole('cell', { name: 'Un logiciel de clients (CRM)' }).waitFor()
  await wellMade(page, 'fr-settings')
  await page.getByLabel('six mois').check()
  await page.getByRole('button', { name: 'Enregistrer mes réglages' }).click()
  await page.getByText('C’est enregistré.').waitFor()
  expect(faults).toEqual([])
  await close()
}, 240_000)

test('on a phone in Arabic, from right to left, down to the narrowest', async () => {
  const owner = await seeded('ar')
  const { page, faults, close } = await pageOf(owner, { ...phone, locale: 'ar-MA' })
  await page.goto(`${origin}/espace/contacts`)
  await page.getByRole('link', { name: 'يوسف العلمي', exact: true }).waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await wellMade(page, 'ar-contacts')
  await page.getByLabel('بحث').fill('العلمى') // as one types it
  await page.getByRole('link', { name: 'Nadia Tazi', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'يوسف العلمي', exact: true }).click()
  await page.getByText('لا يرغب في أن يتصل به لأغراض تجارية').waitFor()
  await page.getByLabel('ملاحظتي').fill('يريد أبواب مدرسة')
  await page.getByText('مسجلة.').waitFor()
  await page.getByRole('button', { name: 'بعد أسبوع' }).click()
  await page.getByText(/2026/).first().waitFor()
  await wellMade(page, 'ar-contact')
  await page.goto(`${origin}/espace/contacts/doublons`)
  await page.getByRole('button', { name: 'جمع' }).waitFor()
  await wellMade(page, 'ar-duplicates')
  await page.goto(`${origin}/espace/contacts/reglages`)
  await page.getByLabel('ستة أشهر').waitFor()
  await wellMade(page, 'ar-settings')
  await page.setViewportSize({ width: 320, height: 640 })
  for (const path of ['', '/doublons', '/reglages', `/${owner.ids.nadia}`]) {
    await page.goto(`${origin}/espace/contacts${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await wellMade(page, `ar-narrow${path.slice(0, 9).replace('/', '-')}`)
  }
  expect(faults).toEqual([])
  await close()
}, 180_000)

test('at a desk: sorted, chosen by keyboard, tagged and shown as one; a failure says what to do', async () => {
  const owner = await seeded('fr')
  const { page, faults, close } = await pageOf(owner, { viewport: { width: 1440, height: 900 }, locale: 'fr-MA' })
  await page.goto(`${origin}/espace/contacts`)
  await page.getByRole('table').waitFor()
  await wellMade(page, 'fr-contacts-wide')
  await page.getByRole('button', { name: 'Nom complet' }).click()
  await page.waitForURL(/[?]sort=name/)
  const first = page.locator('tbody tr').first()
  await first.getByText('I. Kettani').waitFor()
  await page.getByRole('button', { name: 'À relancer le' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/sort=follow-up/)
  await page.locator('th[aria-sort]', { hasText: 'À relancer le' }).waitFor()
  await page.locator('.answered[aria-busy=false]').waitFor() // a line that moves to its new place loses the focus
  await page.getByRole('checkbox', { name: 'Choisir Imane Kettani' }).focus()
  await page.keyboard.press('Space')
  await page.getByText('Un contact choisi').first().waitFor()
  await page.getByRole('checkbox', { name: 'Choisir I. Kettani' }).focus()
  await page.keyboard.press('Space')
  await page.getByText('2 contacts choisis').first().waitFor()
  await wellMade(page, 'fr-contacts-chosen')
  await page.getByRole('button', { name: 'Étiqueter' }).click()
  await page.getByRole('dialog').getByLabel('Étiquette').fill('hôtel')
  await page.keyboard.press('Enter')
  await page.getByText('2 contacts étiquetés.').waitFor()
  const tagged = page.getByRole('row', { name: /Kettani/ }).filter({ hasText: 'hôtel' })
  await expect.poll(() => tagged.count()).toBe(2)
  for (const name of ['Choisir Imane Kettani', 'Choisir I. Kettani']) await page.getByRole('checkbox', { name }).check()
  await page.getByRole('button', { name: 'Réunir' }).click()
  await page.getByText('réuni avec un autre').waitFor()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('réuni avec un autre').waitFor({ state: 'detached' })

  await page.goto(`${origin}/espace/contacts/${owner.ids.nadia}`)
  await page.getByLabel('Ma note').waitFor()
  await wellMade(page, 'fr-contact-wide')
  // another window wrote meanwhile: nothing is overwritten unseen
  await page.evaluate(
    `fetch('/api/contacts/${owner.ids.nadia}', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"ownNote":"Ailleurs"}' })`,
  )
  await page.getByLabel('Ma note').fill('Ici')
  await page.getByText('Modifiée ailleurs').waitFor()
  await wellMade(page, 'fr-note-conflict')
  await page.getByRole('button', { name: 'Garder ce que j’ai écrit ici' }).click()
  await page.getByText('Enregistrée.').waitFor()
  // the network goes under the hands: what was written stands there again when it is back
  await page.route('**/api/contacts/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()))
  await page.getByLabel('Ma note').fill('Ici, et hors ligne')
  await page.getByText('Pas encore enregistrée').waitFor()
  await page.getByRole('link', { name: 'Contacts reçus' }).click()
  await page.getByRole('table').waitFor()
  await page.unroute('**/api/contacts/*')
  await page.getByRole('link', { name: 'Nadia Tazi', exact: true }).click()
  await page.getByText('Enregistrée.').waitFor()
  expect(await page.getByLabel('Ma note').inputValue()).toBe('Ici, et hors ligne')

  await page.route('**/api/contacts/search', (route) => route.abort())
  await page.goto(`${origin}/espace/contacts?only=due`)
  await page.getByText('Cela n’a pas marché').waitFor()
  await wellMade(page, 'fr-contacts-failing')
  await page.unroute('**/api/contacts/search')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByText('Aucun contact ne correspond').waitFor()
  await wellMade(page, 'fr-contacts-none')

  await page.goto(`${origin}/espace/compte`)
  await page.getByRole('button', { name: 'Fermer mon compte' }).click()
  await page.getByRole('button', { name: 'Exporter mes contacts d’abord' }).click()
  await page.getByLabel('Mon ordinateur, pour un tableau').check()
  await page.getByLabel('Fiches de contact (vCard)').check()
  await wellMade(page, 'fr-export-first')
  const { name, text } = await downloaded(page, () => page.getByRole('button', { name: /Exporter 4 contacts/ }).click())
  expect(name).toBe('contacts-2026-11-23.vcf')
  expect(text.match(/^BEGIN:VCARD\r$/gm)).toHaveLength(4)
  expect(faults.filter((fault) => !/ERR_FAILED|status of 409/.test(fault))).toEqual([])
  await close()
}, 240_000)

test('whoever has no contact yet reads what the place is for', async () => {
  const owner = await someCard(installation)
  const { page, faults, close } = await pageOf(owner, phone)
  await page.goto(`${origin}/espace/contacts`)
  await page.getByRole('heading', { name: 'Vos contacts arriveront ici' }).waitFor()
  await wellMade(page, 'fr-contacts-empty')
  expect(faults).toEqual([])
  await close()
})
