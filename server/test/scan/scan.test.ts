import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scanFor } from './scan.ts'
import { searchFor } from './search.ts'
import { cardValues, nameValues, type Value } from './values.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cc-scan-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the search', () => {
  test('finds just what a look at every place finds', () => {
    const letters = (most: number, least = 0) =>
      fc.array(fc.nat(1), { minLength: least, maxLength: most }).map((given) => Buffer.from(given))
    fc.assert(
      fc.property(fc.array(letters(9, 6), { minLength: 1, maxLength: 6 }), letters(200), (patterns, data) => {
        const found: string[] = []
        searchFor(patterns)(data, (pattern, at) => found.push(`${pattern}@${at}`))
        const expected = patterns.flatMap((pattern, index) =>
          [...data.keys()].filter((at) => data.subarray(at, at + pattern.length).equals(pattern)).map((at) => `${index}@${at}`),
        )
        expect(found.sort()).toEqual(expected.sort())
      }),
      { numRuns: 60 },
    )
  })

  test('takes no pattern that chance would meet', () => {
    expect(() => searchFor([Buffer.from('Salma')])).toThrow('too short')
  })
})

const salma: Value[] = [
  ...nameValues('Salma', 'Salma Benjelloun'),
  ...nameValues('Salma', 'Leïla Bouazzaoui'),
  ...nameValues('Salma', 'سلمى بنجلون'),
  { whose: 'Salma', what: 'phone', phone: '+212661000013' },
  { whose: 'Salma', what: 'e-mail', text: 'salma.benjelloun@atlas-menuiserie.example' },
  { whose: 'Salma', what: 'address', text: '48, rue des Ébénistes, Aïn Sebaâ' },
]
const token = randomBytes(20)
// no run of few different bytes, which the scan passes over in photos
const photo = Buffer.concat(Array.from({ length: 157 }, (_, part) => createHash('sha256').update(`${part}`).digest())).subarray(0, 5_000)
const secrets: Value[] = [
  { whose: 'Salma', what: 'token', bytes: token },
  { whose: 'Salma', what: 'photo', photo },
]
const scan = scanFor([...salma, ...secrets])
let pieces = 0
const foundIn = (data: Buffer): string[] => {
  const where = `piece ${++pieces}`
  scan.piece(where, data)
  const found = scan.findings().filter((finding) => finding.where === where)
  return [...new Set(found.map(({ value }) => value.what))]
}
const among = (data: Buffer) => Buffer.concat([randomBytes(61), data, randomBytes(67)])

describe('a value is found', () => {
  const email = 'salma.benjelloun@atlas-menuiserie.example'
  const street = '48, rue des Ébénistes, Aïn Sebaâ'
  test.each([
    ['as it is', 'e-mail', Buffer.from(email)],
    ['in upper case', 'e-mail', Buffer.from(email.toUpperCase())],
    ['in base64', 'e-mail', Buffer.from(Buffer.from(`{"email":"${email}"}`).toString('base64'))],
    ['in base64, one further', 'e-mail', Buffer.from(Buffer.from(` {"email":"${email}"}`).toString('base64'))],
    ['in base64, two further', 'e-mail', Buffer.from(Buffer.from(`  {"email":"${email}"}`).toString('base64'))],
    ['in base64url', 'address', Buffer.from(Buffer.from(`??>${street}`).toString('base64url'))],
    ['in hex', 'e-mail', Buffer.from(Buffer.from(email).toString('hex'))],
    ['in upper-case hex', 'e-mail', Buffer.from(Buffer.from(email).toString('hex').toUpperCase())],
    ['in UTF-16', 'address', Buffer.from(street, 'utf16le')],
    ['in UTF-16, big end first', 'address', Buffer.from(street, 'utf16le').swap16()],
    ['in Latin-1', 'address', Buffer.from(street, 'latin1')],
    ['decomposed', 'address', Buffer.from(street.normalize('NFD'))],
    ['in an address', 'address', Buffer.from(encodeURIComponent(street))],
    ['in a form', 'address', Buffer.from(new URLSearchParams({ street }).toString())],
    [
      'in a form, lower case',
      'address',
      Buffer.from(new URLSearchParams({ street }).toString().replace(/%../g, (one) => one.toLowerCase())),
    ],
    ['escaped for JSON', 'name', Buffer.from('\\u0633\\u0644\\u0645\\u0649 \\u0628\\u0646\\u062c\\u0644\\u0648\\u0646')],
    ['escaped for JSON, upper case', 'name', Buffer.from('\\u0628\\u0646\\u062C\\u0644\\u0648\\u0646')],
    ['escaped in octal', 'name', Buffer.from('Le\\303\\257la Bouazzaoui')],
    ['in quoted-printable', 'name', Buffer.from('Le=C3=AFla Bouazzaoui')],
    ['in HTML', 'name', Buffer.from('Le&#239;la Bouazzaoui')],
    ['without accents', 'name', Buffer.from('leila bouazzaoui')],
    ['as a last name alone', 'name', Buffer.from('N:BENJELLOUN;S.')],
    ['family name first', 'name', Buffer.from('Benjelloun;Salma')],
  ])('%s', (_, what, data) => {
    expect(foundIn(among(data))).toContain(what)
  })

  test.each([
    '+212661000013',
    '00212661000013',
    '0661000013',
    '06 61 00 00 13',
    '06.61.00.00.13',
    '06-61-00-00-13',
    '0661-000013',
    '+212 6 61 00 00 13',
    '+212 661-000013',
    '+212 661 000013',
    'tel:212661000013',
  ])('as the phone %s', (written) => {
    expect(foundIn(among(Buffer.from(written)))).toEqual(['phone'])
    expect(foundIn(among(Buffer.from(written, 'utf16le')))).toEqual(['phone'])
  })

  test('as a number, as databases keep them', () => {
    const integer = Buffer.alloc(8)
    integer.writeBigInt64LE(212_661_000_013n)
    expect(foundIn(among(integer))).toEqual(['phone'])
    expect(foundIn(among(integer.swap64()))).toEqual(['phone'])
    expect(foundIn(among(Buffer.from('4e08d4170d00', 'hex')))).toEqual(['phone'])
  })

  test('of bytes, plain, in hex and in base64', () => {
    for (const data of [
      token,
      Buffer.from(token.toString('hex')),
      ...['', '-', '--'].map((before) => Buffer.from(Buffer.concat([Buffer.from(before), token]).toString('base64'))),
    ])
      expect(foundIn(among(data))).toEqual(['token'])
  })

  test('of a photo, by any slice of 24 bytes', () => {
    for (let at = 0; at + 24 <= photo.length; at += 7) expect(foundIn(among(photo.subarray(at, at + 24)))).toEqual(['photo'])
  })

  test('of a photo, by any longer slice of its hex or base64', () => {
    for (const from of [0, 1, 2, 100, 101, 102, 4_000])
      for (const text of [
        photo.subarray(from).toString('hex'),
        photo.subarray(from).toString('base64'),
        photo.subarray(from).toString('base64url'),
      ])
        expect(foundIn(among(Buffer.from(text.slice(0, 80))))).toEqual(['photo'])
  })
})

