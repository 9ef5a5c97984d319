import { expect, test } from 'vitest'
import type { z } from 'zod'
import { Draft, meantFor } from '#contract/draft.ts'
import { changesBetween, type Saying } from './changes.ts'
import type { Draft as Written } from './draft.ts'
import { withContact } from './merge-contact.ts'
import { fr } from './words/fr.ts'

const say: Saying = {
  word: (key) => String(fr[key as keyof typeof fr]),
  meant: (audience) =>
    meantFor(audience)
      .map((one) => String(fr[one as keyof typeof fr]))
      .join(', ') || fr.nobody,
  titled: (key, given) => fr[key].replace(/\{(\w+)\}/g, (_whole, name: keyof typeof given) => given[name] ?? ''),
}
const written = (draft: z.input<typeof Draft>) => Draft.parse(draft) as Written
const salma = written({
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  role: { fr: 'Directrice' },
  phones: [
    { kind: 'mobile', number: '+212661000013', whatsapp: true },
    { kind: 'work', number: '+212522000013', audience: 'clients' },
  ],
  emails: [{ kind: 'work', address: 'salma@atlas.example' }],
  addresses: [{ kind: 'work', street: '12, rue', city: 'Fès' }],
  links: [{ kind: 'linkedin', url: 'https://linkedin.com/in/salma' }],
})
const changes = (next: Partial<Written>) =>
  changesBetween(salma, { ...salma, ...next }, say).map(({ title, before = '', after = '' }) => `${title} | ${before} | ${after}`)

test('what says the same differs in nothing, however it is written', () => {
  expect(changes({})).toEqual([])
  expect(
    changes({
      role: { fr: ' Directrice ' },
      phones: [
        ...salma.phones.map((phone) => ({ ...phone, number: phone.number.replace('+212', '0') })),
        { kind: 'fax', number: ' ', audience: 'anyone' },
      ],
      audiences: { note: 'clients', role: 'anyone' },
      order: ['phones', 'emails', 'addresses', 'links', 'note'],
      theme: 'majorelle',
    }),
  ).toEqual([])
})

test('every field is told by its name, with what it said and says', () => {
  expect(changes({ role: { fr: 'Gérante', ar: 'مديرة' } })).toEqual(['Fonction | Directrice | Gérante', 'Fonction, en arabe |  | مديرة'])
  expect(changes({ name: { given: 'Salma' } })).toEqual(['Nom | Benjelloun | '])
  expect(changes({ theme: 'olive', language: 'ar' })).toEqual([
    'Langue de la carte | français | arabe',
    'Couleur de la carte | Majorelle | Olive',
  ])
})

test('for whom a field is meant is a change of its own', () => {
  expect(changes({ audiences: { role: ['clients', 'partners'] } })).toEqual([
    'Fonction\u00A0: visible par | Toute personne ayant le lien | Clients, Partenaires',
  ])
  expect(changes({ audiences: { role: [] } })).toEqual(['Fonction\u00A0: visible par | Toute personne ayant le lien | Personne'])
  expect(changes({ audiences: { role: 'clients' } })).toEqual(['Fonction\u00A0: visible par | Toute personne ayant le lien | Clients'])
  const [first, second] = salma.phones
  expect(changes({ phones: [first, second].flatMap((one) => (one ? [{ ...one, audience: 'anyone' as const }] : [])) })).toEqual([
    'Téléphone | 05 22 00 00 13 · Bureau · Clients | 05 22 00 00 13 · Bureau · Toute personne ayant le lien',
  ])
})

test('lines come, go, and change places', () => {
  expect(changes({ emails: [] })).toEqual(['Adresse e-mail | salma@atlas.example · Travail · Toute personne ayant le lien | '])
  expect(changes({ phones: salma.phones.toReversed() })).toEqual([
    'Ordre\u00A0: Téléphones | 06 61 00 00 13, 05 22 00 00 13 | 05 22 00 00 13, 06 61 00 00 13',
  ])
  expect(changes({ links: [], addresses: [] })).toHaveLength(2)
  expect(changes({ order: ['links'] })).toHaveLength(1)
})

test('a contact fills in what is missing, and doubles nothing', () => {
  const read = written({
    language: 'fr',
    nameArabic: { given: 'سلمى' },
    role: { ar: 'مديرة' },
    phones: [
      { kind: 'work', number: '+212522000013' },
      { kind: 'home', number: '+212535000013' },
    ],
    emails: [{ kind: 'other', address: 'SALMA@atlas.example' }],
    links: [{ kind: 'website', url: 'https://linkedin.com/in/salma/' }],
  })
  const next = withContact(salma, read)
  expect(next).toMatchObject({ name: salma.name, nameArabic: { given: 'سلمى' }, role: { fr: 'Directrice', ar: 'مديرة' } })
  expect(next.phones.map(({ number, audience }) => [number, audience])).toEqual([
    ['+212661000013', 'anyone'],
    ['+212522000013', 'clients'],
    ['+212535000013', 'anyone'],
  ])
  expect([next.emails, next.links]).toEqual([salma.emails, salma.links])
  expect(
    withContact(salma, {
      ...read,
      phones: Array.from({ length: 12 }, (_, at) => ({ kind: 'work', number: `+21252200002${at}`, audience: 'anyone' })),
    }).phones,
  ).toHaveLength(8)
})
