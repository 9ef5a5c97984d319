import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { desk, openPortal, type Portal, type Seat } from './portal.ts'
import { portalWords } from './portal-scenes.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const saved = ({ page }: Seat) => page.getByText('Brouillon enregistré.').waitFor()
const role = ({ page }: Seat) => page.getByLabel('Fonction', { exact: true })
const inPreview = ({ page }: Seat) => page.frameLocator('iframe.preview')
const vcf = (text: string) => ({ name: 'contact.vcf', mimeType: 'text/vcard', buffer: Buffer.from(text, 'latin1') })
const photo = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: '#0c7062' } })
    .jpeg()
    .toBuffer()

test('each letter stands in the preview at once, before anything is sent, in the language and for the audience that is looked at', async () => {
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner, desk)
  const { page, context, faults } = seat
  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  await inPreview(seat).getByText('Directrice commerciale').waitFor()
  await context.route('**/draft', () => undefined) // nothing is answered: what is seen comes from here
  await role(seat).fill('Gérante de l’atelier')
  await inPreview(seat).getByText('Gérante de l’atelier').waitFor()
  await page.getByLabel('Numéro').first().fill('06 6')
  await expect.poll(() => inPreview(seat).getByText('06 61 00 00 13').count()).toBe(0) // half a number is no number
  await page.getByLabel('Numéro').first().fill('06 61 00 00 77')
  await inPreview(seat).getByText('06 61 00 00 77').waitFor()
  expect(await inPreview(seat).getByText('05 22 00 00 13').count()).toBe(0)
  await page.getByLabel('Aperçu pour').selectOption('clients')
  await inPreview(seat).getByText('05 22 00 00 13').waitFor()
  await page.getByLabel('Lue en').selectOption('ar')
  await inPreview(seat).locator('html[dir="rtl"][lang="ar"]').waitFor()
  await page.getByText('Olive').click()
  await inPreview(seat).locator('body.olive').waitFor()
  expect(faults).toEqual([])
  await context.close()
})

test('what changes is told field by field before it is published, and given up', async () => {
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  const { page, context, faults } = seat
  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  await page.getByText('Tout est publié.').waitFor()
  expect(await page.getByRole('button', { name: 'Voir ce qui change' }).count()).toBe(0)
  await role(seat).fill('Gérante')
  await page.getByLabel('Visible par').first().selectOption('clients')
  await saved(seat)
  await page.getByRole('button', { name: 'Voir ce qui change' }).click()
  const sheet = page.getByRole('dialog', { name: 'Ce qui change' })
  await sheet.getByText('Directrice commerciale').waitFor()
  expect(await sheet.locator('dt').allTextContents()).toEqual(['Fonction', 'Fonction\u00A0: visible par'])
  expect(await sheet.locator('ins').allTextContents()).toEqual(['Gérante', 'Clients'])
  await wellMade(page, 'fr-card-changes')
  await sheet.getByRole('button', { name: 'Abandonner ces modifications' }).click()
  await sheet.waitFor({ state: 'detached' })
  expect(await role(seat).inputValue()).toBe('Directrice commerciale')
  await page.getByText('Tout est publié.').waitFor()
  await page.getByRole('button', { name: 'Annuler la modification' }).click()
  expect(await role(seat).inputValue()).toBe('Gérante') // given up by mistake, the words are still there
  await saved(seat)
  expect(faults).toEqual([])
  await context.close()
})