test('nothing is found where nothing is', () => {
  expect(foundIn(randomBytes(20_000_000))).toEqual([])
  expect(foundIn(Buffer.alloc(1_000_000))).toEqual([])
  expect(foundIn(Buffer.from('Salma, benjel, 21266100001, @atlas-menuiserie.example, 48, rue des'))).toEqual([])
})

test('files are read whole: deep down, across the ends of what is read at once, and by their names', () => {
  const chunk = 4 * 2 ** 20
  const deep = join(folder, 'a', 'b', '.c')
  mkdirSync(deep, { recursive: true })
  const email = Buffer.from('salma.benjelloun@atlas-menuiserie.example')
  for (const before of [10, 20, 30]) {
    const large = Buffer.alloc(2 * chunk + 100, 0x20)
    email.copy(large, chunk - before)
    writeFileSync(join(deep, `first-${before}`), large)
    email.copy(large.fill(0x20), 2 * chunk - before)
    writeFileSync(join(deep, `second-${before}`), large)
  }
  writeFileSync(join(folder, 'empty'), '')
  writeFileSync(join(folder, 'benjelloun.vcf'), '')
  const one = scanFor(salma)
  expect(one.folder(folder)).toBe(6 * (2 * chunk + 100))
  const where = one
    .findings()
    .filter(({ value }) => value.what === 'e-mail' || value.what === 'name')
    .map((finding) => finding.where)
  expect([...new Set(where)].sort()).toEqual(
    [...[10, 20, 30].flatMap((at) => [`a/b/.c/first-${at}`, `a/b/.c/second-${at}`]), 'the name of benjelloun.vcf'].sort(),
  )
})

test('a card gives everything it says, and no word of the closed lists', () => {
  const values = cardValues('Yasmine', {
    language: 'fr',
    name: { given: 'Yasmine', family: 'Chraïbi' },
    nameArabic: { given: 'ياسمين', family: 'الشرايبي' },
    role: { fr: 'Architecte', ar: 'مهندسة' },
    phones: [{ kind: 'mobile', number: '+212661000010', label: 'Atelier' }],
    emails: [{ kind: 'work', address: 'yasmine@atelier-yc.example' }],
    addresses: [{ kind: 'work', street: '12, rue Oued Sebou\n2e étage', city: 'Rabat', postcode: '10090', country: 'Maroc' }],
    links: [{ kind: 'website', url: 'https://atelier-yc.example/', label: 'Réalisations' }],
    note: { fr: 'Riads et appartements' },
  })
  const texts = values.flatMap((value) => ('text' in value ? [value.text] : 'phone' in value ? [value.phone] : []))
  for (const expected of [
    'Yasmine Chraïbi',
    'Chraïbi',
    'الشرايبي',
    'Architecte',
    'مهندسة',
    '+212661000010',
    'Atelier',
    'yasmine@atelier-yc.example',
    '12, rue Oued Sebou',
    '2e étage',
    'https://atelier-yc.example/',
    'Réalisations',
    'Riads et appartements',
  ])
    expect(texts).toContain(expected)
  for (const own of ['fr', 'mobile', 'work', 'website', 'Rabat', '10090']) expect(texts).not.toContain(own)
})
