import type { Card } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'
import type { Cover } from '../cover.ts'
import type { Face } from '../portrait.ts'

// Nothing of this world may reach anyone: e-mails and pages are under `.example` (RFC 2606), networks included. Morocco
// reserves no numbers for fiction, so these are plainly patterned ones, +212 6 61 00 00 1x and +212 5 .. 00 00 1x: valid in
// form, never to be dialled.

/** The places someone of the world may hold: at a customer's, at the door, or in IdNet's staff. */
export const worldRoles = [
  'professional',
  'owner',
  'administrator',
  'member',
  'visitor',
  'customer service',
  'sales',
  'workshop and logistics',
  'billing',
  'accounting',
  'data protection officer',
  'staff administrator',
] as const

export interface WorldLink {
  /** The owner's own reminder of whom it was made for; unique for a person. */
  label: string
  expiresInDays?: number
  maxOpenings?: number
  pin?: string
}

export interface WorldPerson {
  key: string
  name: string
  email: string
  phone: string
  role: (typeof worldRoles)[number]
  /** The key of a company of the world. */
  company?: string
  language: Language
  card?: Card
  face?: Face
  cover?: Cover
  links: readonly WorldLink[]
  /** Links by which one asks for access: the private label, and whom one asks. */
  asks?: readonly { label: string; line: string }[]
}

/** What somebody of the world signs in with, in a demo and in tests only. */
export const passwordOf = ({ key }: Pick<WorldPerson, 'key'>): string => `${key} boit un jus d’orange`

export interface WorldCompany {
  key: string
  name: string
  nameArabic: string
  ice: string
  rib: string
  address: { street: string; city: string; postcode: string; country: string }
}
