import type { z } from 'zod'
import type { CardsAndCompanies, MembersCard } from '#contract/companies.ts'
import { exampleCompany } from '#domains/clients/index.ts'
import { exampleCard } from './examples.ts'

const all: z.infer<typeof CardsAndCompanies> = {
  under: [{ card: exampleCard, company: exampleCompany.id, since: '2026-11-12T09:00:00.000Z' }],
  left: [],
  editors: [
    {
      company: exampleCompany.id,
      name: 'Atlas Menuiserie',
      people: [{ name: 'Salma Benjelloun', role: 'owner' }],
      cards: [exampleCard],
    },
  ],
}
const texts = { company: { fr: 'Atlas Menuiserie' }, role: { fr: 'Chef d’atelier' }, department: null }
const card: z.infer<typeof MembersCard> = {
  id: exampleCard,
  name: { given: 'Karim', family: 'Tazi' },
  nameArabic: null,
  language: 'fr',
  revision: 4,
  ...texts,
}

export const companyExamples = {
  all: { answer: all },
  put: { body: { company: exampleCompany.id }, answer: all },
  members: { answer: { cards: [card] } },
  change: { body: { ...texts, revision: 4 }, answer: { cards: [card] } },
}
