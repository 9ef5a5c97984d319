import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from '#contract/staff.ts'
import { undertaking } from '#contract/undertaking.ts'
import { inviteStaff } from '#domains/access/index.ts'
import { system } from '#platform/actor.ts'
import { keeperOf } from '#test/audit.ts'
import { someStaff } from '#test/documents.ts'
import { aQuestion, someMessage } from '#test/messages.ts'
import { dueNotice, unsentNotice } from '#test/notices.ts'
import { beside, desk, openPortal, type Portal, withAuthenticator } from './portal.ts'
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

/** Somebody at work, with the office open, at a desk. */
async function atWork(job: Job) {
  const { id, cookie } = await someStaff(portal.installation, job)
  const sat = await portal.seat(desk)
  const kept = { domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const
  const cookies = cookie
    .split('; ')
    .map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), ...kept }))
  await sat.context.addCookies(cookies)
  return { ...sat, id }
}
const key = (page: Page, ...keys: readonly string[]) =>
  keys.reduce((before, one) => before.then(() => page.keyboard.press(one)), Promise.resolve())

test('somebody comes in for the first time, answers a question, and who wrote it sees that it was opened', async () => {
  const { installation, origin } = portal
  const writer = await portal.owner({ name: 'Nadia Tazi' })
  await someMessage(installation, aQuestion({ name: 'Nadia Tazi', email: writer.email }))
  const colleague = await portal.owner({ name: 'Hind Berrada' })
  const invited = { name: 'Hind Berrada', email: colleague.email, jobs: ['customer service'] } as const
  const token = await installation.deeds.run((tx) => inviteStaff(tx, system, invited))
  const seat = await portal.signedIn(colleague, desk)
  const { page, faults } = seat
  await withAuthenticator(seat)

  // before the invitation there is a sentence, and no way in
  await page.goto(`${origin}/bureau`)
  await says(page, 'Vous n’avez pas de poste ici')
  await wellMade(page, 'office-no-job')

  await page.goto(`${origin}/espace/invitation#${token}`)
  await press(page, 'Accepter')
  await page.getByRole('link', { name: 'Aller au bureau' }).click()

  // a session without a second factor: a passkey is added in the account, then used
  await says(page, 'Votre compte n’a ni clé d’accès ni application')
  await wellMade(page, 'office-door')
  expect(await page.getByRole('button', { name: 'Ouvrir le bureau' }).isDisabled()).toBe(true)
  await page.getByRole('link', { name: 'Ajouter une clé d’accès dans mon compte' }).click()
  await press(page, 'Ajouter une clé d’accès')
  await says(page, /Ajoutée le/)
  await page.goto(`${origin}/bureau/messages`)
  await press(page, 'Me reconnecter avec un second facteur')
  await press(page, 'Utiliser une clé d’accès')

  // back where they wanted to go; what is signed is read in full
  await page.waitForURL('**/bureau/messages')
  await says(page, undertaking.says.fr[4] ?? '')
  await press(page, 'Signer l’engagement')
  await says(page, /Signé le/)
  await wellMade(page, 'office-door-ready')
  await press(page, 'Ouvrir le bureau')

  await page.getByRole('heading', { name: 'Messages', level: 1 }).waitFor()
  await page.getByRole('link', { name: /^ME-/ }).click()
  await says(page, 'masqué')
  expect(await page.content()).not.toContain('Gravez-vous')
  await says(page, /La personne verra que ce dossier a été ouvert \(service client\)/)
  await wellMade(page, 'office-masked')
  await press(page, 'Ouvrir le dossier')
  await says(page, 'Gravez-vous un logo')
  await page.getByLabel('Votre réponse').fill('Oui, nous gravons votre logo.')
  await wellMade(page, 'office-opened')
  await press(page, 'Relire avant d’envoyer')
  await page.getByRole('dialog').getByText(writer.email).waitFor()
  await wellMade(page, 'office-confirm')
  await press(page, 'Envoyer la réponse')
  await says(page, 'La réponse part par e-mail.')
  expect((await portal.mailTo(writer.email)).text).toContain('Oui, nous gravons votre logo.')

  const theirs = await portal.signedIn(writer)
  await theirs.page.goto(`${origin}/espace/donnees`)
  await theirs.page.getByRole('link', { name: 'Qui a consulté mes données' }).click()
  await says(theirs.page, 'Service client')
  await says(theirs.page, 'Votre message')
  await says(theirs.page, /ce que vous avez écrit/)
  expect(await theirs.page.content()).not.toContain('Berrada')
  await wellMade(theirs.page, 'looked-at')
  expect(faults).toEqual([])
  expect(theirs.faults).toEqual([])
})

