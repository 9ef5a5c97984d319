import type { Card } from '#contract/card.ts'
import { languages } from '#contract/language.ts'
import { familyNames, givenNames } from './names.ts'
import type { WorldPerson } from './person.ts'

// None of these is the +212 6 61 of the named people.
const mobilePrefixes = ['612', '633', '650', '668', '677', '706', '717', '766']
const numbersPerPrefix = 1_000_000
const mailHosts = ['courrier.example', 'bureau.example', 'messagerie.example', 'atelier.example']

// In words that are the same for a woman and a man.
const trades = [
  { fr: 'Architecte', ar: 'الهندسة المعمارية', en: 'Architect' },
  { fr: 'Comptable', ar: 'المحاسبة والجبايات', en: 'Accountant' },
  { fr: 'Juriste d’entreprise', ar: 'الاستشارة القانونية', en: 'Company lawyer' },
  { fr: 'Photographe', ar: 'التصوير الفوتوغرافي', en: 'Photographer' },
  { fr: 'Graphiste', ar: 'التصميم الغرافيكي', en: 'Graphic designer' },
  { fr: 'Dentiste', ar: 'طب الأسنان', en: 'Dentist' },
  { fr: 'Fleuriste', ar: 'تنسيق الزهور', en: 'Florist' },
  { fr: 'Journaliste', ar: 'الصحافة والإعلام', en: 'Journalist' },
  { fr: 'Guide de montagne', ar: 'الإرشاد الجبلي', en: 'Mountain guide' },
  { fr: 'Responsable des achats', ar: 'إدارة المشتريات', en: 'Head of purchasing' },
]

const places = [
  { city: 'Casablanca', postcode: '20100', district: 'Maârif' },
  { city: 'Casablanca', postcode: '20600', district: 'Sidi Moumen' },
  { city: 'Rabat', postcode: '10080', district: 'Agdal' },
  { city: 'Fès', postcode: '30050', district: 'Ville nouvelle' },
  { city: 'Marrakech', postcode: '40000', district: 'Guéliz' },
  { city: 'Agadir', postcode: '80000', district: 'Talborjt' },
  { city: 'Tanger', postcode: '90000', district: 'Malabata' },
]

const streets = ['rue des Orangers', 'avenue des FAR', 'boulevard Zerktouni', 'rue Ibn Batouta', 'avenue Mohammed V', 'rue de la Source']
const labels = ['Signature e-mail', 'Salon professionnel', 'Devis en cours', 'Carte imprimée', 'Clients fidèles']

/**
 * As many people as a bench wants, each with a card and one link. The same seed gives the same people, and a smaller crowd is
 * the beginning of a larger one. E-mails and mobile numbers are theirs alone, also beside the named people's.
 */
export function* crowd(size: number, seed: number): Generator<WorldPerson> {
  if (size > mobilePrefixes.length * numbersPerPrefix) throw new RangeError('there are not so many numbers')
  const random = mulberry32(seed)
  const among = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)]
    if (one === undefined) throw new RangeError('nothing to choose from')
    return one
  }
  for (let place = 0; place < size; place++) {
    const given = among(givenNames)
    const family = among(familyNames)
    const language = among(languages)
    const { city, postcode, district } = among(places)
    const number = place.toString(36)
    const email = `${inAscii(given.latin)}.${inAscii(family.latin)}.${number}@${among(mailHosts)}`
    const phone = mobile(place)
    const twoScripts = language === 'ar' || random() < 0.6
    const card: Card = {
      language,
      name: { given: given.latin, family: family.latin },
      ...(twoScripts && { nameArabic: { given: given.arabic, family: family.arabic } }),
      role: among(trades),
      phones: [{ kind: 'mobile', number: phone, whatsapp: random() < 0.5 }],
      emails: [{ kind: 'work', address: email }],
      addresses: [
        { kind: 'work', street: `${1 + Math.floor(random() * 180)}, ${among(streets)}, ${district}`, city, postcode, country: 'Maroc' },
      ],
      links: [{ kind: 'website', url: `https://${inAscii(family.latin)}-${number}.example/` }],
    }
    yield {
      key: `crowd-${number}`,
      name: `${given.latin} ${family.latin}`,
      email,
      phone,
      role: 'professional',
      language,
      card,
      links: [{ label: among(labels) }],
    }
  }
}

/** A number for each place: the multiplier shares no factor with the size of a range, so that it walks all of it. */
function mobile(place: number): string {
  const prefix = mobilePrefixes[place % mobilePrefixes.length]
  const line = (Math.floor(place / mobilePrefixes.length) * 618_033) % numbersPerPrefix
  return `+212${prefix}${line.toString().padStart(6, '0')}`
}

const inAscii = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')

/** Tommy Ettinger's 32-bit generator, in the public domain: numbers from 0 to 1, the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
