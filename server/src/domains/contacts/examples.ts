import type { z } from 'zod'
import type { AccessAsked, GiveAccess } from '#contract/asking-links.ts'
import type {
  AnswerQuestion,
  ChangeContact,
  ContactOpened,
  ContactPreferences,
  ContactShown,
  ContactsSummary,
  Duplicates,
  ExportContacts,
  ExportShown,
  KeepApart,
  MergeContacts,
  SearchContacts,
  TagContacts,
} from '#contract/contacts.ts'
import type { CorrectDetails, DetailsLeft, ExchangeOffered, ExchangeSent, ReceiptShown } from '#contract/exchange.ts'
import { exampleCard } from '#domains/profiles/index.ts'
import { exampleAsking, exampleLink } from '#domains/sharing/index.ts'

/** What the examples name; the test that runs them puts a contact of its own in its place, and so with what belongs to it. */
export const exampleContact = '019ab2c3-d4e5-7c02-8172-93a4b5c6d7e8'
export const examplesLeft = {
  /** Left by the same person at another stand. */
  other: '019ab2c3-d4e5-7c02-8172-93a4b5c6d7e9',
  question: '019ab2c3-d4e5-7c06-8172-93a4b5c6d7e8',
  receipt: 'abcdefghjkmnpqrstvwxyz0123456789',
  ticket: 'eyJsIjoiMDE5YWIyYzMifQ.q1Zb7xkD0v3mT2sWc5nYhR8uJ4gLpE6aFoKiXtUzBd0',
} as const
const { other, question, receipt, ticket } = examplesLeft

const left = {
  id: exampleContact,
  kind: 'left',
  state: 'kept',
  deletedBy: null,
  details: {
    name: 'Nadia Tazi',
    email: 'nadia.tazi@courrier.example',
    phone: '+212661000100',
    company: 'Riad Tazi',
    note: 'Un devis pour douze portes.',
  },
  leftAt: '2026-11-24T10:20:00.000Z',
  changedAt: null,
  fresh: false,
  place: 'SIAM, Meknès',
  card: { id: exampleCard, label: 'Salon Préventica' },
  link: { id: exampleLink.id, label: 'Clients de Casablanca' },
  noProspecting: true,
  notice: '1-3f9a2c',
  keepUntil: '2027-11-24',
  ownNote: 'Rappeler avec les mesures.',
  tags: ['salon'],
  followUp: '2026-12-01',
  merged: [],
  asks: true,
  access: null,
} satisfies z.output<typeof ContactShown>
const again = { ...left, id: other, ownNote: null, tags: [], followUp: null, asks: false } satisfies z.output<typeof ContactShown>
const taken = {
  id: '019ab2c3-d4e5-7c07-8172-93a4b5c6d7e8',
  format: 'csv',
  destination: 'crm',
  exportedAt: '2026-11-25T08:00:00.000Z',
} as const
const asked = { id: question, contact: exampleContact, askedAt: '2026-11-25T09:00:00.000Z', answer: null, answeredAt: null }
const opened = { ...left, exports: [taken], questions: [asked], others: [] } satisfies z.output<typeof ContactOpened>
const list = { items: [left], next: null }
const preferences = { keepMonths: 12, digest: true } satisfies z.output<typeof ContactPreferences>

export const ownersExamples = {
  list: { query: { kind: 'left', sort: 'newest', limit: '20' } as const, answer: list },
  search: { body: { search: 'Tazi', tag: 'salon', limit: 20 } satisfies z.input<typeof SearchContacts>, answer: list },
  summary: {
    answer: {
      contacts: 1,
      fresh: 0,
      due: 0,
      waiting: 1,
      duplicates: 0,
      tags: [{ tag: 'salon', contacts: 1 }],
    } satisfies z.output<typeof ContactsSummary>,
  },
  duplicates: {
    answer: { groups: [{ because: ['email', 'phone'], contacts: [left, again] }] } satisfies z.output<typeof Duplicates>,
  },
  merge: {
    body: { into: exampleContact, contacts: [other] } satisfies z.input<typeof MergeContacts>,
    answer: { id: exampleContact, merged: [other] },
  },
  keepApart: { body: { contacts: [exampleContact, other] } satisfies z.input<typeof KeepApart> },
  tag: { body: { contacts: [exampleContact, other], tag: 'salon', on: true } satisfies z.input<typeof TagContacts> },
  see: { body: { contacts: [exampleContact] } },
  export: { body: { format: 'csv', destination: 'crm', contacts: [exampleContact] } satisfies z.input<typeof ExportContacts> },
  exports: {
    query: { limit: '20' },
    answer: { items: [{ ...taken, contacts: 1 } satisfies z.output<typeof ExportShown>], next: null },
  },
  preferences: { answer: preferences },
  prefer: { body: preferences, answer: preferences },
  contact: { answer: opened },
  change: {
    body: { ownNote: left.ownNote, tags: left.tags, followUp: left.followUp, seen: true } satisfies z.input<typeof ChangeContact>,
    answer: opened,
  },
  delete: { query: { all: 'true' } as const },
  separate: {},
  answer: {
    body: { question, answer: 'À personne.' } satisfies z.input<typeof AnswerQuestion>,
    answer: {
      ...opened,
      asks: false,
      questions: [{ ...asked, answer: 'À personne.', answeredAt: '2026-11-26T09:00:00.000Z' }],
    } satisfies z.output<typeof ContactOpened>,
  },
}

