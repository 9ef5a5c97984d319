import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from '#contract/staff.ts'
import { undertaking } from '#contract/undertaking.ts'
import { inviteStaff, openOffice, signUndertaking } from '#domains/access/index.ts'
import { beginSession, liveSession } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { officeCookieName, sessionCookieName } from '#platform/http/operation.ts'
import { someStaff } from '#test/documents.ts'
import { aQuestion, someMessage } from '#test/messages.ts'
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
  const { id } = await someStaff(portal.installation, job)
  const [token, office] = await portal.installation.deeds.run(async (tx) => {
    const session = await beginSession(tx, { personId: id, how: 'passkey', agent: undefined })
    const live = await liveSession(tx, session)
    if (!live) throw new Error('a session that has just begun')
    const actor = { kind: 'person', id } as const
    await signUndertaking(tx, actor, id, undertaking.version)
    return [session, await openOffice(tx, { actor, sessionId: live.id })]
  })
  const sat = await portal.seat(desk)
  const kept = { domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const
  await sat.context.addCookies([
    { name: sessionCookieName, value: token, ...kept, sameSite: 'Lax' },
    { name: officeCookieName, value: office, ...kept },
  ])
  return { ...sat, id, token }
}

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
