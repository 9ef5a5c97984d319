import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Card, linkKinds, type Name, phoneKinds } from '#contract/card.ts'
import { languages } from '#contract/language.ts'
import { readVcard, UnreadableVcard } from './read-vcard.ts'
import { linkLabels, vcardOf, writeVcard } from './vcard.ts'

const vectors = join(import.meta.dirname, '../../../test/vectors/vcard')
const file = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', 'N:Benali;Zineb;;;', ...lines, 'END:VCARD', ''].join('\r\n')
const read = (text: string, charset: BufferEncoding = 'utf8') => readVcard(Buffer.from(text, charset))
const old = (...lines: string[]) => Buffer.from(['BEGIN:VCARD', 'VERSION:2.1', ...lines, 'END:VCARD', ''].join('\r\n'), 'latin1')
// زينب in windows-1256.
const zineb1256 = '\xD2\xED\xE4\xC8'

describe('encodings', () => {
  const text = file('TITLE:Gérante').replace('Zineb', 'Zoé')
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  test.each([
    ['UTF-8 with a BOM', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE', bytes],
    ['UTF-16 LE without a BOM', bytes.subarray(2)],
    ['UTF-16 BE', Buffer.from(bytes).swap16()],
    ['windows-1252', Buffer.from(text, 'latin1')],
    ['bare LF', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['bare CR', Buffer.from(text.replaceAll('\r\n', '\r'))],
  ])('reads %s', (_, given) => {
    expect(readVcard(given).card).toMatchObject({ name: { given: 'Zoé', family: 'Benali' }, role: { fr: 'Gérante' } })
  })

  test('reads windows-1256, undeclared or declared', () => {
    expect(readVcard(old(`N:;${zineb1256}`)).card.nameArabic).toEqual({ given: 'زينب' })
    expect(readVcard(old('N:Benali', 'TITLE;CHARSET=windows-1256:\xE3\xE4')).card.role).toEqual({ ar: 'من' })
  })

  test('an accented capital is not an Arabic word', () => {
    expect(readVcard(old('N:CR\xC9\xC9', 'NOTE:d\xE9j\xE0')).card).toMatchObject({ name: { family: 'CRÉÉ' }, note: { fr: 'déjà' } })
  })

  test('joins a character that folding has cut in two', () => {
    expect(
      readVcard(Buffer.from(Buffer.from(file('TITLE:Gé')).toString('latin1').replace('\xC3', '\xC3\r\n '), 'latin1')).card.role,
    ).toEqual({ fr: 'Gé' })
  })
})

describe('version 2.1', () => {
  test('reads quoted-printable with soft breaks, bare types, and commas as text', () => {
    const { card, unread } = readVcard(
      old(
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Benali;Zo=C3=',
        '=A9',
        'TEL;CELL;PREF:06 00 00 00 01',
        'NOTE;QUOTED-PRINTABLE:un, deux=0D=0Atrois',
        'ORG:Atlas, Fils',
        'ADR;HOME:;;rue A,B;F\xE8s',
      ),
    )
    expect(card).toMatchObject({
      name: { given: 'Zoé', family: 'Benali' },
      phones: [{ kind: 'mobile', number: '+212600000001' }],
      note: { fr: 'un, deux\ntrois' },
      company: { fr: 'Atlas, Fils' },
      addresses: [{ kind: 'home', street: 'rue A,B', city: 'Fès' }],
    })
    expect(unread).toEqual([])
  })

  test('reads a folded photo, indented or not', () => {
    const photo = Buffer.from('not really an image, but bytes')
    const [start, end] = [photo.toString('base64').slice(0, 12), photo.toString('base64').slice(12)]
    for (const indent of ['', ' ']) expect(readVcard(old('N:B', `PHOTO;JPEG;BASE64:${start}`, indent + end, '')).photo).toEqual(photo)
  })
})

describe('names', () => {
  const name = { given: 'Zineb', family: 'Benali' }
  const nameArabic = { given: 'زينب', family: 'بنعلي' }
  const namesIn = (...lines: string[]) => {
    const { card } = read(['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD'].join('\r\n'))
    return { name: card.name, nameArabic: card.nameArabic }
  }

  test('go to their script, wherever the other one is written', () => {
    expect(namesIn('N:Benali;Zineb', 'X-PHONETIC-FIRST-NAME:زينب', 'X-PHONETIC-LAST-NAME:بنعلي')).toEqual({ name, nameArabic })
    expect(namesIn('N:بنعلي;زينب', 'X-PHONETIC-FIRST-NAME:Zineb', 'X-PHONETIC-LAST-NAME:Benali')).toEqual({ name, nameArabic })
    expect(namesIn('N;ALTID=1;LANGUAGE=fr:Benali;Zineb', 'N;ALTID=1;LANGUAGE=ar:بنعلي;زينب')).toEqual({ name, nameArabic })
    expect(namesIn('N:Benali;Zineb', 'FN:زينب بنعلي')).toEqual({ name, nameArabic })
    expect(namesIn('FN:Zineb Benali', 'FN;LANGUAGE=ar:زينب بنعلي')).toEqual({ name, nameArabic })
  })

  test('keep all of their words, and tell of titles', () => {
    expect(namesIn('N:Benali,Alaoui')).toEqual({ name: { family: 'Benali Alaoui' } })
    expect(namesIn('N:Benali;Zineb;Amal,Nour')).toEqual({ name: { given: 'Zineb Amal Nour', family: 'Benali' } })
    expect(namesIn('N:Benali;Zineb', 'FN:Zineb زينب')).toEqual({ name })
    for (const affixes of [';Dr;', ';;MD']) expect(read(file().replace(';;;', `;${affixes}`)).unread).toEqual(['N'])
    expect(read(file().replace('Zineb', 'Z'.repeat(81)))).toMatchObject({ card: { name: { family: 'Benali' } }, unread: ['N'] })
  })

  test('a pronunciation in the same script is not a second name', () => {
    expect(read(file('X-PHONETIC-FIRST-NAME:Zay-nab'))).toMatchObject({ card: { name }, unread: ['X-PHONETIC-FIRST-NAME'] })
  })

  test('what has none is refused, without a word of it', () => {
    for (const text of ['', 'Benali', 'BEGIN:VCARD\nEND:VCARD', file('TEL:+212600000001').replace('Benali;Zineb', ';')]) {
      expect(() => read(text)).toThrow(UnreadableVcard)
      expect(() => read(text)).toThrow(/^no vCard with a usable name$/)
    }
  })
})

describe('what is reached', () => {
  test('phones become E.164, of Morocco unless they say otherwise', () => {
    const { card, unread } = read(
      file(
        'TEL;TYPE=WORK,FAX:0522 12 34 56',
        'item1.TEL:+33 1 23 45 67 89',
        'item1.X-ABLabel:_$!<Mobile>!$_',
        'item2.TEL;type=HOME:tel:+212600000001',
        'item2.X-ABLabel:Chez moi',
        'TEL:141',
      ),
    )
    expect(card.phones).toEqual([
      { kind: 'fax', number: '+212522123456' },
      { kind: 'mobile', number: '+33123456789' },
      { kind: 'home', number: '+212600000001', label: 'Chez moi' },
    ])
    expect(unread).toEqual(['TEL'])
  })

  test('an extension is told to be lost', () => {
    expect(read(file('TEL:+212 522 12 34 56 x12'))).toMatchObject({ card: { phones: [{ number: '+212522123456' }] }, unread: ['TEL'] })
  })

  test('addresses come without their scheme, and every part of a place is kept', () => {
    const { card } = read(
      file('EMAIL;TYPE=WORK:mailto:zineb@example.ma', 'TEL;VALUE=uri:tel:+888123456789', 'ADR:BP 7;Étage 2;12\\, rue;Fès;;30000;Maroc'),
    )
    expect(card.emails).toEqual([{ kind: 'work', address: 'zineb@example.ma' }])
    // Not a number that the plan of a country holds, yet E.164: kept as it is.
    expect(card.phones).toEqual([{ kind: 'other', number: '+888123456789' }])
    expect(card.addresses).toEqual([{ kind: 'other', street: 'BP 7\nÉtage 2\n12, rue', city: 'Fès', postcode: '30000', country: 'Maroc' }])
  })

  test('a label too long is left out alone, a host of another script becomes what browsers ask for', () => {
    const { card, unread } = read(file('item1.TEL:+212600000001', `item1.X-ABLabel:${'a'.repeat(41)}`, 'URL:https://é.example.ma/é'))
    expect(card).toMatchObject({
      phones: [{ kind: 'other', number: '+212600000001' }],
      links: [{ url: 'https://xn--9ca.example.ma/%C3%A9' }],
    })
    expect(unread).toEqual(['X-ABLABEL'])
  })

  test('links are https, of the kind their label, profile or host tells', () => {
    const { card, unread } = read(
      file(
        'URL:https\\://example.ma/?a\\,b',
        'URL:http://example.ma/',
        'item1.URL:https://x.com/',
        'item1.X-ABLabel:_$!<HomePage>!$_',
        'item3.URL:https://example.ma/x',
        'item3.X-ABLabel:Me',
        'X-SOCIALPROFILE;TYPE=twitter:https://example.ma/x',
        'URL:https://fr.linkedin.com/in/zineb',
        'item2.URL:https://example.ma/y',
        'item2.X-ABLabel:Blog',
        'X-SOCIALPROFILE;TYPE=flickr:https://example.ma/z',
      ),
    )
    expect(card.links).toEqual([
      { kind: 'website', url: 'https://example.ma/?a,b' },
      { kind: 'website', url: 'https://x.com/' },
      { kind: 'x', url: 'https://example.ma/x', label: 'Me' },
      { kind: 'linkedin', url: 'https://fr.linkedin.com/in/zineb' },
      { kind: 'other', url: 'https://example.ma/y', label: 'Blog' },
      { kind: 'other', url: 'https://example.ma/z' },
    ])
    expect(unread).toEqual(['URL'])
  })

  test('photos are bytes of the file and never fetched', () => {
    const base64 = Buffer.from('bytes!').toString('base64')
    for (const property of [`PHOTO;ENCODING=b;TYPE=JPEG:${base64}`, `PHOTO;BASE64:${base64}`, `PHOTO:data:image/jpeg;base64,${base64}`])
      expect(read(file(property)).photo).toEqual(Buffer.from('bytes!'))
    const twice = read(file(`PHOTO;ENCODING=b:${base64}`, 'PHOTO;ENCODING=b:AAAA'))
    expect(twice.photo).toEqual(Buffer.from('bytes!'))
    expect(twice.unread).toEqual(['PHOTO'])
    expect(read(file('PHOTO;VALUE=uri:https://example.ma/me.jpg'))).toMatchObject({ unread: ['PHOTO'] })
    expect(read(file('PHOTO;VALUE=uri:https://example.ma/me.jpg')).photo).toBeUndefined()
  })
})

describe('texts', () => {
  test('go under their language', () => {
    const { card } = read(file('TITLE:Gérante', 'ORG;LANGUAGE=en:Trading;Sales', 'NOTE:سطر', 'NOTE:a\\nb\\\\n\\, c; d'))
    expect(card).toMatchObject({ language: 'fr', role: { fr: 'Gérante' }, company: { en: 'Trading' }, department: { en: 'Sales' } })
    expect(card.note).toEqual({ ar: 'سطر', fr: 'a\nb\\n, c; d' })
    expect(read(file('LANG:ar', 'TITLE:Gérante')).card).toMatchObject({ language: 'ar', role: { fr: 'Gérante' } })
    expect(read(file('NOTE:a,b;c')).card.note).toEqual({ fr: 'a,b;c' })
    expect(read(file('ROLE:Vente', 'TITLE:Gérante'))).toMatchObject({ card: { role: { fr: 'Gérante' } }, unread: ['ROLE'] })
    expect(read(file('ROLE:Vente')).card.role).toEqual({ fr: 'Vente' })
    expect(read(file('ORG:A;B;C'))).toMatchObject({ card: { company: { fr: 'A' }, department: { fr: 'B' } }, unread: ['ORG'] })
    expect(read(file('LANG:en', 'TITLE:Manager')).card).toMatchObject({ language: 'en', role: { en: 'Manager' } })
  })

  test('are freed of controls and overrides, and left out when too long', () => {
    expect(read(file('TITLE:a\u202Eb\u0007\tc\uFEFF')).card.role).toEqual({ fr: 'ab c' })
    expect(read(file(`TITLE:${'a'.repeat(121)}`))).toMatchObject({ unread: ['TITLE'] })
  })
})

describe('what is left out', () => {
  test('is named, and never quoted', () => {
    const { unread } = read(
      `${file('BDAY:1990-02-28', 'X-SKYPE:zineb', 'Rachid Alami: rappeler', 'Rachid:x', 'GEO;"bad', 'N:Autre;Nom')}${file()}`,
    )
    expect(unread).toEqual(['VCARD', 'BDAY', 'X-SKYPE', 'UNKNOWN', 'N'])
  })

  test('a card inside the card is skipped', () => {
    const { card, unread } = read(file('AGENT:', 'BEGIN:VCARD', 'TITLE:Agent', 'END:VCARD', 'TEL:+212600000001'))
    expect(card.role).toBeUndefined()
    expect(card.phones).toEqual([{ kind: 'other', number: '+212600000001' }])
    expect(unread).toEqual(['AGENT'])
  })

  test('lists end at the limits of a card', () => {
    const { card, unread } = read(file(...Array.from({ length: 9 }, (_, n) => `EMAIL:a${n}@example.ma`)))
    expect(card.emails).toHaveLength(8)
    expect(unread).toEqual(['EMAIL'])
  })

  test('a file above 5 MB is refused, and one below is read in seconds whatever it holds', () => {
    expect(() => read(file('\n'.repeat(5 * 1024 * 1024)))).toThrow(/^larger than 5 MB$/)
    for (const piece of [
      'N:a\r\n',
      '\r\n ',
      'TEL;ENCODING=QUOTED-PRINTABLE:=\r\n=\r\n',
      'A;'.repeat(50),
      '"',
      'A=',
      'TEL;A="b"',
      `TEL;TYPE=${'a,'.repeat(1_000_000)}:1\r\n`,
      'PHOTO;BASE64:AAAA\r\nAAAA\r\n',
    ]) {
      const body = piece.repeat(Math.floor((5 * 1024 * 1024 - 200) / piece.length))
      const start = performance.now()
      expect(readVcard(Buffer.from(file(body))).card.name).toBeDefined()
      expect(performance.now() - start).toBeLessThan(5_000)
    }
  }, 60_000)
})

test('reads the golden files', () => {
  for (const name of readdirSync(vectors).filter((one) => one.endsWith('.vcf')))
    expect(readVcard(readFileSync(join(vectors, name))).unread.filter((one) => one !== 'BDAY')).toEqual([])
})

test('any bytes make a valid card or are refused', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'N',
      'FN',
      'TEL',
      'URL',
      'ADR',
      'ORG',
      'NOTE',
      'PHOTO',
      'TITLE',
      'item1.EMAIL',
      'item1.X-ABLabel',
      'X-SOCIALPROFILE',
      '__proto__',
      'constructor',
    ),
    fc.constantFrom(
      ';',
      ':',
      ',',
      '=',
      '"',
      '\\',
      '\r\n',
      '\r\n ',
      '=\r\n',
      ';TYPE=',
      ';ENCODING=QUOTED-PRINTABLE',
      ';CHARSET=',
      'utf-16le',
      ';VALUE=',
      'date',
      '=0D=0A',
      '=00',
    ),
    fc.constantFrom(
      'BEGIN:VCARD\r\n',
      'END:VCARD\r\n',
      'https://é.ma/',
      '0600000001',
      'a@b.ma',
      '\u202E',
      '\uFEFF',
      '\xFF',
      'زينب',
      '^n',
      '_$!<',
      '>!$_',
      'data:;base64,AAAA',
      'a'.repeat(90),
    ),
    fc.string({ unit: 'binary', maxLength: 10 }),
  )
  const bytes = fc
    .tuple(fc.array(piece, { maxLength: 40 }), fc.constantFrom<BufferEncoding>('utf8', 'latin1', 'utf16le'))
    .map(([pieces, charset]) => Buffer.from(file(pieces.join('')), charset))
  let cards = 0
  fc.assert(
    fc.property(
      fc.oneof(
        bytes,
        fc.uint8Array().map((one) => Buffer.from(one)),
      ),
      (given) => {
        try {
          const { card, unread } = readVcard(given)
          cards += 1
          expect(Card.safeParse(card).success).toBe(true)
          for (const name of unread) expect(name).toMatch(/^[A-Z0-9-]{1,42}$/)
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableVcard)
        }
      },
    ),
    { numRuns: 2000 },
  )
  expect(cards).toBeGreaterThan(100)
})

