import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { beside, desk, type Owner, openPortal, type Portal, type Seat } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const picture = (colour: string, width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()
const linkTo = async ({ id, card }: Owner) =>
  portal.installation.deeds.run((tx) => shareCard(tx, system, { ownerId: id, cardId: card, label: 'Lien' }))
const saved = ({ page }: Seat) => page.getByText('Brouillon enregistré.').waitFor()
const role = ({ page }: Seat) => page.getByLabel('Fonction', { exact: true })

test('a photo, a logo and a cover are sent, shown and taken away; a file that is no picture is refused in words, and nothing is lost', async () => {
  const owner = await portal.owner()
  const { token } = await linkTo(owner)
  const seat = await portal.signedIn(owner)
  const { page, context } = seat
  const visitor = await portal.seat()
  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  await page.getByText('Tout est publié.').waitFor()
  expect(await page.getByRole('button', { name: 'Publier les modifications' }).isDisabled()).toBe(true)
  await role(seat).fill('Gérante')

  const files = page.locator('input[type=file]')
  const broken = { name: 'portrait.png', mimeType: 'image/png', buffer: Buffer.from('this is no picture') }
  for (let turn = 0; turn < 2; turn++) {
    const refused = page.waitForResponse((answer) => answer.url().endsWith('/photo') && answer.status() === 400)
    await files.first().setInputFiles(broken)
    await refused
    await page.getByRole('alert').getByText('Cette image ne peut pas être lue').waitFor()
  }
  expect(await role(seat).inputValue()).toBe('Gérante')
  await wellMade(page, 'fr-card-photo-refused')

  await files.first().setInputFiles({ name: 'portrait.png', mimeType: 'image/png', buffer: await picture('#4b3fcf', 600, 800) })
  const use = page.getByRole('button', { name: 'Utiliser cette image', exact: true })
  await use.click()
  await page.getByRole('img', { name: 'Photo actuelle' }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await files.nth(1).setInputFiles({
    name: 'logo.webp',
    mimeType: 'image/webp',
    buffer: await sharp(await picture('#e8a13a', 300, 100))
      .webp()
      .toBuffer(),
  })
  await use.click()
  await page.getByRole('img', { name: 'Logo actuel' }).waitFor()
  await files.nth(2).setInputFiles({ name: 'atelier.png', mimeType: 'image/png', buffer: await picture('#0c7062', 1_600, 700) })
  await use.click()
  await page.getByRole('img', { name: 'Couverture actuelle' }).waitFor()
  await saved(seat)
  await visitor.page.goto(`${portal.origin}/l#${token}`)
  await visitor.page.getByText('Directrice commerciale').waitFor()
  expect((await visitor.context.request.get(`${portal.origin}/c/photo`)).status()).toBe(404) // not before it is published

  await page.getByRole('button', { name: 'Publier les modifications' }).click()
  await page.getByText('Votre carte est publiée.').waitFor()
  expect((await visitor.context.request.get(`${portal.origin}/c/photo`)).headers()['content-type']).toBe('image/jpeg')
  expect((await visitor.context.request.get(`${portal.origin}/c/cover`)).headers()['content-type']).toBe('image/jpeg')
  const contact = await visitor.context.request.get(`${portal.origin}/c/card.vcf`).then((answer) => answer.text())
  expect(contact).toContain('Gérante')
  expect(contact.match(/^(?:PHOTO|LOGO)/gm)).toEqual(['PHOTO']) // neither logo nor cover goes along
  await wellMade(page, 'fr-card-pictures')
  await page.getByRole('button', { name: 'Retirer la photo' }).click()
  await page.getByRole('button', { name: 'Choisir une photo' }).waitFor()
  await page.getByRole('button', { name: 'Publier les modifications' }).click()
  await page.getByText('Votre carte est publiée.').waitFor()
  expect((await visitor.context.request.get(`${portal.origin}/c/photo`)).status()).toBe(404)
  expect(beside(seat.faults, /400/)).toEqual([])
  for (const one of [context, visitor.context]) await one.close()
})

test('a deleted card is dead on the next request, and restored it opens again by the same link', async () => {
  const owner = await portal.owner()
  const { token } = await linkTo(owner)
  const { page, context, faults } = await portal.signedIn(owner)
  const visitor = await portal.seat()
  await visitor.page.goto(`${portal.origin}/l#${token}`)
  await visitor.page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()

  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  await page.getByRole('button', { name: 'Supprimer la carte' }).click()
  const question = page.getByRole('dialog', { name: 'Supprimer cette carte ?' })
  await question.getByRole('button', { name: 'Garder la carte' }).click()
  await question.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Supprimer la carte' }).click()
  await question.getByRole('button', { name: 'Supprimer la carte' }).click()
  await page.getByText('Supprimée', { exact: true }).waitFor()
  await page.getByText('Vous pouvez la restaurer jusqu’au 23 décembre 2026.').waitFor()
  for (const path of ['/c', '/c/card.vcf']) expect((await visitor.context.request.get(portal.origin + path)).status()).toBe(404)
  await visitor.page.reload()
  await visitor.page.getByText(/n[’']ouvre aucune carte/).waitFor()
  await wellMade(page, 'fr-home-deleted')

  await page.goBack() // to a card that nobody can write in now
  await page.getByText('Supprimée', { exact: true }).waitFor()
  expect(await page.getByLabel('Prénom').count()).toBe(0)
  await page.getByRole('button', { name: 'Restaurer' }).click()
  await page.getByLabel('Prénom', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Mes cartes' }).click()
  await page.getByText('Publiée', { exact: true }).waitFor()
  await visitor.page.reload()
  await visitor.page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
  expect(faults).toEqual([])
  for (const one of [context, visitor.context]) await one.close()
})

test('two windows write the same draft: nothing is overwritten before their owner has chosen, either way', async () => {
  const owner = await portal.owner()
  const first = await portal.signedIn(owner, desk)
  const second = { ...first, page: await first.context.newPage() }
  for (const { page } of [first, second]) {
    await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
    await page.getByLabel('Fonction', { exact: true }).waitFor()
  }
  const conflict = ({ page }: Seat) => page.getByRole('alert').getByText('Modifiée ailleurs')

  await role(first).fill('Gérante')
  await saved(first)
  await role(second).fill('Associée')
  await conflict(second).waitFor()
  await wellMade(second.page, 'fr-card-conflict')
  await second.page.getByRole('button', { name: 'Garder ce que j’ai écrit ici' }).click()
  await saved(second)
  await second.page.frameLocator('iframe').getByText('Associée').waitFor()

  await role(first).fill('Gérante unique')
  await conflict(first).waitFor()
  await first.page.getByRole('button', { name: 'Reprendre l’autre version' }).click()
  await expect.poll(() => role(first).inputValue()).toBe('Associée')
  await role(first).fill('Associée fondatrice')
  await saved(first)
  await first.page.frameLocator('iframe').getByText('Associée fondatrice').waitFor()
  expect(beside(first.faults, /409/)).toEqual([])
  await first.context.close()
})

test('what is written while the network is away is there after the page was gone, and is saved when the network is back', async () => {
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  const { page, context } = seat
  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  await role(seat).waitFor()
  await context.route('**/draft', (route) => route.abort('internetdisconnected'))
  await role(seat).fill('Gérante')
  await page.getByLabel('Numéro').first().fill('06 61 00 00 99')
  await page.getByText('Pas encore enregistré : ce que vous avez écrit reste ici.').waitFor()
  await wellMade(page, 'fr-card-offline')
  await page.reload()
  expect(await role(seat).inputValue()).toBe('Gérante')
  await page.getByText('Pas encore enregistré').waitFor()
  await context.unroute('**/draft')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await saved(seat)

  await page.getByLabel('Numéro').first().fill('06 61')
  await page.getByText('Un champ n’est pas dans la forme attendue.').waitFor()
  await page.getByText('Écrivez dix chiffres (06 12 34 56 78), ou + et l’indicatif du pays.').waitFor()
  await page.getByRole('button', { name: 'Aller au champ à corriger' }).click()
  expect(await page.evaluate('document.activeElement.value')).toBe('06 61')
  await page.getByLabel('Numéro').first().fill('06 61 00 00 99')
  await saved(seat)
  await page.reload()
  await expect.poll(() => page.getByLabel('Numéro').first().inputValue()).toBe('06 61 00 00 99')
  expect(await role(seat).inputValue()).toBe('Gérante')
  expect(beside(seat.faults, /400|ERR_INTERNET_DISCONNECTED/)).toEqual([])
  await context.close()
})