test('the queue is worked by keyboard alone, and what stands open is in the address', async () => {
  const { installation, origin } = portal
  for (const name of ['Ali Amrani', 'Sara Idrissi']) await someMessage(installation, aQuestion({ name, text: `De ${name}` }))
  const { page, faults } = await atWork('customer service')
  await page.goto(`${origin}/bureau`)
  await page.getByRole('heading', { name: 'Ce qui attend' }).waitFor()
  await key(page, '?')
  await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor()
  await wellMade(page, 'office-shortcuts')
  await key(page, 'Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await key(page, 'Control+k')
  await page.getByLabel('Salle ou action').pressSequentially('messa')
  await wellMade(page, 'office-palette')
  await key(page, 'Enter')
  await page.getByRole('heading', { name: 'Messages', level: 1 }).waitFor()
  await page.locator('tbody a').nth(1).waitFor()
  const references = await page.locator('tbody a').allInnerTexts()
  await key(page, 'j', 'j', 'k', 'j', 'Enter')
  await page.getByRole('heading', { name: `Message ${references[1]}` }).waitFor()
  const shared = page.url()
  expect(shared).toMatch(/\?one=[0-9a-f-]{36}$/)
  await key(page, 'Escape')
  await page.locator('.desk-one').waitFor({ state: 'detached' })
  expect(await page.evaluate('document.activeElement.innerText')).toBe(references[1])

  await key(page, '/')
  await page.keyboard.type((references[0] ?? '').replace(/-/g, '').toLowerCase())
  await page.getByRole('link', { name: references[1] ?? '' }).waitFor({ state: 'detached' })
  expect(page.url()).toContain('find=')
  await page.goBack()

  // a colleague opens the same address and stands at the same message, masked
  const other = await atWork('customer service')
  await other.page.goto(shared)
  await other.page.getByRole('heading', { name: `Message ${references[1]}` }).waitFor()
  await press(other.page, 'Ouvrir le dossier')
  const said = other.page.locator('blockquote.said').first()
  await said.waitFor()
  expect(await said.innerText()).toMatch(/^De (Ali|Sara)|^Gravez/)
  await press(other.page, 'Masquer maintenant')
  await other.page.getByRole('button', { name: 'Ouvrir le dossier' }).waitFor()
  expect(await other.page.content()).not.toMatch(/De (Ali|Sara)/)
  expect([...faults, ...other.faults]).toEqual([])
})

test('the office closes under somebody’s hands: nothing typed is lost, and it opens again in place', async () => {
  const { installation, origin } = portal
  const { page, faults } = await atWork('customer service')
  await page.goto(`${origin}/bureau/messages`)
  await page.locator('tbody a').first().click()
  await press(page, 'Ouvrir le dossier')
  await page.getByLabel('Votre réponse').fill('Une réponse longue, écrite avec soin.')
  installation.clock.forward({ minutes: 31 })
  await press(page, 'Relire avant d’envoyer')
  await press(page, 'Envoyer la réponse')
  await page.getByRole('dialog', { name: 'Le bureau s’est fermé' }).waitFor()
  await wellMade(page, 'office-closed-meanwhile')
  await press(page, 'Ouvrir le bureau')
  // who they are was shown half an hour ago: once more
  const { email } = await page.evaluate<{ email: string }>("fetch('/api/account').then((answer) => answer.json())")
  await portal.enterCode(page.getByLabel('Code à six chiffres'), email)
  await says(page, 'La réponse part par e-mail.')
  await says(page, 'Une réponse longue, écrite avec soin.')
  expect(beside(faults, /40[13]/)).toEqual([])

  await press(page, 'Fermer le bureau')
  await says(page, 'Il reste ouvert douze heures au plus')
  expect(await page.evaluate('Object.keys(sessionStorage).filter((key) => key.includes("office")).length')).toBe(0)
})

test('an administrator sees who signed, invites, and sees no client', async () => {
  const { page, faults } = await atWork('administrator')
  await page.goto(`${portal.origin}/bureau/personnel`)
  await says(page, /ont signé l’engagement/)
  await wellMade(page, 'office-staff')
  await press(page, 'Inviter quelqu’un')
  const dialog = page.getByRole('dialog', { name: 'Inviter quelqu’un' })
  await dialog.getByLabel('Nom').fill('Hajar Alami')
  await dialog.getByLabel('E-mail').fill('hajar@idnet.example')
  await dialog.getByLabel('administrateur').check()
  await dialog.getByLabel('vente').check()
  await press(page, 'Envoyer l’invitation')
  await dialog.getByRole('alert').waitFor()
  await dialog.getByLabel('administrateur').uncheck()
  await press(page, 'Envoyer l’invitation')
  await says(page, 'Invitations en attente')
  expect((await portal.mailTo('hajar@idnet.example')).text).toContain('/espace/invitation#')
  expect(await page.getByRole('link', { name: /Messages|Demandes/ }).count()).toBe(0)
  expect(beside(faults, /400/)).toEqual([])
})

test('the data protection officer opens an incident, and a hold waits for a second person', async () => {
  const { page, id, faults } = await atWork('data protection officer')
  await page.goto(`${portal.origin}/bureau/incidents`)
  await press(page, 'Ouvrir un incident')
  await page.getByLabel('Nous en avons eu connaissance le').fill(portal.installation.clock.now().toISOString().slice(0, 16))
  await page.getByLabel('Ce qui est arrivé').fill('Un ordinateur portable a été volé.')
  await page.getByLabel('la confidentialité').check()
  await wellMade(page, 'office-breach-new')
  await press(page, 'Ouvrir l’incident')
  await press(page, 'Lire l’incident')
  await says(page, 'Un ordinateur portable a été volé.')
  await says(page, 'La CNDP avant le')
  await wellMade(page, 'office-breach')
  expect(await page.getByRole('button', { name: 'Clore l’incident' }).isDisabled()).toBe(true)

  await page.goto(`${portal.origin}/bureau/conservations?make=true`)
  await page.getByLabel('Identifiant').fill(id)
  await page.getByLabel('Note du dossier').fill('Litige sur une commande.')
  await page.getByLabel('À revoir le').fill('2027-02-01')
  await press(page, 'Demander la conservation')
  await press(page, 'Approuver la conservation')
  await page.getByRole('alert').waitFor()

  const second = await atWork('administrator')
  await second.page.goto(page.url())
  await press(second.page, 'Approuver la conservation')
  await says(second.page, 'La conservation est en vigueur.')
  await wellMade(second.page, 'office-hold')
  expect(beside(faults, /403/)).toEqual([])
  expect(second.faults).toEqual([])
})

test('an emergency opening takes two people, its holder reads of it, and who reads what is shown to the officer', async () => {
  const owner = await portal.owner({ name: 'Nadia Tazi' })
  const { page } = await atWork('customer service')
  const second = await atWork('data protection officer')
  await page.goto(`${portal.origin}/bureau/urgences`)
  await says(page, 'Aucune ouverture d’urgence')
  await wellMade(page, 'office-emergencies-empty')
  await press(page, 'Demander une ouverture d’urgence')
  await page.getByLabel('E-mail du compte').fill(owner.email)
  await page.getByLabel(/^(?:Raison|Motif)/).selectOption('owner locked out')
  await page.getByLabel('Pourquoi, en clair').fill('Appel de la titulaire, rappelée à son numéro.')
  await wellMade(page, 'office-emergency-ask')
  await press(page, 'Demander l’accord d’une seconde personne')
  await page.getByRole('cell', { name: 'À approuver' }).waitFor()

  await second.page.goto(`${portal.origin}/bureau/urgences`)
  await second.page
    .getByRole('row', { name: /titulaire qui ne peut plus entrer/ })
    .getByRole('link')
    .click()
  await says(second.page, 'Vous voyez la raison, pas la personne')
  expect(await second.page.content()).not.toContain(owner.email)
  await wellMade(second.page, 'office-emergency-approve')
  await press(second.page, 'Donner mon accord')
  await says(second.page, 'L’ouverture est possible pendant une heure.')

  await page.reload()
  await page
    .getByRole('row', { name: /Ouverte/ })
    .getByRole('link')
    .click()
  expect(await page.content()).not.toContain(owner.email)
  await press(page, 'Ouvrir le compte')
  await says(page, owner.email)
  await says(page, 'Aucun message de cette adresse')
  await wellMade(page, 'office-emergency-opened')

  await second.page.goto(`${portal.origin}/bureau/consultations`)
  await press(second.page, 'Montrer qui a ouvert quoi')
  await says(second.page, 'Les dernières vingt-quatre heures')
  await second.page.getByRole('cell', { name: 'service client' }).first().waitFor()
  await wellMade(second.page, 'office-readings')

  const seat = await portal.signedIn(owner, desk)
  await seat.page.goto(`${portal.origin}/espace/donnees/consultations`)
  await says(seat.page, /ouverture d’urgence/)
})

test('a case is found by its sender’s name from the palette, and the figures of requests are read and seen', async () => {
  await someMessage(portal.installation, aQuestion({ name: 'Zineb Chafai', email: 'zineb@recherche.example' }))
  const { page } = await atWork('customer service')
  await page.goto(`${portal.origin}/bureau`)
  await page.getByRole('heading', { name: 'Ce qui attend', level: 1 }).waitFor()
  await key(page, 'ControlOrMeta+k')
  await page.getByLabel('Salle ou action').fill('chafai zin')
  await wellMade(page, 'office-palette-search')
  await key(page, 'Enter')
  await page.getByRole('option', { name: /Message ⁦?ME-/ }).waitFor()
  expect(await page.getByRole('listbox').textContent()).not.toContain('Zineb')
  await wellMade(page, 'office-palette-found')
  await key(page, 'Enter')
  await page.waitForURL('**/bureau/messages?one=*')
  await says(page, 'masqué')

  await page.goto(`${portal.origin}/bureau/demandes`)
  await press(page, 'Chiffres')
  await says(page, 'Les demandes des douze derniers mois')
  await wellMade(page, 'office-figures')
})

test('a notice that could not be sent is opened as a case, sent again, and its proof stands there', async () => {
  const { installation, origin } = portal
  await dueNotice(installation, { language: 'ar' })
  const { email } = await unsentNotice(installation, { name: 'Riad Al Mandar' })
  const { page, faults } = await atWork('customer service')
  await page.goto(`${origin}/bureau`)
  await page
    .getByRole('link', { name: /^Mentions dues/ })
    .first()
    .waitFor()
  await key(page, 'ControlOrMeta+k')
  await page.getByLabel('Salle ou action').fill(email)
  await key(page, 'Enter')
  await page.getByRole('option', { name: /^Mention/ }).waitFor()
  await key(page, 'Enter')
  await page.waitForURL('**/bureau/mentions?one=*')
  await says(page, 'Dernier échec')
  expect(await page.content()).not.toMatch(new RegExp(`${email}|Mandar`))
  await wellMade(page, 'office-notice-masked')
  await press(page, 'Ouvrir le dossier')
  await says(page, 'Riad Al Mandar')
  await says(page, email)
  await wellMade(page, 'office-notice')
  await press(page, 'L’envoyer de nouveau')
  await says(page, 'La mention repart par e-mail.')
  expect((await portal.mailTo(email)).text).toContain('Riad Al Mandar')
  await page.goto(`${origin}/bureau/mentions?kind=failed`)
  await says(page, 'Aucune mention ne correspond.')
  await wellMade(page, 'office-notices-none')
  await page.getByLabel('État').selectOption('sent')
  await page.waitForURL('**/bureau/mentions?kind=sent')
  await page.locator('tbody a').first().waitFor()
  await key(page, 'j', 'Enter')
  await says(page, 'Édition')
  await wellMade(page, 'office-notices')
  expect(faults).toEqual([])
})

test('the data protection officer sees what will go, what the clock says, and reads a day of the record', async () => {
  const { installation, origin } = portal
  await someMessage(installation, aQuestion({ name: 'Nadia Tazi' }))
  await keeperOf(installation).link()
  installation.clock.forward({ minutes: 2 })
  await keeperOf(installation).link()
  await installation.tick()
  const { page, faults } = await atWork('data protection officer')
  await page.goto(`${origin}/bureau/purges`)
  await says(page, /L’horloge est bonne/)
  await page.getByLabel('D’ici la fin du').fill('2028-06-30')
  await page.waitForURL('**/bureau/purges?day=2028-06-30')
  await page
    .getByRole('row', { name: /messages reçus/ })
    .first()
    .waitFor()
  await wellMade(page, 'office-retention')
  const answered = page.waitForResponse((response) => response.url().includes('sweep=closed')) // before the session is over, which it then is
  await page.getByLabel('Sorte').selectOption('closed accounts')
  await answered
  await says(page, 'Rien n’est encore parti ainsi')
  installation.clock.forward({ days: 45 })
  await installation.owner.data.query('update accounts.session set used_at = $1', [installation.clock.now()])
  const later = await atWork('data protection officer')
  await later.page.goto(`${origin}/bureau/purges`)
  await later.page.getByRole('alert').filter({ hasText: 'L’horloge a fait un saut' }).waitFor()
  await says(later.page, /connectcard retention confirm-clock --today 20\d\d-\d\d-\d\d/)
  await wellMade(later.page, 'office-retention-jumped')
  await installation.tick()

  await later.page.goto(`${origin}/bureau/journal`)
  await says(later.page, 'Dernier maillon')
  await says(later.page, 'Choisissez un jour et lisez-le.')
  await wellMade(later.page, 'office-audit')
  await later.page.getByLabel('Jour').fill(installation.clock.now().toISOString().slice(0, 10))
  await press(later.page, 'Lire ce jour')
  await later.page.locator('tbody a').first().waitFor()
  await later.page.getByLabel('Acte').selectOption('office.enter')
  await press(later.page, 'Relire ce jour')
  await later.page
    .getByRole('row', { name: /bureau ouvert/ })
    .first()
    .waitFor()
  await key(later.page, 'j', 'Enter')
  await later.page.getByRole('heading', { name: /^Entrée/ }).waitFor()
  await says(later.page, 'Place dans la chaîne')
  await wellMade(later.page, 'office-audit-entry')
  expect(await later.page.content()).not.toMatch(/Nadia|Zineb|courrier\.example/)
  await key(later.page, 'Escape')
  await press(later.page, 'Têtes de jour')
  await later.page.getByRole('dialog', { name: 'Têtes de jour' }).getByText('Vérifiée').first().waitFor()
  await wellMade(later.page, 'office-audit-days')
  await later.page
    .getByRole('button', { name: /^Lire le / })
    .first()
    .click()
  await later.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect([...faults, ...later.faults]).toEqual([])
})