test('changes are undone and redone by keys and by buttons, and an undone one is saved', async () => {
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner, desk)
  const { page, context, faults } = seat
  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  await role(seat).fill('Gérante')
  await page.getByRole('button', { name: 'Retirer : Téléphone 1' }).click()
  expect(await page.getByLabel('Numéro').count()).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.getByLabel('Numéro').count()).toBe(2)
  await page.keyboard.press('Control+z')
  await expect.poll(() => role(seat).inputValue()).toBe('Directrice commerciale')
  await page.getByText('Modification annulée.').waitFor({ state: 'attached' })
  await page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => role(seat).inputValue()).toBe('Gérante')
  await page.getByRole('button', { name: 'Rétablir la modification' }).click()
  await expect.poll(() => page.getByLabel('Numéro').count()).toBe(1)
  expect(await page.getByRole('button', { name: 'Rétablir la modification' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Annuler la modification' }).click()
  await saved(seat)
  await page.reload()
  await expect.poll(() => page.getByLabel('Numéro').count()).toBe(2)
  expect(await role(seat).inputValue()).toBe('Gérante')
  expect(faults).toEqual([])
  await context.close()
})

test('an earlier version is looked at and taken back; visitors see it once it is published', async () => {
  const owner = await portal.owner()
  const { token } = await portal.installation.deeds.run((tx) =>
    shareCard(tx, system, { ownerId: owner.id, cardId: owner.card, label: 'Lien' }),
  )
  const seat = await portal.signedIn(owner)
  const { page, context, faults } = seat
  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  await page.getByText('Aucune : la carte n’a pas encore été publiée').waitFor()
  await role(seat).fill('Gérante')
  await page.getByRole('button', { name: 'Publier les modifications' }).click()
  await page.getByText('Votre carte est publiée.').waitFor()
  await page.getByRole('button', { name: 'Regarder cette version' }).click()
  const sheet = page.getByRole('dialog', { name: /^Version remplacée le/ })
  await sheet.frameLocator('iframe').getByText('Directrice commerciale').waitFor()
  await sheet.locator('ins').getByText('Directrice commerciale').waitFor()
  await wellMade(page, 'fr-card-version')
  await sheet.getByRole('button', { name: 'Reprendre comme brouillon' }).click()
  await page.getByText('La version est reprise dans le brouillon.').waitFor()
  expect(await role(seat).inputValue()).toBe('Directrice commerciale')
  const visitor = await portal.seat()
  await visitor.page.goto(`${portal.origin}/l#${token}`)
  await visitor.page.getByText('Gérante').waitFor()
  await page.getByRole('button', { name: 'Publier les modifications' }).click()
  await page.getByText('Votre carte est publiée.').waitFor()
  await visitor.page.reload()
  await visitor.page.getByText('Directrice commerciale').waitFor()
  expect(faults).toEqual([])
  for (const one of [context, visitor.context]) await one.close()
})

describe('lines are put in order', () => {
  const numbers = ({ page }: Seat) => page.evaluate("[...document.querySelectorAll('input[type=tel]')].map((one) => one.value)")

  test('by the arrows on a grip, which keeps the focus, and where a line went is said', async () => {
    const owner = await portal.owner()
    const seat = await portal.signedIn(owner, desk)
    const { page, context } = seat
    await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
    await page.getByRole('button', { name: 'Déplacer : Téléphone 1' }).focus()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => numbers(seat)).toEqual(['05 22 00 00 13', '06 61 00 00 13'])
    await page.getByText('Téléphone 1 : place 2 sur 2.').waitFor({ state: 'attached' })
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Déplacer\u00A0: Téléphone 2')
    await page.keyboard.press('ArrowDown') // there is nothing below
    await page.keyboard.press('Home')
    await expect.poll(() => numbers(seat)).toEqual(['06 61 00 00 13', '05 22 00 00 13'])
    await page.getByRole('button', { name: 'Déplacer : Liens' }).focus()
    await page.keyboard.press('Home')
    await page.getByText('Liens : place 1 sur 5.').waitFor({ state: 'attached' })
    await saved(seat)
    await context.close()
  })

  test('by dragging, and a drag that is broken off moves nothing', async () => {
    const owner = await portal.owner()
    const seat = await portal.signedIn(owner, desk)
    const { page, context } = seat
    await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
    const grip = page.getByRole('button', { name: 'Déplacer : Téléphone 1' })
    await grip.scrollIntoViewIfNeeded()
    const box = await grip.boundingBox()
    const below = await page.getByRole('button', { name: 'Déplacer : Téléphone 2' }).boundingBox()
    if (!box || !below) throw new Error('no grip')
    await page.mouse.move(box.x + 10, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 10, below.y, { steps: 8 })
    await page.locator('[data-drop]').waitFor()
    await page.keyboard.press('Escape')
    await page.mouse.up()
    expect(await numbers(seat)).toEqual(['06 61 00 00 13', '05 22 00 00 13'])
    await page.mouse.move(box.x + 10, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + 10, below.y + 10, { steps: 8 })
    await page.mouse.up()
    await expect.poll(() => numbers(seat)).toEqual(['05 22 00 00 13', '06 61 00 00 13'])
    await saved(seat)
    await context.close()
  })
})

