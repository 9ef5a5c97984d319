import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askBack } from '#domains/privacy/ask-back.ts'
import { requestById } from '#domains/privacy/find-request.ts'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { beside, desk, type Owner, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

/** A visitor with a link to an owner's card; whether it opens, each time it is asked. */
async function visitorOf(owner: Owner) {
  const { token } = await portal.installation.deeds.run((tx) =>
    shareCard(tx, system, { ownerId: owner.id, cardId: owner.card, label: 'Salon' }),
  )
  return async () => {
    const answer = await fetch(`${portal.origin}/l/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    return answer.status
  }
}

test('uses are stopped, which says what that changes, take effect, and are taken up again', async () => {
  const owner = await portal.owner()
  const opens = await visitorOf(owner)
  const { page, context, faults } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace/contacts`)
  await page.getByRole('contentinfo').getByRole('link', { name: 'Mes données' }).click()
  await page.getByRole('heading', { name: 'Mes demandes' }).waitFor()
  await page.getByText('Vous n’avez encore rien demandé.').waitFor()
  await wellMade(page, 'fr-rights-empty')
  await page.getByRole('link', { name: 'Limiter', exact: true }).click()
  await page.getByText('Rien n’est limité.').waitFor()
  await page.getByRole('button', { name: 'Arrêter ces usages' }).click()
  await page.getByText('Choisissez au moins un usage.').waitFor()
  await page.getByText('Vos cartes ne s’ouvriront plus, par aucun lien').waitFor()
  await page.getByLabel('Partager mes cartes').check()
  expect(await opens()).toBe(200)
  await page.getByRole('button', { name: 'Arrêter ces usages' }).click()
  await page.getByText('Vos choix sont en train de s’appliquer').waitFor()
  await wellMade(page, 'fr-rights-restricting')
  await portal.installation.tick()
  const lift = page.getByRole('button', { name: 'Reprendre : Partager mes cartes' })
  await lift.waitFor()
  expect(await opens()).toBe(404)
  await wellMade(page, 'fr-rights-restricted')
  await lift.click()
  await page.getByText('Rien n’est limité.').waitFor()
  expect(await opens()).toBe(200)
  await page.getByRole('link', { name: 'Mes données' }).first().click()
  await page.getByText('Acceptée').waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('an erasure is announced on every page, in Arabic, and taken back: cards stop, and open again', async () => {
  const owner = await portal.owner({ name: 'ليلى العلوي', language: 'ar' })
  const opens = await visitorOf(owner)
  const { page, context, faults } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace/donnees/effacement`)
  await page.getByText('بطاقة واحدة').waitFor()
  await page.getByText('رابط واحد: لن يفتح شيئا').waitFor()
  const late = await context.newPage()
  await late.goto(`${portal.origin}/espace/donnees/effacement`)
  await late.getByText('بطاقة واحدة').waitFor()
  portal.installation.clock.forward({ minutes: 11 })
  const erase = page.getByRole('button', { name: 'محو معطياتي' })
  await erase.click()
  await page.getByText('اختر واحدا من الاثنين.').waitFor()
  await wellMade(page, 'ar-rights-erasure')
  await page.getByLabel('محو كل شيء', { exact: true }).check()
  await page.getByLabel('قرأت ما يذهب وما يبقى').check()
  await erase.click()
  const proof = page.getByRole('dialog', { name: 'أكد أنك أنت' })
  await portal.enterCode(proof.getByLabel('الرمز المكون من ستة أرقام'), owner.email)
  const band = page.getByRole('region', { name: /ستمحى معطياتك في/ })
  await band.waitFor()
  expect(await opens()).toBe(404)
  await erase.waitFor({ state: 'detached' })

  // a window in which the same was about to be asked says how things stand instead
  await late.getByLabel('محو كل شيء', { exact: true }).check()
  await late.getByLabel('قرأت ما يذهب وما يبقى').check()
  await late.getByRole('button', { name: 'محو معطياتي' }).click()
  await late.getByRole('region', { name: /ستمحى معطياتك في/ }).waitFor()
  await late.close()

  await page.goto(`${portal.origin}/espace/compte`)
  await band.waitFor()
  await page.getByRole('heading', { name: 'إغلاق الحساب' }).waitFor()
  await wellMade(page, 'ar-rights-band')
  await page.getByRole('link', { name: 'بطاقاتي' }).click()
  await page.getByText('لا يفتحها أي رابط ما دامت المشاركة متوقفة.').waitFor()
  expect(await page.getByRole('button', { name: 'مشاركة' }).count()).toBe(0)
  await band.getByRole('button', { name: 'إلغاء المحو' }).click()
  await page.getByText('ألغي المحو. تفتح بطاقاتك من جديد.').waitFor()
  await band.waitFor({ state: 'detached' })
  await page.getByText('يفتحها رابط واحد.').waitFor()
  await page.getByRole('button', { name: 'مشاركة' }).waitFor()
  expect(await opens()).toBe(200)
  expect(beside(faults, /403/)).toEqual([])
  await context.close()
})

test('who does not want to wait seven days proves it a second time, and is gone', async () => {
  const owner = await portal.owner()
  const { page, context, faults } = await portal.signedIn(owner, desk)
  await page.goto(`${portal.origin}/espace/donnees/effacement`)
  await page.getByLabel('Tout effacer', { exact: true }).check()
  await page.getByLabel('J’ai lu ce qui part et ce qui reste').check()
  await page.getByRole('button', { name: 'Effacer mes données' }).click()
  const band = page.getByRole('region', { name: /Vos données seront effacées le/ })
  await band.getByText('Effacer maintenant, sans attendre').click()
  await band.getByRole('button', { name: 'Recevoir un code' }).click()
  const code = band.getByLabel('Code à six chiffres')
  await code.waitFor()
  const sent = await portal.codeFor(owner.email)
  await code.fill(sent === '000000' ? '111111' : '000000')
  await page.getByText('Ce code n’est pas le bon').waitFor()
  await wellMade(page, 'fr-rights-now')
  await code.fill(sent)
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  await page.getByText('Vous avez choisi de ne plus attendre').waitFor()
  await portal.installation.tick()
  const gone = await portal.installation.owner.data.query('select from accounts.person where id = $1', [owner.id])
  expect(gone.rowCount).toBe(0)
  expect(beside(faults, /400|401/)).toEqual([])
  await context.close()
})

test('a copy is asked for, made, fetched once with a fresh proof, and is then no longer there', async () => {
  const owner = await portal.owner()
  const { page, context, faults } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace/donnees`)
  await page.getByRole('button', { name: 'Demander ma copie' }).click()
  await page.getByText('Votre copie est en préparation').waitFor()
  await wellMade(page, 'fr-rights-copy-making')
  await portal.installation.tick()
  const take = page.getByRole('button', { name: 'Télécharger ma copie' })
  await take.waitFor()
  await wellMade(page, 'fr-rights-copy-ready')
  portal.installation.clock.forward({ minutes: 11 })
  await take.click()
  const downloaded = page.waitForEvent('download')
  const proof = page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' })
  await portal.enterCode(proof.getByLabel('Code à six chiffres'), owner.email)
  const file = await downloaded
  expect(file.suggestedFilename()).toMatch(/^DR-2026-\d{6}\.zip$/)
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  await page.getByText('Votre copie est téléchargée').waitFor()
  await wellMade(page, 'fr-rights-copy-saved')
  await page.reload()
  await page.getByText('Votre dernière copie a été prise le').waitFor()
  await page.getByRole('button', { name: 'Demander une autre copie' }).waitFor()
  expect(beside(faults, /403/)).toEqual([])
  await context.close()
})

test('what is asked in writing waits through a sign-in, is completed when asked back, and can be taken back', async () => {
  const owner = await portal.owner()
  const { page, context, faults } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace/donnees`)
  await page.getByRole('link', { name: 'Corriger', exact: true }).click()
  const text = page.getByLabel('Ce qui est à corriger')
  const send = page.getByRole('button', { name: 'Demander la correction' })
  await text.waitFor()
  await send.click()
  await page.getByText('Écrivez ce que vous demandez.').waitFor()
  await text.fill('Le nom de ma société a changé : Atlas Bois, Casablanca.')
  await page.reload()
  expect(await text.inputValue()).toContain('Atlas Bois')
  await context.clearCookies()
  await send.click()
  const again = page.getByRole('dialog', { name: 'Votre session est terminée' })
  await again.getByRole('button', { name: 'Recevoir un code' }).click()
  await portal.enterCode(again.getByLabel('Code à six chiffres'), owner.email)
  await page.getByRole('heading', { name: 'Correction' }).waitFor()
  await page.getByText('C’est à nous de répondre. Réponse au plus tard le').waitFor()
  await wellMade(page, 'fr-rights-request')

  const id = page.url().split('/').at(-1) ?? ''
  await portal.installation.deeds.run(async (tx) =>
    askBack(tx, system, await requestById(tx, system, id), 'Quelle est la nouvelle adresse ?'),
  )
  await page.reload()
  await page.getByText('Quelle est la nouvelle adresse ?').waitFor()
  await page.getByLabel('Votre réponse').fill('12, rue des Orangers')
  await wellMade(page, 'fr-rights-asked-back')
  await page.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await page.getByText('Précision reçue').waitFor()
  await page.getByRole('button', { name: 'Retirer ma demande' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer ma demande' }).click()
  await page.getByText('Retirée le').waitFor()
  const { rows } = await portal.installation.owner.data.query('select from privacy.request where person_id = $1', [owner.id])
  expect(rows).toHaveLength(1)
  expect(beside(faults, /401/)).toEqual([])
  await context.close()
})
