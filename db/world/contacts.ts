import type { ContactDetails } from '#contract/contacts.ts'
import type { Language } from '#contract/language.ts'

// What visitors of the world left to its owners. Moroccan numbers are +212 6 61 00 01 xx; of other countries the ones that everybody writes in
// examples: valid in form, never to be dialled.

export interface WorldContact {
  /** To whom, by their key. */
  to: string
  details: ContactDetails
  kind?: 'left' | 'asked'
  daysAgo: number
  /** Left beside the card that this link of the owner opened; or the one by which they asked for access. */
  link?: string
  language: Language
  place?: string
  noProspecting?: boolean
  /** What the owner noted since. */
  note?: string
  tags?: readonly string[]
  /** In so many days from today; before today it is due. */
  followUpInDays?: number
  seen?: boolean
  /** Its author deleted it. */
  deleted?: boolean
  /** It is shown as one with the one before it. */
  withTheOneBefore?: boolean
}

const siam = 'SIAM, Meknès'
const preventica = 'Préventica, Casablanca'

export const contactsReceived: readonly WorldContact[] = [
  {
    to: 'salma',
    details: {
      name: 'Nadia Tazi',
      email: 'nadia.tazi@riad-almandar.example',
      phone: '+212661000101',
      company: 'Riad Al Mandar',
      note: 'Douze portes en cèdre pour le patio. Pouvez-vous passer prendre les mesures ?',
    },
    daysAgo: 0,
    link: 'Salon Préventica',
    language: 'fr',
    place: preventica,
  },
  {
    to: 'salma',
    details: { name: 'يوسف العلمي', phone: '+212661000102', company: 'مقاولة العلمي للبناء', note: 'أحتاج إلى ثمن أبواب مدرسة.' },
    daysAgo: 0,
    link: 'Salon Préventica',
    language: 'ar',
    place: preventica,
    noProspecting: true,
  },
  {
    to: 'salma',
    details: { name: 'Othmane Bennis', email: 'o.bennis@atelier-bennis.example', phone: '+212661000103', company: 'Atelier Bennis' },
    daysAgo: 1,
    language: 'fr',
    place: preventica,
    note: 'Architecte du lycée de Bouskoura. Veut voir un échantillon de noyer.',
    tags: ['architecte', 'Préventica'],
    followUpInDays: 2,
    seen: true,
  },
  {
    to: 'salma',
    details: { name: 'Imane Kettani', email: 'imane.kettani@hotel-oudayas.example', company: 'Hôtel des Oudayas' },
    daysAgo: 9,
    link: 'Devis en cours',
    language: 'fr',
    place: siam,
    note: 'Devis 2026-118 envoyé. À rappeler.',
    tags: ['hôtel', 'devis envoyé'],
    followUpInDays: -1,
    seen: true,
  },
  {
    to: 'salma',
    details: { name: 'I. Kettani', email: 'imane.kettani@hotel-oudayas.example', phone: '+212661000104' },
    daysAgo: 3,
    language: 'fr',
    seen: true,
    tags: ['hôtel'],
  },
  {
    to: 'salma',
    details: { name: 'Claire Fontaine', email: 'claire@fontaine-deco.example', phone: '+33612345678', company: 'Fontaine Déco, Lyon' },
    daysAgo: 20,
    language: 'fr',
    place: siam,
    noProspecting: true,
    seen: true,
    tags: ['export'],
  },
  {
    to: 'salma',
    details: {
      name: 'Hamza Oukacha',
      email: 'h.oukacha@bois-du-moyen-atlas.example',
      phone: '+212661000105',
      company: 'Bois du Moyen Atlas',
    },
    daysAgo: 22,
    language: 'ar',
    place: siam,
    seen: true,
    tags: ['fournisseur'],
    note: 'Cèdre certifié, livré à Casablanca sous dix jours.',
  },
  {
    to: 'salma',
    details: { name: 'Hamza Oukacha', phone: '+212661000106' },
    daysAgo: 22,
    language: 'fr',
    seen: true,
    withTheOneBefore: true,
  },
  {
    to: 'salma',
    details: { name: 'Meryem Sebti', email: 'meryem.sebti@courrier-casa.example' },
    daysAgo: 30,
    language: 'fr',
    seen: true,
    deleted: true,
  },
  {
    to: 'salma',
    details: { name: 'Daniel Roth', email: 'daniel.roth@roth-interiors.example', note: 'May I see your card? We met at the fair.' },
    kind: 'asked',
    link: 'Site de l’entreprise',
    daysAgo: 2,
    language: 'en',
  },
  {
    to: 'yasmine',
    details: {
      name: 'Ghizlane Lamrani',
      email: 'ghizlane.lamrani@courrier-rabat.example',
      phone: '+212661000111',
      note: 'Appartement de 90 m², Agdal.',
    },
    daysAgo: 1,
    language: 'fr',
    place: 'Salon de la décoration, Rabat',
  },
  {
    to: 'yasmine',
    details: { name: 'فاطمة الزهراء الإدريسي', phone: '+212661000112' },
    daysAgo: 4,
    language: 'ar',
    tags: ['villa'],
    seen: true,
  },
  {
    to: 'abdelhak',
    details: { name: 'James Whitfield', email: 'james@whitfield-tiles.example', phone: '+442079460123', company: 'Whitfield Tiles' },
    daysAgo: 5,
    language: 'en',
    place: 'Foire de Fès',
    seen: true,
  },
]