test('a picture is framed before it is sent: the frame is what is published', async () => {
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  const { page, context, faults } = seat
  await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
  // green to the left, saffron to the right
  const two = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#0c7062' } })
    .composite([{ input: { create: { width: 400, height: 400, channels: 3, background: '#e8a13a' } }, left: 400, top: 0 }])
    .png()
    .toBuffer()
  const choose = () => page.locator('input[type=file]').first().setInputFiles({ name: 'deux.png', mimeType: 'image/png', buffer: two })
  const sheet = page.getByRole('dialog', { name: 'Cadrer l’image' })
  await choose()
  await sheet.getByRole('img', { name: 'L’image telle qu’elle sera montrée' }).waitFor()
  const middle = "Math.max(...document.querySelector('canvas').getContext('2d').getImageData(10, 10, 1, 1).data.slice(0, 3))"
  expect(await page.evaluate(middle)).toBeGreaterThan(0) // it is drawn before anything is moved
  await wellMade(page, 'fr-card-crop')
  await sheet.getByRole('button', { name: 'Ne pas utiliser cette image' }).click()
  await sheet.waitFor({ state: 'detached' })
  expect(await page.getByRole('img', { name: 'Photo actuelle' }).count()).toBe(0)

  await choose()
  await sheet.getByLabel('Position horizontale').focus()
  await page.keyboard.press('End')
  await sheet.getByLabel('Agrandissement').focus()
  for (let turn = 0; turn < 5; turn++) await page.keyboard.press('ArrowRight')
  await sheet.getByRole('button', { name: 'Utiliser cette image', exact: true }).click()
  await page.getByRole('img', { name: 'Photo actuelle' }).waitFor()
  const sent = await context.request.get(`${portal.origin}/api/cards/${owner.card}/photo`).then((answer) => answer.body())
  const { channels } = await sharp(sent).stats()
  expect(channels.map(({ mean }) => Math.round(mean / 10))).toEqual([23, 16, 6]) // saffron all over

  await choose()
  const canvas = sheet.getByRole('img', { name: 'L’image telle qu’elle sera montrée' })
  await canvas.waitFor()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('no frame')
  await page.mouse.move(box.x + 20, box.y + 60)
  await page.mouse.down()
  await page.mouse.move(box.x + 220, box.y + 60, { steps: 5 })
  await page.mouse.up()
  await sheet.getByRole('button', { name: 'Utiliser cette image', exact: true }).click()
  await expect
    .poll(async () => {
      const now = await context.request.get(`${portal.origin}/api/cards/${owner.card}/photo`).then((answer) => answer.body())
      return (await sharp(now).stats()).channels.map(({ mean }) => Math.round(mean / 10))
    })
    .toEqual([1, 11, 10]) // green all over
  expect(faults).toEqual([])
  await context.close()
})

describe('a contact of an address book', () => {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=Windows-1252:Benjelloun;Salma',
    'TITLE;CHARSET=Windows-1252:G\xe9rante',
    'TEL;WORK:0535000013',
    'BDAY:19850412',
    'URL:http://old.example',
  ]

  test('fills in the draft: shown before it is taken, with what could not be read, and undone like any change', async () => {
    const owner = await portal.owner()
    const seat = await portal.signedIn(owner, desk)
    const { page, context, faults } = seat
    await page.goto(`${portal.origin}/espace/cartes/${owner.card}`)
    const file = page.getByLabel('Remplir depuis un contact (.vcf)')
    const base64 = (await photo()).toString('base64')
    await file.setInputFiles(vcf([...lines, `PHOTO;JPEG;ENCODING=BASE64:${base64}`, '', 'END:VCARD', ''].join('\r\n')))
    const sheet = page.getByRole('dialog', { name: 'Ce qui a été lu du contact' })
    await sheet.getByText('Gérante').waitFor()
    expect(await sheet.locator('li').allTextContents()).toEqual([
      'Date de naissance',
      'Un lien\u00A0: seules les adresses https sont reprises',
    ])
    await wellMade(page, 'fr-card-import-wide')
    await sheet.getByRole('button', { name: 'Fermer' }).click()
    expect(await role(seat).inputValue()).toBe('Directrice commerciale') // nothing was taken

    await file.setInputFiles(vcf([...lines, `PHOTO;JPEG;ENCODING=BASE64:${base64}`, '', 'END:VCARD', ''].join('\r\n')))
    await sheet.getByRole('button', { name: 'Reprendre dans le brouillon' }).click()
    await sheet.waitFor({ state: 'detached' })
    expect(await role(seat).inputValue()).toBe('Gérante')
    expect(await page.getByLabel('Numéro').nth(2).inputValue()).toBe('05 35 00 00 13')
    await page.getByRole('img', { name: 'Photo actuelle' }).waitFor()
    await inPreview(seat).locator('img.face').waitFor()
    await saved(seat)
    await page.keyboard.press('Control+z')
    await expect.poll(() => role(seat).inputValue()).toBe('Directrice commerciale')
    expect(faults).toEqual([])
    await context.close()
  })

  test('begins a new card, in Arabic; a file that is none is refused in words', async () => {
    const w = portalWords.ar
    const owner = await portal.owner({ language: 'ar', name: 'سلمى بنجلون' })
    const seat = await portal.signedIn(owner)
    const { page, context } = seat
    await page.goto(`${portal.origin}/espace`)
    const file = page.getByLabel(w.importNew)
    await file.setInputFiles(vcf('no contact'))
    await page.getByRole('alert').getByText('تعذرت قراءة أي جهة اتصال').waitFor()
    await file.setInputFiles({
      ...vcf(''),
      buffer: Buffer.from('BEGIN:VCARD\r\nVERSION:4.0\r\nN:العلوي;ليلى;;;\r\nIMPP:x:y\r\nEND:VCARD\r\n'),
    })
    const sheet = page.getByRole('dialog', { name: w.importTitle })
    await sheet.getByText('ليلى').waitFor()
    await wellMade(page, 'ar-home-import')
    await sheet.getByRole('button', { name: w.importMake }).click()
    await page.waitForURL(/cartes\/[0-9a-f-]{36}$/)
    await expect.poll(() => page.getByLabel(w.givenArabic).inputValue()).toBe('ليلى')
    await wellMade(page, 'ar-card-imported')
    await context.close()
  })
})
