import { afterAll, beforeAll, expect, test } from 'vitest'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { beside, desk, openPortal, type Portal } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

test('the address is changed with the code that came to the new one, and both mailboxes are told', async () => {
  const owner = await portal.owner()
  const { page, context, faults } = await portal.signedIn(owner)
  const next = `new-${owner.email}`
  await page.goto(`${portal.origin}/espace/compte`)
  await page.getByLabel('Nouvelle adresse').waitFor()
  expect(await page.title()).toBe('Compte · ConnectCard')
  await page.getByLabel('Nouvelle adresse').fill(next)
  await page.getByRole('button', { name: 'Changer d’adresse' }).click()
  const code = page.getByLabel('Code à six chiffres')
  await code.waitFor()

  await page.getByRole('button', { name: 'Changer d’adresse' }).click()
  await page.getByText('Le code a six chiffres.').waitFor()
  const sent = await portal.codeFor(next)
  await code.fill(sent === '000000' ? '111111' : '000000')
  await page.getByText('Ce code n’est pas le bon').waitFor()
  await wellMade(page, 'fr-account-code-wrong')
  await code.fill(sent)
  await page.getByText('Votre adresse est changée.').waitFor()
  await page.locator('bdi', { hasText: next }).waitFor()

  expect(await portal.mailTo(owner.email)).toMatchObject({ to: owner.email, code: undefined })
  expect((await portal.mailTo(next)).code).toBe(sent) // told by the code itself; nothing else needs to go there
  const told = (await portal.mailTo(owner.email)).text
  expect(told).toContain('adresse')
  expect(told).not.toContain(next)
  expect(beside(faults, /400/)).toEqual([])
  await context.close()
})

