import { afterAll, beforeAll, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { cardBehind } from '#test/companies.ts'
import { phone } from './browser.ts'
import { desk, type Owner, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

// A company in two browsers: one creates it and invites, the other reads the notice, accepts, and is removed.

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const noScript = { ...phone, javaScriptEnabled: false }

async function invitationFor(email: string): Promise<string> {
  const { text = '' } = await portal.mailTo(email)
  return new URL(/\/invitation\/[\w-]{43}\/\w\w/.exec(text)?.[0] ?? '', portal.origin).href
}
const linkOf = async ({ id, card }: Owner) =>
  (await portal.installation.deeds.run((tx) => shareCard(tx, system, { ownerId: id, cardId: card, label: 'Salon' }))).token
const karimsCard = Draft.parse({
  language: 'fr',
  name: { given: 'Karim', family: 'Tazi' },
  role: { fr: 'Menuisier' },
  company: { fr: 'Atlas Menuiserie' },
  phones: [{ kind: 'mobile', number: '+212661000014' }],
})

test('a company is created, somebody is invited, told, accepts in another browser, lets their card be edited, and is removed', {
  timeout: 300_000,
}, async () => {
  const owner = await portal.owner()
  const { page, context, faults } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace/compte`)
  await page.getByRole('link', { name: 'Voir mon entreprise' }).click()
  await page.getByText('Aucune entreprise pour l’instant').waitFor()
  await wellMade(page, 'fr-company-none')
  await page.getByRole('button', { name: 'Créer une entreprise' }).click()
  const creating = page.getByRole('dialog', { name: 'Créer une entreprise' })
  await creating.getByRole('button', { name: 'Créer l’entreprise' }).click()
  await creating.getByText('Donnez le nom de l’entreprise.').waitFor()
  await creating.getByLabel('Nom de l’entreprise').fill('Atlas Menuiserie')
  await wellMade(page, 'fr-company-create')
  await creating.getByRole('button', { name: 'Créer l’entreprise' }).click()
  await page.getByRole('heading', { name: 'Atlas Menuiserie' }).waitFor()
  await page.getByRole('button', { name: 'Corriger le nom' }).click()
  await page.getByLabel('Nom de l’entreprise').fill('Atlas Menuiserie SARL')
  await page.getByRole('button', { name: 'Enregistrer le nom' }).click()
  await page.getByRole('heading', { name: 'Atlas Menuiserie SARL' }).waitFor()

  const karim = await portal.owner({ name: 'Karim Tazi', draft: karimsCard })
  const token = await linkOf(karim)
  await page.getByRole('button', { name: 'Inviter', exact: true }).click()
  const inviting = page.getByRole('dialog', { name: /Inviter dans/ })
  await inviting.getByText('Une entreprise vous invite sur ConnectCard').waitFor()
  await inviting.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await inviting.getByText('Écrivez une adresse complète').waitFor()
  await inviting.getByLabel('Adresse e-mail').fill(karim.email)
  await wellMade(page, 'fr-company-invite')
  await inviting.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await page.getByText(/Invité\(e\) depuis le/).waitFor()

  // without a script and without an account: what was entered, and each thing that can be done about it
  const mail = await invitationFor(karim.email)
  const plain = await portal.seat(noScript)
  await plain.page.goto(mail)
  await wellMadeWithout(plain.page, 'fr-invitation-shell')
  await plain.page.getByRole('button', { name: 'Voir l’invitation' }).click()
  await plain.page.getByText(karim.email).first().waitFor()
  await plain.page.getByText('Ce que vous devez savoir').waitFor()
  await wellMadeWithout(plain.page, 'fr-invitation')
  await plain.page.getByLabel('Votre adresse').fill('personne')
  await plain.page.getByRole('button', { name: 'Enregistrer la correction' }).click()
  await plain.page.getByText('Donnez une adresse e-mail').waitFor()
  await wellMadeWithout(plain.page, 'fr-invitation-wrong')
  await plain.page.getByRole('link', { name: 'Continuer vers mon espace' }).waitFor()
  await plain.context.close()

  const theirs = await portal.signedIn(karim, desk)
  await theirs.page.goto(`${portal.origin}/espace/entreprise`)
  await theirs.page.getByRole('heading', { name: /vous invite/ }).waitFor()
  await wellMade(theirs.page, 'fr-company-invited')
  await theirs.page.getByLabel('Ceux qui dirigent l’entreprise peuvent modifier').check()
  await theirs.page.getByRole('button', { name: 'Rejoindre cette entreprise' }).click()
  await theirs.page.getByText('Dirigée par').waitFor()
  const carried = theirs.page.getByRole('checkbox', { name: /Ma carte/ })
  await carried.click()
  await expect.poll(() => carried.isChecked()).toBe(true)
  await expect.poll(() => carried.isEnabled()).toBe(true)
  await wellMade(theirs.page, 'fr-company-member')
  await theirs.page.goto(`${portal.origin}/espace/acces`)
  await theirs.page.getByText(/Salma Benjelloun.? \(Propriétaire\)/).waitFor()
  await wellMade(theirs.page, 'fr-company-editors')

  await page.reload()
  await page.getByText('Vous laisse modifier sa carte').waitFor()
  await wellMade(page, 'fr-company-members')
  await page.getByRole('button', { name: /Modifier sa carte/ }).click()
  const editing = page.getByRole('dialog', { name: /Modifier la carte de/ })
  await editing.getByLabel('Fonction').fill('Chef d’atelier')
  await wellMade(page, 'fr-company-edit-card')
  await editing.getByRole('button', { name: 'Enregistrer et montrer' }).click()
  await page.getByText('La carte est modifiée.').waitFor()
  expect((await cardBehind(portal.origin, token)).body.card.role).toEqual({ fr: 'Chef d’atelier' })

  await page.getByRole('button', { name: /Retirer de l’entreprise/ }).click()
  const removing = page.getByRole('dialog', { name: /Retirer/ })
  await removing.getByText('Ses cartes, ses liens et ses contacts restent les siens').waitFor()
  await wellMade(page, 'fr-company-remove')
  await removing.getByRole('button', { name: 'Retirer de l’entreprise' }).click()
  await page.getByText('n’est plus membre').waitFor()
  const { card } = (await cardBehind(portal.origin, token)).body
  expect([card.company, card.role, card.name.given]).toEqual([undefined, undefined, 'Karim'])
  await theirs.page.goto(`${portal.origin}/espace/cartes/${karim.card}`)
  await theirs.page.getByText('vos liens ne montrent plus ce que cette carte dit').waitFor()
  await wellMade(theirs.page, 'fr-company-left')
  await theirs.page.getByRole('button', { name: 'Publier' }).first().click()
  await theirs.page.getByText('vos liens ne montrent plus ce que cette carte dit').waitFor({ state: 'detached' })
  expect((await cardBehind(portal.origin, token)).body.card.company).toEqual({ fr: 'Atlas Menuiserie' })

  expect(faults).toEqual([])
  expect(theirs.faults).toEqual([])
  await theirs.context.close()
  await context.close()
})

test('in Arabic on a phone: invited by somebody, refused in one press from the page of the mail; who runs it is not told', async () => {
  const owner = await portal.owner({ name: 'ليلى العلوي', language: 'ar' })
  const { page, context, faults } = await portal.signedIn(owner, { ...phone, locale: 'ar-MA' })
  await page.goto(`${portal.origin}/espace/entreprise`)
  await page.getByText('لا توجد أي شركة حاليا').waitFor()
  await wellMade(page, 'ar-company-none')
  await page.getByRole('button', { name: 'إنشاء شركة' }).click()
  await page.getByLabel('اسم الشركة').fill('أطلس للنجارة')
  await page.getByRole('button', { name: 'إنشاء الشركة' }).click()
  await page.getByRole('heading', { name: 'أطلس للنجارة' }).waitFor()
  const invite = async (email: string) => {
    await page.getByRole('button', { name: 'دعوة', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: /الدعوة إلى/ })
    await dialog.getByLabel('البريد الإلكتروني').fill(email)
    await dialog.getByLabel('مشرف').check()
    await dialog.getByText('بصفة مشرف').waitFor()
    await wellMade(page, 'ar-company-invite')
    await dialog.getByRole('button', { name: 'إرسال الدعوة' }).click()
  }
  await invite('nadia@courrier.example')
  await page.getByText('nadia@courrier.example').waitFor()
  await wellMade(page, 'ar-company-waiting')

  const plain = await portal.seat(noScript)
  await plain.page.goto(await invitationFor('nadia@courrier.example'))
  await wellMadeWithout(plain.page, 'ar-invitation-shell')
  await plain.page.getByRole('button', { name: 'الاطلاع على الدعوة' }).click()
  await plain.page.getByText('ما يجب أن تعرفه').waitFor()
  await wellMadeWithout(plain.page, 'ar-invitation')
  await plain.page.goBack()
  await plain.page.getByRole('button', { name: 'رفض', exact: true }).click()
  await plain.page.getByText('محي ما كان أدخل عنك').waitFor()
  await wellMadeWithout(plain.page, 'ar-invitation-refused')
  await plain.page.goto(plain.page.url())
  await plain.page.getByRole('button', { name: 'الاطلاع على الدعوة' }).click()
  await plain.page.getByText('هذا الرابط لا يؤدي إلى شيء').waitFor()
  await wellMadeWithout(plain.page, 'ar-invitation-dead')
  await plain.context.close()

  await page.reload()
  await page.getByRole('heading', { name: 'أطلس للنجارة' }).waitFor()
  expect(await page.getByText('nadia@courrier.example').count()).toBe(0)
  await page.getByRole('button', { name: 'دعوة', exact: true }).click()
  await page.getByRole('dialog').getByLabel('البريد الإلكتروني').fill('nadia@courrier.example')
  await page.getByRole('button', { name: 'إرسال الدعوة' }).click()
  await page.getByText('لا يمكن دعوة هذا العنوان في الوقت الحالي').waitFor()
  await wellMade(page, 'ar-company-not-now')
  expect(faults.filter((fault) => !/409/.test(fault))).toEqual([])
  await context.close()
})

/** A page without scripts is looked at in a copy that has them, for the looking itself is one. */
async function wellMadeWithout(page: import('playwright-core').Page, name: string): Promise<void> {
  const looking = await portal.seat({ ...phone, bypassCSP: true })
  await looking.page.setContent(await page.content())
  await wellMade(looking.page, name)
  await looking.context.close()
}
