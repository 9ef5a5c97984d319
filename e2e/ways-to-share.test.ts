import jsqr from 'jsqr'
import type { Locator } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Draft } from '#contract/draft.ts'
import { publishDraft, setPicture } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import { beside, type Owner, openPortal, type Portal, type Seat } from './portal.ts'
import { wellMade } from './well-made.ts'

let portal: Portal
beforeAll(async () => {
  portal = await openPortal()
})
afterAll(async () => {
  await portal.close()
})

async function readCode(picture: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data
}
/** What a camera before this screen reads. In the middle, where the heading that stays does not lie over it. */
async function reads(shown: Locator, text: string): Promise<void> {
  await shown.evaluate((picture: { scrollIntoView(where: object): void }) => picture.scrollIntoView({ block: 'center' }))
  await expect.poll(async () => readCode(await shown.screenshot()), { timeout: 15_000 }).toBe(text)
}

/** A phone whose browser writes on chips and opens its own sharing, each of which does what the test says. */
async function withPhone({ context }: Seat): Promise<void> {
  await context.addInitScript(`
    window.chips = []
    window.NDEFReader = class {
      write({ records: [record] }, { signal }) {
        return new Promise((done, fail) => {
          window.near = () => { window.chips.push(record); done() }
          window.fails = (name) => fail(new DOMException('', name))
          signal.addEventListener('abort', () => fail(new DOMException('', 'AbortError')))
        })
      }
    }
    navigator.share = (what) => { window.shared = what; return window.refuses ? Promise.reject(new DOMException('', window.refuses)) : Promise.resolve() }`)
}

async function shareSheet(seat: Seat, { card }: Owner, words = { share: 'Partager', copy: 'Copier le lien' }): Promise<Locator> {
  await seat.page.goto(`${portal.origin}/espace/cartes/${card}`)
  await seat.page.getByRole('button', { name: words.share, exact: true }).click()
  const sheet = seat.page.getByRole('dialog')
  await sheet.getByRole('button', { name: words.copy }).waitFor()
  return sheet
}
const linkIn = (sheet: Locator, name = 'Lien') => sheet.getByRole('textbox', { name, exact: true }).first().inputValue()

