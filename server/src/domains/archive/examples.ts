import type { z } from 'zod'
import type { DocumentShown } from '#contract/documents.ts'

export const exampleDocument = '01989d3a-5b1e-7d30-9c52-4f0d6a7b8e91'
export const exampleNumber = 'FA-2026-000112'

const line: z.infer<typeof DocumentShown> = {
  id: exampleDocument,
  kind: 'invoice',
  number: exampleNumber,
  date: '2026-03-10',
  amount: 120_000,
  currency: 'MAD',
  client: 'Salma Benjelloun',
  fiscalYearEnd: '2026-12-31',
  keptUntil: '2036-12-31',
  bytes: 48_213,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
}

export const examples = {
  file: { none: 'a form with a file' },
  search: { body: { number: exampleNumber }, answer: { items: [line], next: null } },
  list: { answer: { items: [line], next: null } },
}
