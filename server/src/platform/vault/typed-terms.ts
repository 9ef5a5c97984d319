import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { PhoneNumber } from '#contract/card.ts'
import type { RowsTx } from '../db/rows.ts'
import { emailTerm, wordTerms } from './normalise.ts'
import type { Vault } from './vault.ts'

/** What somebody types into a search, as the index knows it. */
export interface TypedTerm {
  readonly is: 'phone' | 'address' | 'word'
  readonly term: string
}

/** A number however it is typed, addresses, and words or their beginnings. */
export function typedTerms(typed: string): TypedTerm[] {
  const text = typed.normalize('NFKC')
  const number = phoneTyped(text)
  if (number !== undefined) return [{ is: 'phone', term: number }]
  const parts = text.split(/\s+/u)
  const words = parts.filter((part) => !part.includes('@')).join(' ')
  return [
    ...parts.filter((part) => part.includes('@')).map((address) => ({ is: 'address' as const, term: emailTerm(address) })),
    ...wordTerms(words).map((term) => ({ is: 'word' as const, term })),
  ]
}

/** `06 12 34 56 78`, `00212612345678`, `+212 (0)6-12…`, in Arabic figures too, as the one form that is stored. */
function phoneTyped(text: string): string | undefined {
  if (!/^[\p{Nd}\s+().\p{Pd}/]+$/u.test(text) || (text.match(/\p{Nd}/gu) ?? []).length < 6) return undefined
  // outside North America two zeros begin an international number; the library knows that of some countries only
  const number = parsePhoneNumberFromString(text.replace(/^\s*00/u, '+'), 'MA')?.number
  return PhoneNumber.safeParse(number).data
}

/** The subjects that have all that was typed, where one field holds names, addresses and numbers alike. */
export const subjectsLike = (vault: Vault, tx: RowsTx, field: string, typed: string): Promise<readonly string[]> =>
  subjectsWithAll(
    vault,
    tx,
    field,
    typedTerms(typed).map(({ term }) => term),
  )

/** The subjects that have each of these terms in this field; none for no term. */
export async function subjectsWithAll(vault: Vault, tx: RowsTx, field: string, terms: readonly string[]): Promise<readonly string[]> {
  const each = await vault.findEach(tx, field, terms)
  const [first, ...others] = terms.map((term) => new Set(each.get(term) ?? []))
  return [...(first ?? [])].filter((subject) => others.every((has) => has.has(subject)))
}
