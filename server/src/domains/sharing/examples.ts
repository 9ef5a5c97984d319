import type { z } from 'zod'
import type { NewAskingLink } from '#contract/asking-links.ts'
import type { ContactQr, NewContactQr } from '#contract/contact-qr.ts'
import type {
  BroughtBack,
  LinkMade,
  LinkShown,
  NewLink,
  NewPassingLink,
  Openings,
  PassingLink,
  Revoked,
  RevokeLinks,
  Signature,
} from '#contract/links.ts'
import type { PrintedSides } from '#contract/print.ts'
import { exampleCard } from '#domains/profiles/index.ts'

/** What the examples name; the test that runs them puts a link of its own in its place. */
export const exampleLink = {
  id: '019ab2c3-d4e5-7c01-8172-93a4b5c6d7e8',
  token: '0123456789abcdefghjkmnpqrstvwxyz',
} as const
const { id, token } = exampleLink
/** A press that took a link back a moment ago. */
export const exampleUndo = '019ab2c3-d4e5-7c05-8172-93a4b5c6d7e8'
/** A link by which one is asked for access. */
export const exampleAsking = {
  id: '019ab2c3-d4e5-7c03-8172-93a4b5c6d7e8',
  token: 'zyxwvtsrqpnmkjhgfedcba9876543210',
} as const

const made = { id, url: `https://cards.example.ma/l#${token}` } satisfies z.output<typeof LinkMade>
const shown = {
  id,
  card: exampleCard,
  cardLabel: 'Salon Préventica',
  label: 'Clients de Casablanca',
  audience: 'clients',
  state: 'live',
  madeAt: '2026-11-23T09:10:00.000Z',
  expiresAt: '2027-01-31T22:59:00.000Z',
  passing: null,
  openingsLeft: null,
  pin: false,
  kept: true,
  shows: ['name', 'nameArabic', 'phones', 'photo'],
  for: null,
  asks: null,
  case: null,
} satisfies z.output<typeof LinkShown>

export const ownerExamples = {
  share: {
    body: { label: 'Clients de Casablanca', audience: 'clients', expiresAt: '2027-01-31T22:59:00.000Z' } satisfies z.input<typeof NewLink>,
    answer: made,
  },
  passing: {
    body: { label: 'QR qui change, 27 novembre 2026' } satisfies z.input<typeof NewPassingLink>,
    answer: { id, svg: '<svg xmlns="http://www.w3.org/2000/svg">…</svg>', seconds: 90 } satisfies z.output<typeof PassingLink>,
  },
  contactQr: {
    body: { understood: true, language: 'fr', parts: ['phones', 'emails', 'company'] } satisfies z.input<typeof NewContactQr>,
    answer: {
      png: 'iVBORw0KGgo=',
      holds: [
        { part: 'phones', count: 2 },
        { part: 'company', count: 1 },
      ],
      leftOut: [],
    } satisfies z.output<typeof ContactQr>,
  },
  signature: { query: { language: 'fr' } as const },
  signatureAnswer: {
    html: '<table role="presentation" dir="ltr" lang="fr">…</table>',
    text: 'Salma Benjelloun\nMa carte de visite : https://cards.example.ma/l#0123456789abcdefghjkmnpqrstvwxyz',
  } satisfies z.output<typeof Signature>,
  printed: { answer: { lacks: { fr: [], ar: ['role'] } } satisfies z.output<typeof PrintedSides> },
  cardPdf: { query: { marks: '1' } as const },
  stickersPdf: { query: { caption: 'label', marks: '1' } as const },
  seenAs: { query: { language: 'ar' } as const },
  links: { query: { card: exampleCard, state: 'live', limit: '20' } as const, answer: { items: [shown], next: null } },
  link: { answer: shown },
  relabel: { body: { label: 'Clients de Fès' } },
  copy: { answer: made },
  qrSvg: { query: { level: 'Q', mm: '40', logo: '1' } as const },
  qrPng: { query: { pixels: '512', level: 'H', logo: '1' } as const },
  revoke: {
    body: { links: [id], undo: true } satisfies z.input<typeof RevokeLinks>,
    answer: { revoked: 1, undo: { id: exampleUndo, until: '2026-11-24T10:00:12.000Z' } } satisfies z.output<typeof Revoked>,
  },
  bringBack: { body: { undo: exampleUndo }, answer: { broughtBack: 1 } satisfies z.output<typeof BroughtBack> },
  openings: {
    answer: {
      days: [
        { day: '2026-11-24', kind: 'link', openings: 12 },
        { day: '2026-11-24', kind: 'passing', openings: 7 },
        { day: '2026-11-23', kind: 'link', openings: null },
      ],
    } satisfies z.output<typeof Openings>,
  },
}

const askingMade = { id: exampleAsking.id, url: `https://cards.example.ma/l#${exampleAsking.token}` } satisfies z.output<typeof LinkMade>
const whom = 'Salma Benjelloun, Atlas Menuiserie'

export const askingExamples = {
  make: { body: { label: 'Site web', line: whom } satisfies z.input<typeof NewAskingLink>, answer: askingMade },
  relabel: { body: { label: 'Site de l’entreprise' } },
  copy: { answer: askingMade },
  qrSvg: { query: { level: 'M', mm: '40' } as const },
  qrPng: { query: { pixels: '512' } },
}

const card = {
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  phones: [],
  emails: [{ kind: 'work', address: 'salma.benjelloun@atlas-menuiserie.example' }],
  addresses: [],
  links: [],
}
const opened = {
  card,
  place: 1,
  photo: '/c/1/photo',
  logo: '/c/1/logo',
  cover: '/c/1/cover',
  vcard: '/c/1/card.vcf',
  expires: '2027-01-31T22:59:00.000Z',
  exchange: '/echange/1',
  named: false,
}

export const visitorExamples = {
  open: { body: { token }, answer: opened },
  openHere: { parameters: { token }, body: { press: true }, answer: opened },
  again: { answer: opened },
  shellHere: { parameters: { token } },
  codeWanted: { body: { token }, answer: { minutes: 10 } },
}