test('the QR code is what its owner wishes: it withstands more, has the logo, a width on paper, and is printed alone', async () => {
  const { installation } = portal
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  const { page } = seat
  let sheet = await shareSheet(seat, owner)
  await sheet.getByText('Options du QR').click()
  await sheet.getByText('Ce lien ne montre aucun logo').waitFor()
  expect(await sheet.getByLabel('Le logo de la carte au milieu').isDisabled()).toBe(true)

  const logo = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#4B3FCF' } })
    .png()
    .toBuffer()
  await installation.deeds.run(async (tx) => {
    await setPicture(tx, system, { ownerId: owner.id, cardId: owner.card, which: 'logo', picture: logo })
    await publishDraft(tx, system, { ownerId: owner.id, cardId: owner.card })
  })
  sheet = await shareSheet(seat, owner)
  const url = await linkIn(sheet)
  const qr = sheet.getByRole('img', { name: 'Code QR de ce lien' })
  await sheet.getByText('Options du QR').click()
  await sheet.getByLabel('Le logo de la carte au milieu').check()
  expect(await sheet.getByLabel('Résistance').inputValue()).toBe('Q')
  await sheet.getByLabel('Largeur, une fois imprimé').selectOption('40')
  await reads(qr, url)
  const { data, info } = await sharp(await qr.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3
  expect(data[middle + 2]).toBeGreaterThan(150) // the blue of the logo, which the page's policy lets through
  await wellMade(page, 'fr-share-qr')

  const saved = async (name: RegExp) => {
    const download = page.waitForEvent('download')
    await sheet.getByRole('link', { name }).click()
    return (await download).createReadStream().then(async (stream) => Buffer.concat(await Array.fromAsync(stream)))
  }
  const png = await saved(/Enregistrer le code QR/)
  expect(await readCode(png)).toBe(url)
  expect(await readCode(await saved(/SVG/))).toBe(url)
  expect((await sharp(png).metadata()).density).toBeGreaterThan(600) // a thousand pixels on forty millimetres

  await page.evaluate('window.print = () => { window.printed = true }')
  await sheet.getByRole('button', { name: 'Imprimer, ou enregistrer en PDF' }).click()
  await page.waitForFunction('window.printed')
  await page.emulateMedia({ media: 'print' })
  const box = await page.locator('.printed').boundingBox()
  expect(Math.round(((box?.width ?? 0) * 25.4) / 96)).toBe(40)
  expect(await sheet.isVisible()).toBe(false)
  expect(await readCode(await page.screenshot())).toBe(url)
  await page.emulateMedia({ media: 'screen' })

  await sheet.getByLabel('Résistance').selectOption('L')
  expect(await sheet.getByLabel('Le logo de la carte au milieu').isChecked()).toBe(false)
  await page.route('**/qr.svg*', (route) => route.abort())
  await sheet.getByLabel('Résistance').selectOption('H')
  await sheet.getByText('Le code QR n’a pas pu être fait.').waitFor()
  await page.unroute('**/qr.svg*')
  await sheet.getByRole('button', { name: 'Réessayer' }).click()
  await reads(qr, url)
  expect(beside(seat.faults, /ERR_FAILED/)).toEqual([])
  await seat.context.close()
})

test('the same sentence goes by text message, by mail, and by the phone’s own sharing where it has one', async () => {
  const owner = await portal.owner()
  const plain = await portal.signedIn(owner)
  const bare = await shareSheet(plain, owner)
  const url = await linkIn(bare)
  const sentence = `Bonjour, voici ma carte : ${url}`
  const spaced = (text: string | null) => text?.replace(/\u00A0/g, ' ')
  const hrefOf = (name: string) => bare.getByRole('link', { name, exact: true }).getAttribute('href')
  const whatsapp = new URL((await hrefOf('Envoyer par WhatsApp')) ?? '').searchParams.get('text')
  expect(spaced(whatsapp)).toBe(sentence)
  expect(await hrefOf('SMS')).toBe(`sms:?&body=${encodeURIComponent(whatsapp ?? '')}`)
  const mail = new URL((await hrefOf('E-mail')) ?? '')
  expect([mail.protocol, mail.pathname, mail.searchParams.get('subject')]).toEqual(['mailto:', '', 'Carte de visite'])
  expect(spaced(mail.searchParams.get('body'))).toBe(sentence)
  expect(await bare.getByRole('button', { name: 'Autre application' }).count()).toBe(0)
  await plain.context.close()

  const seat = await portal.signedIn(owner)
  await withPhone(seat)
  const sheet = await shareSheet(seat, owner)
  await sheet.getByRole('button', { name: 'Autre application' }).click()
  expect(await seat.page.evaluate('window.shared')).toMatchObject({ url: await linkIn(sheet) })
  for (const [refuses, told] of [
    ['NotAllowedError', 1],
    ['AbortError', 0],
  ] as const) {
    await seat.page.evaluate(`window.refuses = '${refuses}'`)
    await sheet.getByRole('button', { name: 'Autre application' }).click()
    await expect.poll(() => sheet.getByText('Le téléphone n’a pas pu ouvrir son partage').count()).toBe(told)
  }
  await wellMade(seat.page, 'fr-share-ways')
  expect(seat.faults).toEqual([])
  await seat.context.close()
})

test('a chip gets a link of its own, which is taken back alone; one that was not written leaves none behind', async () => {
  const { installation, origin } = portal
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  await withPhone(seat)
  const { page } = seat
  const sheet = await shareSheet(seat, owner)
  const live = async () =>
    (
      await installation.owner.data.query(
        'select count(*)::int as links from sharing.link where card_id = $1 and not exists (select from sharing.revocation where link_id = link.id)',
        [owner.card],
      )
    ).rows[0].links
  await sheet.getByText('Plus d’options').click()
  await sheet.getByText('Puce NFC', { exact: true }).click()
  await sheet.getByText('Qui tient la puce peut ouvrir la carte.').waitFor()
  expect(await live()).toBe(1)

  const near = () => sheet.getByText('Approchez la puce du dos du téléphone').waitFor()
  await sheet.getByRole('button', { name: 'Écrire sur ma puce' }).click()
  await near()
  await wellMade(page, 'fr-chip-near')
  for (const [name, says] of [
    ['NotAllowedError', 'Le navigateur n’a pas le droit d’écrire'],
    ['NotReadableError', 'Le NFC est éteint'],
    ['NotSupportedError', 'Ce téléphone n’écrit pas sur cette puce'],
    ['NetworkError', 'elle est verrouillée ou trop petite'],
  ]) {
    await page.evaluate(`window.fails('${name}')`)
    await sheet.getByText(says ?? '').waitFor()
    await sheet.getByRole('button', { name: 'Réessayer' }).click()
    await near()
  }
  expect(await live()).toBe(2) // tried five times with one link
  await sheet.getByRole('button', { name: 'Annuler' }).click()
  await sheet.getByRole('button', { name: 'Écrire sur ma puce' }).click()
  await near()
  await sheet.getByText('Puce NFC', { exact: true }).click() // given up
  await expect.poll(live, { timeout: 15_000 }).toBe(1)

  await sheet.getByText('Puce NFC', { exact: true }).click()
  await sheet.getByRole('button', { name: 'Écrire sur ma puce' }).click()
  await near()
  await page.evaluate('window.near()')
  await sheet.getByText('La puce est écrite.').waitFor()
  await wellMade(page, 'fr-chip-written')
  await sheet.getByRole('button', { name: 'Écrire une autre puce' }).click()
  await near()
  await page.evaluate('window.near()')
  await sheet.getByText('La puce est écrite.').waitFor()
  const chips = (await page.evaluate('window.chips')) as { recordType: string; data: string }[]
  expect(chips.map(({ recordType }) => recordType)).toEqual(['url', 'url'])
  const urls = chips.map(({ data }) => data)
  expect(new Set([...urls, await linkIn(sheet)]).size).toBe(3)

  await page.goto(`${origin}/espace/acces`)
  await page.getByRole('button', { name: /^Retirer l’accès : Puce du .* \(2\)$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer l’accès' }).click()
  await page.getByText('L’accès est retiré.').waitFor()
  const visitor = await portal.seat()
  await visitor.page.goto(urls[1] ?? '')
  await visitor.page.getByText(/n[’']ouvre aucune carte/).waitFor()
  await visitor.page.goto(urls[0] ?? '')
  await visitor.page.getByRole('heading', { name: 'Salma Benjelloun' }).waitFor()
  expect(beside([...seat.faults, ...visitor.faults], /404/)).toEqual([])
  for (const { context } of [seat, visitor]) await context.close()
})

test('in Arabic, on a phone that writes no chips: the ways to send it, and two steps with an app', async () => {
  const owner = await portal.owner({ language: 'ar' })
  const seat = await portal.signedIn(owner)
  await seat.page.goto(`${portal.origin}/espace`)
  await seat.page.evaluate(`localStorage.setItem('cc.language', 'ar')`)
  const sheet = await shareSheet(seat, owner, { share: 'مشاركة', copy: 'نسخ الرابط' })
  await sheet.getByText('خيارات رمز QR').click()
  await sheet.getByText('خيارات أخرى').click()
  await sheet.getByText('شريحة NFC', { exact: true }).click()
  await sheet.getByRole('button', { name: 'إنشاء رابط الشريحة' }).click()
  await expect.poll(() => sheet.getByRole('button', { name: 'نسخ الرابط' }).count()).toBe(2)
  await sheet.getByText('شريحة', { exact: false }).first().waitFor()
  await wellMade(seat.page, 'ar-share-ways')
  await sheet.getByText('شريحة NFC', { exact: true }).click() // folded again: this one is in its owner's hands
  await seat.page.goto(`${portal.origin}/espace/acces`)
  await seat.page
    .getByText(/شريحة 2/)
    .first()
    .waitFor()
  expect(seat.faults).toEqual([])
  await seat.context.close()
})

test.for([
  {
    language: 'fr',
    share: { share: 'Partager', copy: 'Copier le lien' },
    more: 'Plus d’options',
    title: 'QR hors connexion',
    warns: 'Il ne peut pas être retiré, n’expire pas, et chacun peut le copier.',
    make: 'Faire ce QR',
    needs: 'Cochez cette case pour faire ce QR.',
    yes: 'J’ai compris qu’il ne peut pas être retiré',
    email: 'E-mails',
    picture: 'Code QR qui contient vos coordonnées',
    save: 'Enregistrer ce QR',
    again: 'En faire un autre',
    name: 'FN:Salma Benjelloun',
  },
  {
    language: 'ar',
    share: { share: 'مشاركة', copy: 'نسخ الرابط' },
    more: 'خيارات أخرى',
    title: 'رمز QR دون اتصال',
    warns: 'لا يمكن سحبه، ولا تنتهي صلاحيته، ويمكن لأي شخص نسخه.',
    make: 'إنشاء هذا الرمز',
    needs: 'ضع علامة في هذه الخانة لإنشاء هذا الرمز.',
    yes: 'فهمت أنه لا يمكن سحبه',
    email: 'عناوين البريد الإلكتروني',
    picture: 'رمز QR يحتوي على معلومات اتصالك',
    save: 'حفظ هذا الرمز',
    again: 'إنشاء رمز آخر',
    name: 'FN:سلمى بنجلون',
  },
] as const)('the contact itself goes into a QR code only after its owner’s yes: $language', async (w) => {
  const owner = await portal.owner({
    language: w.language,
    draft: Draft.parse({
      language: 'fr',
      name: { given: 'Salma', family: 'Benjelloun' },
      nameArabic: { given: 'سلمى', family: 'بنجلون' },
      phones: [{ kind: 'mobile', number: '+212661000013' }],
      emails: [{ kind: 'work', address: 'salma@atlas.example' }],
      note: { fr: 'é'.repeat(900) },
    }),
  })
  const seat = await portal.signedIn(owner)
  await seat.page.goto(`${portal.origin}/espace`)
  await seat.page.evaluate(`localStorage.setItem('cc.language', '${w.language}')`)
  const sheet = await shareSheet(seat, owner, w.share)
  await sheet.getByText(w.more).click()
  await sheet.getByText(w.title, { exact: true }).click()
  await sheet.getByText(w.warns).waitFor()
  await sheet.getByRole('button', { name: w.make, exact: true }).click()
  await sheet.getByText(w.needs).waitFor()
  await sheet.getByLabel(w.email, { exact: true }).uncheck()
  await sheet.getByLabel(w.yes).check()
  await wellMade(seat.page, `${w.language}-contact-qr-asks`)
  await sheet.getByRole('button', { name: w.make, exact: true }).click()
  const picture = sheet.getByRole('img', { name: w.picture })
  await picture.waitFor()
  await wellMade(seat.page, `${w.language}-contact-qr`)
  const vcard = `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${w.name.slice(3).split(' ').reverse().join(';')};;;\r\n${w.name}\r\nTEL;TYPE=CELL:+212661000013\r\nEND:VCARD\r\n`
  expect(await seat.page.evaluate("document.querySelector('.qr.large').naturalWidth")).toBeGreaterThan(1_000) // the page's policy lets it through
  expect(await readCode(Buffer.from((await picture.getAttribute('src'))?.split(',')[1] ?? '', 'base64'))).toBe(vcard)
  const download = seat.page.waitForEvent('download')
  await sheet.getByRole('button', { name: w.save }).click()
  expect(
    await readCode(await (await download).createReadStream().then(async (stream) => Buffer.concat(await Array.fromAsync(stream)))),
  ).toBe(vcard)
  await sheet.getByRole('button', { name: w.again }).click()
  await sheet.getByLabel(w.yes).waitFor()
  expect(seat.faults).toEqual([])
  await seat.context.close()
})

test('a card is held out in one tap: its plain link, as large as the screen', async () => {
  const owner = await portal.owner()
  const seat = await portal.signedIn(owner)
  const { page } = seat
  await page.goto(`${portal.origin}/espace`)
  await page.getByRole('button', { name: 'QR plein écran' }).click()
  const picture = page.getByRole('img', { name: 'Code QR de ce lien' })
  await picture.waitFor()
  expect((await picture.boundingBox())?.width).toBeGreaterThan(330)
  await wellMade(page, 'fr-full-qr')
  const text = await readCode(await picture.screenshot())
  await page.getByRole('button', { name: 'Fermer' }).click()
  await page.getByRole('button', { name: 'Partager' }).click()
  await page.getByRole('button', { name: 'Copier le lien' }).waitFor()
  expect(await linkIn(page.getByRole('dialog'))).toBe(text) // one link for both
  expect(seat.faults).toEqual([])
  await seat.context.close()
})