describe('round trip', () => {
  const safe = (max: number, first: string, unit: fc.Arbitrary<string>) =>
    fc
      .string({ unit, maxLength: max - 2 })
      .map((text) => (first + text).trim())
      .filter((text) => Card.shape.role.safeParse({ fr: text }).success)
  // No Arabic letters in Latin texts: the script is how the language is told.
  const latinUnit = fc.oneof(
    fc.constantFrom('\\', ';', ',', ':', '"', "'", '=', '.', '  ', '\\n', '😀', '日'),
    fc.string({ unit: fc.constantFrom(...'aZé9ß'), minLength: 1, maxLength: 1 }),
  )
  const latin = (max: number) => safe(Math.floor(max / 2), 'L', latinUnit)
  const arabic = (max: number) => safe(Math.floor(max / 2), 'ب', fc.oneof(latinUnit, fc.constantFrom('س', '؛', '،', 'لا')))
  const paragraph = (max: number) => fc.array(latin(30), { minLength: 1, maxLength: Math.floor(max / 40) }).map((lines) => lines.join('\n'))
  const optional = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T, never>(model, { requiredKeys: [] })
  const filled = (one: object) => Object.keys(one).length > 0
  const label = latin(40).filter((text) => !Object.values(linkLabels).includes(text))
  const place = fc.constantFrom('work' as const, 'home' as const, 'other' as const)
  const name = optional({ given: latin(80), family: latin(80) }).filter(filled)
  const texts = fc.record({ fr: latin(120) })
  const inBoth = <T extends string>(fr: fc.Arbitrary<T>, ar: fc.Arbitrary<string>) => optional({ fr, ar }).filter(filled)

  // A network's page elsewhere is written as what it is: an ordinary link.
  const sites: { readonly [kind: string]: string } = {
    linkedin: 'www.linkedin.com',
    instagram: 'instagram.com',
    facebook: 'facebook.com',
    x: 'x.com',
    youtube: 'youtu.be',
    tiktok: 'tiktok.com',
    github: 'github.com',
  }
  const card = fc
    .record(
      {
        language: fc.constantFrom(...languages),
        name,
        nameArabic: optional({ given: arabic(80), family: arabic(80) }).filter(filled),
        role: inBoth(latin(120), arabic(120)),
        department: texts,
        company: inBoth(latin(160), arabic(160)),
        phones: fc.array(
          fc
            .tuple(fc.constantFrom(...phoneKinds), fc.integer({ min: 600_000_000, max: 699_999_999 }), fc.option(label))
            .map(([kind, n, text]) => ({ kind, number: `+212${n}`, ...(text && { label: text }) })),
          { maxLength: 8 },
        ),
        emails: fc.array(
          fc
            .tuple(place, fc.stringMatching(/^[a-z0-9_+']{1,10}[a-z]$/), fc.option(label))
            .map(([kind, user, text]) => ({ kind, address: `${user}@example.ma`, ...(text && { label: text }) })),
          { maxLength: 8 },
        ),
        addresses: fc.array(
          fc
            .tuple(
              place,
              optional({ street: paragraph(200), city: latin(100), region: latin(100), postcode: latin(20), country: latin(80) }).filter(
                filled,
              ),
            )
            .map(([kind, parts]) => ({ kind, ...parts })),
          { maxLength: 4 },
        ),
        links: fc.uniqueArray(
          // No backslash: RFC 2426 does not escape URLs, yet many writers do, and readers must take it back.
          fc
            .tuple(fc.constantFrom(...linkKinds), fc.stringMatching(/^[\x21-\x5B\x5D-\x7E]{0,60}$/), fc.option(label))
            .map(([kind, path, text]) => ({ kind, url: `https://${sites[kind] ?? 'example.ma'}/${path}`, ...(text && { label: text }) })),
          { maxLength: 20, selector: (link) => link.url },
        ),
        note: inBoth(paragraph(1000), arabic(900)),
      },
      { requiredKeys: ['language'] },
    )
    .map((one) => Card.safeParse(one).data)
    .filter((one) => one !== undefined)

  const told = <T>(texts: { fr?: T; ar?: T; en?: T } | undefined) => texts && (texts.fr === undefined ? { ar: texts.ar } : { fr: texts.fr })

  /** The card as a French reader's file can say it. */
  const asWritten = (one: Card) => {
    const website = one.links.find((link) => link.kind === 'website')
    const others = one.links.filter((link) => link !== website)
    return Card.parse({
      ...one,
      // A vCard 3.0 says no language of its own.
      language: 'fr',
      // One file is for one reader: texts in other languages stay with the card.
      ...Object.fromEntries((['role', 'company', 'note'] as const).flatMap((field) => (one[field] ? [[field, told(one[field])]] : []))),
      links: [
        // The URL which every address book shows is bare, and comes first.
        ...(website ? [{ kind: website.kind, url: website.url }] : []),
        // A label stands in the place where these kinds are told.
        ...others.map((link) =>
          link.label !== undefined && (link.kind === 'website' || link.kind === 'calendar') ? { ...link, kind: 'other' } : link,
        ),
      ],
    })
  }

  test('gives the card back, and its photo', () => {
    fc.assert(
      fc.property(card, fc.uint8Array({ minLength: 1, maxLength: 300 }), (one, image) => {
        const photo = Buffer.from(image)
        const text = writeVcard(vcardOf(one, { uid: 'urn:uuid:1', rev: new Date(0), language: 'fr', photo }))
        expect(readVcard(Buffer.from(text))).toEqual({ card: asWritten(one), photo, unread: [] })
      }),
      { numRuns: 500 },
    )
  })

  // WhatsApp has no property that other address books read, so it is not written.
  test('loses only what a vCard cannot say: whatsapp', () => {
    const one = Card.parse({
      language: 'fr',
      name: { given: 'Zineb' } satisfies Name,
      phones: [{ kind: 'mobile', number: '+212600000001', whatsapp: true }],
    })
    const text = writeVcard(vcardOf(one, { uid: 'u', rev: new Date(0), language: 'ar' }))
    expect(read(text).card.phones).toEqual([{ kind: 'mobile', number: '+212600000001' }])
  })
})