const typed = {
  name: 'Nadia Tazi',
  email: 'nadia.tazi@courrier.example',
  phone: '0661 00 01 00',
  company: 'Riad Tazi',
  note: 'Un devis pour douze portes.',
}
const shown = {
  kind: 'left',
  state: 'kept',
  access: null,
  to: 'Salma Benjelloun',
  details: left.details,
  noProspecting: true,
  tellClosing: false,
  leftAt: left.leftAt,
  changedAt: null,
  keepUntil: left.keepUntil,
  confirmedUntil: '2027-11-26',
  exports: [],
  questions: [],
} satisfies z.output<typeof ReceiptShown>
const offered = {
  answer: {
    ticket,
    to: 'Salma Benjelloun',
    keepMonths: 12,
    notice: {
      version: '1-3f9a2c',
      controller: 'IdNet',
      address: '12, rue des Orangers, Casablanca',
      contact: 'donnees@idnet.example',
      cndp: 'D-123/2026',
      purposes: ['Remettre vos coordonnées à Salma Benjelloun, qui peut vous répondre.'],
      recipients: 'Salma Benjelloun, et personne d’autre.',
      kept: 'Douze mois, puis tout est effacé.',
      rights: 'Vous pouvez les voir, les corriger, les retirer et les supprimer par le reçu.',
      opposition: 'Je ne souhaite pas être recontacté(e) à des fins commerciales',
      openNetworks: 'Elles passent par Internet, chiffrées.',
      fields: [{ name: 'name', mandatory: true, why: 'Pour savoir qui vous êtes.', without: 'Rien n’est envoyé.' }],
    },
  } satisfies z.output<typeof ExchangeOffered>,
}
const held = { body: { token: receipt }, answer: shown }

export const visitorsExamples = {
  offered,
  offeredBeside: { parameters: { place: '1' }, ...offered },
  leave: {
    body: { ticket, ...typed, noProspecting: true } satisfies z.input<typeof ExchangeSent>,
    answer: { receipt: `https://cards.example.ma/recu#${receipt}`, shown } satisfies z.output<typeof DetailsLeft>,
  },
  shell: {},
  shellHere: { parameters: { token: receipt } },
  open: held,
  openHere: { parameters: { token: receipt }, body: {}, answer: shown },
  correct: {
    body: { token: receipt, ...typed, noProspecting: true } satisfies z.input<typeof CorrectDetails>,
    answer: { ...shown, changedAt: '2026-11-26T09:00:00.000Z' },
  },
  confirm: held,
  withdraw: { ...held, answer: { ...shown, state: 'withdrawn' } satisfies z.output<typeof ReceiptShown> },
  'give-back': held,
  ask: {
    ...held,
    answer: { ...shown, questions: [{ askedAt: '2026-11-25T09:00:00.000Z', answer: null, answeredAt: null }] } satisfies z.output<
      typeof ReceiptShown
    >,
  },
  delete: { body: { token: receipt, sure: true } },
}

/** Somebody who asks for access, and waits. */
export const exampleRequest = '019ab2c3-d4e5-7c04-8172-93a4b5c6d7e8'
/** What the form came with: the test that runs the example asks for one of its own. */
export const exampleTicket = 'AAduRYb2k0bXJcYn1zWm5vbmUtb2YteW91ci1idXNpbmVzcw'

const waits = {
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
    shown: { ...waits, exports: [], questions: [] },
  } satisfies z.input<typeof DetailsLeft>,
}

export const giveExample = {
  body: { label: 'Accès demandé', audience: 'clients', binds: false } satisfies z.input<typeof GiveAccess>,
}
