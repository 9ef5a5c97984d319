import { afterAll, beforeAll, expect, test } from 'vitest'
import { shareCard } from '#domains/sharing/index.ts'
import { system } from '#platform/actor.ts'
import { beside, desk, openPortal, type Portal, type Seat } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

const copied = ({ page }: Seat) => page.evaluate('navigator.clipboard.readText()').then(String)
const open = ({ page }: Seat) => page.getByRole('button', { name: 'Ouvrir la carte' }).click()
const salma = ({ page }: Seat) => page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
const dead = ({ page }: Seat) => page.getByText(/n[’']ouvre aucune carte/).waitFor()

test('links with every option are made on a phone, and open for a visitor as they say', async () => {
  const { installation, origin } = portal
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  const { page } = seat
  await page.clock.setFixedTime(installation.clock.now()) // days are counted from the browser's own
  await page.goto(`${origin}/espace`)
  await page.getByRole('button', { name: 'Partager' }).click()
  const sheet = page.getByRole('dialog', { name: 'Partager la carte' })
  await sheet.getByRole('button', { name: 'Copier le lien' }).waitFor()
  await sheet.getByText('Plus d’options').click()

  async function make(label: string, wish: () => Promise<unknown>): Promise<string> {
    await sheet.getByLabel('Nom de ce lien, pour vous').fill(label)
    await wish()
    await sheet.getByRole('button', { name: 'Créer ce lien' }).click()
    await sheet.locator('bdi', { hasText: label }).waitFor()
    await sheet.getByRole('button', { name: 'Copier le lien' }).click()
    await sheet.getByRole('button', { name: 'Lien copié' }).waitFor()
    return copied(seat)
  }
  const choose = (label: string, option: string) => sheet.getByLabel(label, { exact: true }).selectOption({ label: option })
  const write = (label: string, text: string) => sheet.getByLabel(label, { exact: true }).fill(text)

  // what cannot be is said at its field, and nothing that was written goes, also when the sheet is closed in between
  await sheet.getByLabel('Nom de ce lien, pour vous').fill('Notaire')
  await write('Nombre d’ouvertures', '0')
  await write('Code PIN', 'abc')
  await sheet.getByRole('button', { name: 'Créer ce lien' }).click()
  await sheet.getByText('Écrivez un nombre entre 1 et 1 000 000.').waitFor()
  await sheet.locator('.mantine-InputWrapper-error', { hasText: 'Quatre caractères au moins.' }).waitFor()
  await wellMade(page, 'fr-share-refused')
  await sheet.getByRole('button', { name: 'Fermer' }).click()
  await page.getByRole('button', { name: 'Partager' }).click()
  await sheet.getByText('Plus d’options').click()
  expect(await sheet.getByLabel('Nom de ce lien, pour vous').inputValue()).toBe('Notaire')
  expect(await sheet.getByLabel('Code PIN', { exact: true }).inputValue()).toBe('abc')
  await write('Nombre d’ouvertures', '')
  await write('Code PIN', '')

  const forClients = await make('Clients', () => choose('Ce lien est pour', 'Clients'))
  const aDay = await make('Un jour', () => choose('Expire', 'Dans un jour'))
  const once = await make('Une fois', () => write('Nombre d’ouvertures', '1'))
  const pinned = await make('Notaire', () => write('Code PIN', 'riad 27'))
  const shownOnce = await make('Montré une fois', () => sheet.getByLabel('Ne montrer ce lien qu’une fois').check())
  await sheet.getByText('Ce lien ne sera plus montré : copiez-le maintenant.').waitFor()
  expect(await sheet.getByRole('img', { name: 'Code QR de ce lien' }).count()).toBe(0)
  const plain = await make('Ordinaire', async () => undefined)
  const all = [forClients, aDay, once, pinned, shownOnce, plain]
  expect(new Set(all).size).toBe(all.length)

  const visitor = await portal.seat()
  const work = visitor.page.getByText('05 22 00 00 13')
  await visitor.page.goto(plain)
  await salma(visitor)
  expect(await work.count()).toBe(0)
  await visitor.page.goto(forClients)
  await work.waitFor()
  await visitor.page.goto(shownOnce)
  await salma(visitor)
  await visitor.page.goto(once)
  await open(visitor)
  await salma(visitor)
  await visitor.page.goto(pinned)
  await visitor.page.getByLabel('Code PIN ou mot de passe').fill('riad 28')
  await open(visitor)
  await visitor.page.getByRole('alert').waitFor()
  installation.clock.forward({ seconds: 30 })
  await visitor.page.getByLabel('Code PIN ou mot de passe').fill('riad 27')
  await open(visitor)
  await salma(visitor)
  await visitor.page.goto(aDay)
  await salma(visitor)

  const other = await portal.seat()
  await other.page.goto(once)
  await dead(other)
  installation.clock.forward({ days: 1, minutes: 1 })
  await other.page.goto(aDay)
  await dead(other)
  await other.page.goto(plain)
  await salma(other)

  await page.clock.setFixedTime(installation.clock.now())
  await page.goto(`${origin}/espace/acces`)
  const line = (label: string) => page.getByRole('listitem').filter({ hasText: label })
  await line('Notaire').getByText('avec code PIN').waitFor()
  await line('Un jour').getByText('Expiré', { exact: true }).waitFor()
  await line('Une fois').getByText('Épuisé').waitFor()
  await line('Une fois').getByText('plus aucune ouverture').waitFor()
  await line('Montré une fois').getByText('montré une seule fois').waitFor()
  expect(
    await line('Montré une fois')
      .getByRole('button', { name: /^Copier/ })
      .count(),
  ).toBe(0)
  expect(beside([...seat.faults, ...visitor.faults, ...other.faults], /400|40[14]|428/)).toEqual([])
  for (const { context } of [seat, visitor, other]) await context.close()
})

test('a link is taken back while another browser reads: card, contact and photo are dead on the very next request', async () => {
  const { origin } = portal
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  const visitor = await portal.seat()
  await seat.page.goto(`${origin}/espace/cartes/${owner.card}`)
  await seat.page.locator('input[type=file]').first().setInputFiles('docs/pictures/card-wide.png')
  await seat.page.getByRole('button', { name: 'Utiliser cette image', exact: true }).click()
  await seat.page.getByRole('img', { name: 'Photo actuelle' }).waitFor()
  await seat.page.getByRole('button', { name: 'Publier les modifications' }).click()
  await seat.page.getByText('Votre carte est publiée.').waitFor()
  await seat.page.getByRole('button', { name: 'Partager' }).click()
  await seat.page.getByRole('button', { name: 'Copier le lien' }).click()
  await seat.page.getByRole('button', { name: 'Lien copié' }).waitFor()

  const url = await copied(seat)
  await visitor.page.goto(url)
  await salma(visitor)
  const derivatives = ['/c', '/c/card.vcf', '/c/photo']
  const asked = (path: string) => visitor.context.request.get(origin + path).then((answer) => answer.status())
  expect(await Promise.all(derivatives.map(asked))).toEqual([200, 200, 200])
  await seat.page.goto(`${origin}/espace/acces`)
  await seat.page.getByRole('button', { name: /^Retirer l’accès : / }).click()
  const taken = seat.page.waitForResponse((answer) => answer.url().endsWith('/api/links/revoke'))
  await seat.page.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' }).click()
  await taken
  expect(await Promise.all(derivatives.map(asked))).toEqual([404, 404, 404])
  const contact = visitor.page.waitForResponse((answer) => answer.url().endsWith('/card.vcf'))
  await visitor.page.getByRole('link', { name: 'Enregistrer le contact' }).click()
  expect((await contact).status()).toBe(404)
  await visitor.page.goto(url)
  await dead(visitor)
  await seat.page.getByText('L’accès est retiré.').waitFor()
  expect(beside([...seat.faults, ...visitor.faults], /404/)).toEqual([])
  for (const { context } of [seat, visitor]) await context.close()
})

test('at a desk the accesses stand in a table: sorted and filtered by its address, renamed, and taken back several at a time', async () => {
  const { installation, origin } = portal
  const owner = await portal.owner()
  const tokens: string[] = []
  for (const [label, days, maxViews] of [
    ['Éditeur', 30, undefined],
    ['zellige', undefined, 12],
    ['Architecte', 7, 3],
    ['معرض', undefined, undefined],
  ] as const) {
    installation.clock.forward({ seconds: 1 })
    const expiresAt = days && new Date(installation.clock.now().getTime() + days * 86_400_000)
    const wishes = { ...(expiresAt && { expiresAt }), ...(maxViews && { maxViews }) }
    const link = { ownerId: owner.id, cardId: owner.card, label, ...wishes }
    tokens.push((await installation.deeds.run((tx) => shareCard(tx, system, link))).token)
  }
  const { page, context, faults } = await portal.signedIn(owner, desk)
  const labels = () => page.getByRole('rowheader').allInnerTexts()
  await page.goto(`${origin}/espace/acces`)
  await page.getByRole('table').waitFor()
  expect(await labels()).toEqual(['معرض', 'Architecte', 'zellige', 'Éditeur'])
  await wellMade(page, 'fr-access-table')
  await page.getByRole('button', { name: 'Nom', exact: true }).click()
  await expect.poll(labels).toEqual(['Architecte', 'Éditeur', 'zellige', 'معرض'])
  expect(await page.getByRole('columnheader', { name: 'Nom' }).getAttribute('aria-sort')).toBe('ascending')
  await page.getByRole('button', { name: 'Ouvertures restantes', exact: true }).click()
  await expect.poll(() => labels().then(([first]) => first)).toBe('Architecte')
  await page.getByRole('button', { name: 'Expire', exact: true }).click()
  await expect.poll(() => labels().then((all) => all.slice(0, 2))).toEqual(['Architecte', 'Éditeur'])
  expect(page.url()).toBe(`${origin}/espace/acces?sort=expires&order=ascending`)
  await page.reload() // the address holds what is looked at: it can be sent to somebody
  await expect.poll(() => labels().then((all) => all.slice(0, 2))).toEqual(['Architecte', 'Éditeur'])

  await page.getByRole('button', { name: 'Renommer : Éditeur' }).click()
  const dialog = page.getByRole('dialog', { name: /Renommer/ })
  await dialog.getByLabel('Nom de ce lien, pour vous').fill(' ')
  await dialog.getByText('Donnez un nom.').waitFor()
  await dialog.getByLabel('Nom de ce lien, pour vous').fill('Éditeur de Tanger')
  await dialog.getByRole('button', { name: 'Enregistrer le nom' }).click()
  await page.getByRole('rowheader', { name: 'Éditeur de Tanger' }).waitFor()

  await page.getByLabel('Choisir Architecte').check()
  await page.getByLabel('Choisir zellige').check()
  await page.getByText('2 accès choisis').waitFor()
  await page.getByRole('button', { name: 'Retirer 2 accès' }).click()
  await page.getByRole('dialog', { name: 'Retirer 2 accès ?' }).getByRole('button', { name: 'Retirer l’accès' }).click()
  await page.getByText('2 accès sont retirés.').waitFor()
  await expect.poll(labels).toEqual(['Éditeur de Tanger', 'معرض'])
  await page.getByLabel('État').selectOption({ label: 'Accès retiré' })
  await expect.poll(labels).toEqual(['Architecte', 'zellige'])
  expect(page.url()).toContain('state=revoked')
  expect(await page.getByRole('checkbox', { name: /^Choisir [^t]/ }).count()).toBe(0)
  const opened = await Promise.all(
    tokens.map((token) =>
      fetch(`${origin}/l/open`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ token, press: true }),
      }).then((answer) => answer.status),
    ),
  )
  expect(opened).toEqual([200, 404, 404, 200])
  expect(faults).toEqual([])
  await context.close()
})
