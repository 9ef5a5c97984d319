import type { z } from 'zod'
import type { AccessAsked, GiveAccess } from '#contract/asking-links.ts'
import type { DetailsLeft } from '#contract/exchange.ts'
import { exampleAsking } from '#domains/sharing/index.ts'

/** What the examples name; the test that runs them puts a contact of its own in its place. */
export const exampleContact = '019ab2c3-d4e5-7c02-8172-93a4b5c6d7e8'

/** Somebody who asks for access, and waits. */
export const exampleRequest = '019ab2c3-d4e5-7c04-8172-93a4b5c6d7e8'
/** What the form came with: the test that runs the example asks for one of its own. */
export const exampleTicket = 'AAduRYb2k0bXJcYn1zWm5vbmUtb2YteW91ci1idXNpbmVzcw'

const asked = {
  kind: 'asked',
  state: 'kept',
  access: 'waiting',
  to: 'Salma Benjelloun, Atlas Menuiserie',
  details: {
    name: 'Nadia Tazi',
    email: 'nadia@example.ma',
    phone: null,
    company: 'Zellige & fils',
    note: 'Nous nous sommes vus au salon.',
  },
  noProspecting: true,
  tellClosing: false,
  leftAt: '2026-11-24T09:10:00.000Z',
  changedAt: null,
  keepUntil: '2026-12-24',
  confirmedUntil: '2026-12-24',
  exports: [],
  questions: [],
} as const

export const askingExample = {
  body: {
    token: exampleAsking.token,
    ticket: exampleTicket,
    name: 'Nadia Tazi',
    email: 'nadia@example.ma',
    company: 'Zellige & fils',
    note: 'Nous nous sommes vus au salon.',
    noProspecting: true,
  } satisfies z.input<typeof AccessAsked>,
  answer: {
    receipt: 'https://cards.example.ma/recu#0123456789abcdefghjkmnpqrstvwxyz',
    shown: { ...asked, exports: [], questions: [] },
  } satisfies z.input<typeof DetailsLeft>,
}

export const giveExample = {
  body: { label: 'Accès demandé', audience: 'clients', binds: false } satisfies z.input<typeof GiveAccess>,
}
