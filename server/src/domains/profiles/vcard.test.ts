import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { Card } from '#contract/card.ts'
import { contentDisposition, type VcardEntry, vcardFileName, vcardOf, writeVcard } from './vcard.ts'

const vectors = join(import.meta.dirname, '../../../test/vectors/vcard')
const vector = (name: string) => readFileSync(join(vectors, name))
const entryOf = (name: string): VcardEntry => JSON.parse(vector(name).toString())

const salma = Card.parse({
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  nameArabic: { given: 'سلمى', family: 'بنجلون' },
  role: { fr: 'Directrice commerciale', ar: 'مديرة تجارية' },
  company: { fr: 'Atlas Conseil; SARL' },
  department: { fr: 'Ventes' },
  phones: [
    { kind: 'mobile', number: '+212600000001', whatsapp: true },
    { kind: 'work', number: '+212522000002', label: 'Accueil, étage 2' },
  ],
  emails: [{ kind: 'work', address: 'salma@example.ma' }],
  addresses: [{ kind: 'work', street: '12, rue de Fès\nBâtiment 3', city: 'Casablanca', postcode: '20000', country: 'Maroc' }],
  links: [
    { kind: 'linkedin', url: 'https://www.linkedin.com/in/salma' },
    { kind: 'website', url: 'https://example.ma/' },
    { kind: 'calendar', url: 'https://example.ma/rdv', label: 'Prendre rendez-vous' },
  ],
  note: { fr: 'Première ligne\nSeconde; ligne', ar: 'سطر' },
})
const about = { uid: 'urn:uuid:6f1f1d5e-0000-4000-8000-000000000002', rev: new Date('2026-11-22T08:30:15.678Z') }

const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const names = (text: string) => unfolded(text).map((line) => line.split(/[:;]/, 1)[0])

