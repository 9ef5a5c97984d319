import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginSession, openAccount } from '#domains/accounts/index.ts'
import { system } from '#platform/actor.ts'
import { sessionCookieName } from '#platform/http/operation.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'

let installation: TestInstallation
let origin: string
let cookie: string
let owner: string
beforeAll(async () => {
  installation = await testInstallation()
  origin = await installation.serve()
  await installation.deeds.run(async (tx) => {
    owner = await openAccount(tx, system, { name: 'Zineb', email: 'zineb@test.example', language: 'fr' })
    cookie = `${sessionCookieName}=${await beginSession(tx, { personId: owner, how: 'code', agent: undefined })}`
  })
})
afterAll(() => installation.close())

async function send(bytes: Buffer, headers: Record<string, string> = {}) {
  const answer = await fetch(`${origin}/api/cards/read-vcard`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'text/vcard', 'accept-language': 'fr', 'sec-fetch-site': 'same-origin', ...headers },
    body: new Uint8Array(bytes),
  })
  return { status: answer.status, body: JSON.parse(await answer.text()) }
}
const vcard = (version: string, ...lines: string[]) => ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n')
const picture = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#0c7062' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'taken at home' } })
    .toBuffer()
const folded = (text: string) => text.match(/.{1,72}/g)?.join('\r\n ') ?? ''