test('a password is set, replaced and removed, a weak one is refused with the reason, and each signs in or no longer does', async () => {
  const owner = await portal.owner()
  const { page, context, faults } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace/compte`)
  const field = page.getByLabel('Nouveau mot de passe')
  const set = (name: string) => page.getByRole('button', { name, exact: true }).click()
  for (const [weak, reason] of [
    ['quatorze lettr', 'Quinze caractères au moins'],
    ['salma benjelloun salma', 'se devine facilement'],
    ['aaaaaaaaaaaaaaaaaaaa', 'se devine facilement'],
  ] as const) {
    await field.fill(weak)
    await set('Définir un mot de passe')
    await page.getByRole('alert').getByText(reason).waitFor()
    expect(await field.inputValue()).toBe(weak)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  }
  const [first, second] = ['une mule boit du thé à Tétouan', 'deux cigognes dansent à Chellah']
  await field.fill(first)
  await set('Définir un mot de passe')
  await page.getByText('Votre mot de passe est enregistré.').first().waitFor()
  expect(await field.inputValue()).toBe('')
  await field.fill(second)
  await set('Remplacer le mot de passe')
  await page.getByText('Un mot de passe est défini.').waitFor()
  await expect.poll(() => field.inputValue()).toBe('')

  const other = await portal.seat()
  async function signIn(password: string) {
    await other.page.goto(`${portal.origin}/espace/connexion`)
    await other.page.getByRole('button', { name: 'Utiliser un mot de passe' }).click()
    await other.page.getByLabel('Adresse e-mail').fill(owner.email)
    await other.page.getByLabel('Mot de passe', { exact: true }).fill(password)
    await other.page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  }
  const refused = other.page.getByText('L’adresse ou le mot de passe n’est pas le bon.')
  await signIn(first)
  await refused.waitFor()
  expect(await other.page.getByLabel('Mot de passe', { exact: true }).inputValue()).toBe(first)
  await signIn(second)
  await other.page.getByRole('heading', { name: 'Mes cartes' }).waitFor()
  await other.context.clearCookies()

  await page.getByRole('button', { name: 'Retirer le mot de passe' }).click()
  await page.getByText('Aucun mot de passe').waitFor()
  await signIn(second)
  await refused.waitFor()
  expect(beside([...faults, ...other.faults], /401|422/)).toEqual([])
  await other.context.close()
  await context.close()
})

test('whoever proved who they are too long ago proves it again, and what they asked goes on by itself', async () => {
  const owner = await portal.owner()
  const { page, context, faults } = await portal.signedIn(owner)
  await page.goto(`${portal.origin}/espace/compte`)
  portal.installation.clock.forward({ minutes: 11 })
  await page.getByLabel('Nouveau mot de passe').fill('une mule boit du thé à Tétouan')
  await page.getByRole('button', { name: 'Définir un mot de passe' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' })
  await dialog.waitFor()
  await wellMade(page, 'fr-account-prove')

  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Confirmez que c’est bien vous avant ce changement.').waitFor()
  expect(await page.getByLabel('Nouveau mot de passe').inputValue()).toBe('une mule boit du thé à Tétouan')
  await page.getByRole('button', { name: 'Définir un mot de passe' }).click()
  await portal.enterCode(dialog.getByLabel('Code à six chiffres'), owner.email)
  await page.getByText('Un mot de passe est défini.').waitFor()
  expect(beside(faults, /403/)).toEqual([])
  await context.close()
})

test('sessions are listed and ended from here: the other browser is signed out on its very next request', async () => {
  const owner = await portal.owner()
  const here = await portal.signedIn(owner, desk)
  const there = await portal.signedIn(owner)
  const third = await portal.signedIn(owner)
  await there.page.goto(`${portal.origin}/espace`)
  await there.page.getByRole('heading', { name: 'Ma carte' }).waitFor()
  await here.page.goto(`${portal.origin}/espace/compte`)
  const sessions = here.page.locator('section', { has: here.page.getByRole('heading', { name: 'Sessions ouvertes' }) })
  await sessions.getByText('· cette session').waitFor()
  // in Morocco's hour, whatever the browser knows of it: the clock of the test stands at nine
  expect(await sessions.innerText()).toMatch(/23 novembre 2026 à 09:\d\d/)
  expect(await sessions.getByRole('listitem').count()).toBe(3)
  await wellMade(here.page, 'fr-account-sessions')

  await sessions.getByRole('button', { name: 'Terminer', exact: true }).first().click()
  await expect.poll(() => sessions.getByRole('listitem').count()).toBe(2)
  await sessions.getByRole('button', { name: 'Terminer toutes les autres' }).click()
  await expect.poll(() => sessions.getByRole('listitem').count()).toBe(1)
  for (const { context } of [there, third]) expect((await context.request.get(`${portal.origin}/api/account`)).status()).toBe(401)
  await there.page.getByRole('link', { name: 'Compte' }).click()
  await there.page.getByText('Votre session est terminée', { exact: true }).waitFor()

  // and whoever wanted to leave anyway is not asked to sign in for that
  await here.context.request.post(`${portal.origin}/api/sign-out`)
  await here.page.getByRole('button', { name: 'Se déconnecter' }).click()
  await here.page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  expect(beside([...here.faults, ...there.faults], /401/)).toEqual([])
  for (const { context } of [here, there, third]) await context.close()
})

test('a closed account is closed everywhere at once: its cards are dead in a page that a visitor has open', async () => {
  const { installation, origin } = portal
  const owner = await portal.owner({ name: 'ليلى العلوي', language: 'ar' })
  const { token } = await installation.deeds.run((tx) =>
    shareCard(tx, system, { ownerId: owner.id, cardId: owner.card, label: 'معرض الدار البيضاء' }),
  )
  const visitor = await portal.seat()
  await visitor.page.goto(`${origin}/l#${token}`)
  await visitor.page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
  expect((await visitor.context.request.get(`${origin}/c/card.vcf`)).status()).toBe(200)

  const here = await portal.signedIn(owner)
  const there = await portal.signedIn(owner)
  await here.page.goto(`${origin}/espace/compte`)
  installation.clock.forward({ minutes: 11 })
  await here.page.getByRole('button', { name: 'إغلاق حسابي' }).click()
  const question = here.page.getByRole('dialog', { name: 'هل تريد إغلاق حسابك؟' })
  await question.waitFor()
  await wellMade(here.page, 'ar-account-close')
  await question.getByRole('button', { name: 'إغلاق حسابي' }).click()
  const proof = here.page.getByRole('dialog', { name: 'أكد أنك أنت' })
  await portal.enterCode(proof.getByLabel('الرمز المكون من ستة أرقام'), owner.email)
  await here.page.getByRole('heading', { name: 'تسجيل الدخول' }).waitFor()

  for (const path of ['/c', '/c/card.vcf']) expect((await visitor.context.request.get(origin + path)).status()).toBe(404)
  await visitor.page.reload()
  await visitor.page.getByText(/n[’']ouvre aucune carte/).waitFor()
  expect((await there.context.request.get(`${origin}/api/account`)).status()).toBe(401)
  expect(beside(here.faults, /403/)).toEqual([])
  for (const { context } of [here, there, visitor]) await context.close()
})
