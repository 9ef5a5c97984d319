import type { z } from 'zod'
import type { Card } from '#contract/card.ts'
import { type CompanyTexts, companyTexts } from '#contract/companies.ts'
import { type Audience, type Draft, sees } from '#contract/draft.ts'

type Texts = z.infer<typeof CompanyTexts>
type Written = Pick<Card, (typeof companyTexts)[number]>

/** Of a card, without what it says of a company: company, role, department, and the addresses and e-mails of kind 'work'. Its logo goes too. */
export function withoutCompany(card: Card): Card {
  const { company: _company, role: _role, department: _department, addresses, emails, ...rest } = card
  return { ...rest, addresses: addresses.filter(({ kind }) => kind !== 'work'), emails: emails.filter(({ kind }) => kind !== 'work') }
}

export const textsOf = (draft: Written): Texts => ({
  company: draft.company ?? null,
  role: draft.role ?? null,
  department: draft.department ?? null,
})

/** The same with these texts, and nothing else changed. */
export function withTexts<T extends Written>(written: T, texts: Partial<Texts>): T {
  const next = { ...written }
  for (const field of companyTexts) {
    const text = texts[field]
    if (text === undefined) continue
    if (text === null) delete next[field]
    else next[field] = text
  }
  return next
}

/**
 * Which of these texts an edition may show: those whose audience in the draft is its own, and that it showed already, or no edition did. What its owner
 * has not published yet is not published by somebody else.
 */
export function textsFor(
  audience: Audience,
  draft: Draft,
  texts: Texts,
  shownBy: (field: keyof Texts) => readonly Audience[],
): Partial<Texts> {
  return Object.fromEntries(
    companyTexts
      .filter((field) => {
        const shown = shownBy(field)
        return sees(audience, draft.audiences[field]) && (shown.length === 0 || shown.includes(audience))
      })
      .map((field) => [field, texts[field]]),
  )
}