describe('a vCard file becomes a draft', () => {
  test('as Outlook writes it: 2.1, the code page of Windows, quoted-printable, a photo, what only Outlook understands', async () => {
    const text = vcard(
      '2.1',
      'N;LANGUAGE=fr;CHARSET=Windows-1252:Benali;Zo\xe9;;Mme',
      'FN;CHARSET=Windows-1252:Zo\xe9 Benali',
      'ORG;CHARSET=Windows-1252:Menuiserie g\xe9n\xe9rale;Achats',
      'TITLE;ENCODING=QUOTED-PRINTABLE:Directrice g=E9n=E9rale =',
      'adjointe',
      'TEL;WORK;VOICE:+212 (5) 22 00-00-13',
      'TEL;CELL;VOICE:0661000013',
      'ADR;WORK;PREF:;;12, rue des Orangers;F\xe8s;;30000;Maroc',
      'LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:12, rue des Orangers=0D=0A30000 F=E8s',
      'X-MS-OL-DEFAULT-POSTAL-ADDRESS:2',
      'URL;WORK:https://menuiserie.example',
      'EMAIL;PREF;INTERNET:zoe@menuiserie.example',
      'X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:',
      ' AAAA',
      'BDAY:19850412',
      `PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n ${folded((await picture()).toString('base64'))}\r\n`,
    )
    const { status, body } = await send(Buffer.from(text, 'latin1'))
    expect(status).toBe(200)
    expect(body.draft).toMatchObject({
      name: { given: 'Zoé', family: 'Benali' },
      company: { fr: 'Menuiserie générale' },
      department: { fr: 'Achats' },
      role: { fr: 'Directrice générale adjointe' },
      phones: [
        { kind: 'work', number: '+212522000013', audience: 'anyone' },
        { kind: 'mobile', number: '+212661000013', audience: 'anyone' },
      ],
      emails: [{ kind: 'other', address: 'zoe@menuiserie.example' }],
      addresses: [{ kind: 'work', street: '12, rue des Orangers', city: 'Fès', postcode: '30000', country: 'Maroc' }],
      links: [{ kind: 'website', url: 'https://menuiserie.example' }],
    })
    const photo = Buffer.from(body.photo, 'base64')
    expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 480 })
    expect(photo.includes('taken at home')).toBe(false)
    expect([...body.unread].sort()).toEqual(['BDAY', 'LABEL', 'N', 'X-MS-CARDPICTURE', 'X-MS-OL-DEFAULT-POSTAL-ADDRESS'])
  })

  test('as an iPhone writes it: groups, labels of Apple’s, profiles, a photo at an address that nobody asks', async () => {
    const { body } = await send(
      Buffer.from(
        vcard(
          '3.0',
          'PRODID:-//Apple Inc.//iPhone OS 26.1//EN',
          'N:العلوي;ليلى;;;',
          'FN:ليلى العلوي',
          'item1.TEL;type=CELL;type=VOICE;type=pref:+212 6 61-00-00-27',
          'item2.EMAIL;type=INTERNET;type=WORK:layla@riad.example',
          'item3.X-ABLabel:_$!<HomePage>!$_',
          'item3.URL:https://riad.example',
          'X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/layla',
          'PHOTO;VALUE=uri:https://elsewhere.example/layla.jpg',
          'IMPP;X-SERVICE-TYPE=WhatsApp:x-apple:layla',
        ),
      ),
    )
    expect(body).toMatchObject({
      draft: {
        nameArabic: { given: 'ليلى', family: 'العلوي' },
        phones: [{ kind: 'mobile', number: '+212661000027' }],
        links: [{ kind: 'website' }, { kind: 'linkedin' }],
      },
      photo: null,
    })
    expect([...body.unread].sort()).toEqual(['IMPP', 'PHOTO'])
  })

  test('4.0, folded inside a character, and UTF-16', async () => {
    const long = vcard(
      '4.0',
      `FN:${'Zo\u00eb'.repeat(10)}`,
      'TEL;VALUE=uri;TYPE="voice,work":tel:+212-522-00-00-13',
      'ORG:\u0623\u0637\u0644\u0633',
    )
    const { body } = await send(Buffer.from(Buffer.from(long).toString('latin1').replace('\xc3', '\xc3\r\n '), 'latin1'))
    expect(body.draft).toMatchObject({
      name: { given: 'Zoë'.repeat(10) },
      phones: [{ kind: 'work', number: '+212522000013' }],
      company: { ar: 'أطلس' },
    })
    expect((await send(Buffer.from(`\uFEFF${long}`, 'utf16le'))).body.draft.name).toEqual({ given: 'Zoë'.repeat(10) })
  })

  test('whatever charset it says it is in', async () => {
    for (const said of ['ISO-8859-1', 'ISO-8859-15', 'windows-1256']) {
      const utf8 = vcard('2.1', `N;CHARSET=${said}:Benali;Zo\xc3\xa9`)
      expect((await send(Buffer.from(utf8, 'latin1'))).body.draft.name, said).toEqual({ given: 'Zoé', family: 'Benali' })
    }
    // زينب in windows-1256, said to be Latin
    const arabic = vcard('2.1', 'N;CHARSET=ISO-8859-1:;\xD2\xED\xE4\xC8')
    expect((await send(Buffer.from(arabic, 'latin1'))).body.draft.nameArabic).toEqual({ given: 'زينب' })
    const wrong = vcard('2.1', 'N;CHARSET=UTF-8:Benali;Zo\xe9')
    expect((await send(Buffer.from(wrong, 'latin1'))).body.draft.name).toEqual({ given: 'Zoé', family: 'Benali' })
  })

  test('without a photo that is none, which is told', async () => {
    const { body } = await send(Buffer.from(vcard('3.0', 'FN:Zineb', 'PHOTO;ENCODING=b:bm8gcGljdHVyZQ==')))
    expect(body).toMatchObject({ photo: null, unread: ['PHOTO'] })
  })
})

describe('what is no vCard', () => {
  test.each([
    ['nothing', ''],
    ['a page', '<html>Zineb</html>'],
    ['nobody', vcard('3.0', 'TEL:0661000013')],
  ])('%s is refused in a sentence, and not a word of it', async (_, text) => {
    const { status, body } = await send(Buffer.from(text))
    expect([status, body.code, body.fields]).toEqual([422, 'vcard-unreadable', ['vcard']])
    expect(JSON.stringify(body)).not.toContain('Zineb')
  })

  test('a picture in its place, one that is packed, and one too large are refused by their type and size', async () => {
    expect((await send(await picture(), { 'content-type': 'image/jpeg' })).status).toBe(415)
    expect((await send(Buffer.from('x'), { 'content-encoding': 'gzip' })).status).toBe(415)
    expect((await send(Buffer.alloc(2_000_001, 'A'))).status).toBe(413)
    expect((await send(Buffer.from('x'), { cookie: '' })).status).toBe(401)
  })

  test('reading stores nothing', async () => {
    await send(Buffer.from(vcard('3.0', 'FN:Zineb')))
    const { rows } = await installation.owner.data.query('select count(*)::int as cards from profiles.card where owner_id = $1', [owner])
    expect(rows).toEqual([{ cards: 0 }])
  })
})