describe('writeVcard', () => {
  test.each(readdirSync(vectors).filter((name) => name.endsWith('.json')))('writes %s byte for byte', (name) => {
    expect(writeVcard(entryOf(name))).toBe(vector(name.replace('.json', '.vcf')).toString())
  })

  test.each(['fr', 'ar'] as const)('writes a card of two scripts for a reader of %s', (language) => {
    expect(writeVcard(vcardOf(salma, { ...about, language }))).toBe(vector(`two-scripts.${language}.vcf`).toString())
  })

  test('is understood by another reader', () => {
    const [component, properties] = ICAL.parse(writeVcard(vcardOf(salma, { ...about, language: 'fr' })))
    const value = (name: string) => properties.find((property: string[]) => property[0] === name)?.[3]
    expect(component).toBe('vcard')
    expect(value('n')).toEqual(['Benjelloun', 'Salma', '', '', ''])
    expect(value('x-phonetic-first-name')).toBe('سلمى')
    expect(value('org')).toEqual(['Atlas Conseil; SARL', 'Ventes'])
    expect(value('tel')).toBe('+212600000001')
    expect(value('adr')).toEqual(['', '', '12, rue de Fès\nBâtiment 3', 'Casablanca', '', '20000', 'Maroc'])
    expect(value('url')).toBe('https://example.ma/')
  })

  test('says which image the photo is', () => {
    const written = (photo: Buffer) => unfolded(writeVcard(vcardOf(salma, { ...about, language: 'fr', photo })))
    expect(written(Buffer.from([0xff, 0xd8, 0xff]))).toContain('PHOTO;ENCODING=b;TYPE=JPEG:/9j/')
    expect(written(Buffer.from('\x89PNG\r\n', 'latin1'))).toContain('PHOTO;ENCODING=b;TYPE=PNG:iVBORw0K')
    expect(written(Buffer.from('RIFF....WEBP'))).toContain('PHOTO;ENCODING=b;TYPE=WEBP:UklGRi4uLi5XRUJQ')
  })

  test('keeps any string inside its own property, in lines of 75 octets of UTF-8', () => {
    // Whole grammar pieces as well as single characters: what an attacker would try, and what folding could cut.
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            '\r',
            '\n',
            '\r\n',
            '\u2028',
            '\u0085',
            '\t',
            '\0',
            '\\',
            ';',
            ',',
            ':',
            '"',
            '=',
            ' ',
            'é',
            '😀',
            'ب',
            '\uD83D',
            'END:VCARD',
            'TEL:+666',
            'item1.URL:x',
          ),
          { maxLength: 60 },
        )
        .map((pieces) => pieces.join('')),
    )
    // Begins with a letter or digit, so that each optional property is there whatever follows.
    const some = hostile.map((text) => `7${text}`)
    const types = fc.array(hostile, { maxLength: 3 })
    const entry: fc.Arbitrary<VcardEntry> = fc.record({
      uid: some,
      rev: some,
      family: hostile,
      given: hostile,
      fn: some,
      phoneticGiven: some,
      phoneticFamily: some,
      org: some,
      dept: hostile,
      title: some,
      tels: fc.tuple(fc.record({ types, e164: some, label: some })),
      emails: fc.tuple(fc.record({ types, addr: hostile, label: some })),
      adrs: fc.tuple(fc.record({ types, street: some, city: hostile, region: hostile, zip: hostile, country: hostile })),
      url: hostile,
      socials: fc.tuple(fc.record({ kind: fc.constant('github' as const), url: hostile, label: some })),
      bday: some,
      note: some,
      photo: fc.record({ type: hostile, data: fc.record({ base64: hostile }) }),
    })
    const expected = [
      ...['BEGIN', 'VERSION', 'PRODID', 'N', 'FN', 'X-PHONETIC-FIRST-NAME', 'X-PHONETIC-LAST-NAME', 'ORG', 'TITLE', 'item1.TEL'],
      ...['item1.X-ABLabel', 'item2.EMAIL', 'item2.X-ABLabel', 'ADR', 'URL', 'item3.URL', 'item3.X-ABLabel', 'X-SOCIALPROFILE'],
      ...['BDAY', 'NOTE', 'PHOTO', 'UID', 'REV', 'END', ''],
    ]
    fc.assert(
      fc.property(entry, (one) => {
        const text = writeVcard(one)
        expect(names(text)).toEqual(expected)
        for (const line of unfolded(text).filter((one) => /TYPE=/.test(one.split(':', 1)[0] ?? '')))
          expect(line).toMatch(/^[\w.-]+(;ENCODING=b)?(;TYPE=[A-Za-z0-9-]+)+:/)
        expect(text.isWellFormed()).toBe(true)
        const controls = /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]/
        expect(controls.test(text)).toBe(false)
        for (const line of text.split('\r\n')) {
          expect(line).not.toMatch(/[\r\n]/)
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('vcardFileName', () => {
  test('is the name in the script of the reader', () => {
    expect(vcardFileName(salma, 'fr')).toBe('Salma-Benjelloun.vcf')
    expect(vcardFileName(salma, 'en')).toBe('Salma-Benjelloun.vcf')
    expect(vcardFileName(salma, 'ar')).toBe('سلمى-بنجلون.vcf')
  })

  test('is a plain file name for any name', () => {
    const named = (given: string) => vcardFileName({ ...salma, name: { given } }, 'fr')
    expect(named('../../etc/passwd')).toBe('etc-passwd.vcf')
    expect(named('"\r\n.')).toBe('contact.vcf')
    expect(named('Con')).toBe('Con-contact.vcf')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        expect(named(given)).toMatch(/^[\p{L}\p{M}\p{N}-]{1,68}\.vcf$/u)
      }),
    )
  })
})

describe('contentDisposition', () => {
  test('gives the name in ASCII, and in full where that is not the same', () => {
    expect(contentDisposition('Salma-Benjelloun.vcf')).toBe('attachment; filename="Salma-Benjelloun.vcf"')
    expect(contentDisposition('Zoé.vcf')).toBe(`attachment; filename="Zoe.vcf"; filename*=UTF-8''Zo%C3%A9.vcf`)
    expect(contentDisposition('سلمى.vcf')).toBe(`attachment; filename="contact.vcf"; filename*=UTF-8''%D8%B3%D9%84%D9%85%D9%89.vcf`)
  })

  test('never lets a name out of its place', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('"', '\\', '\r\n', ';', "'", '%', '*', '/', 'a', 'é', '.vcf', '\u202E')).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(name, (one) => {
        expect(contentDisposition(one)).toMatch(
          /^attachment; filename="\w[\w. -]*\.vcf"(; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*)?$/i,
        )
      }),
      { numRuns: 1000 },
    )
  })
})
