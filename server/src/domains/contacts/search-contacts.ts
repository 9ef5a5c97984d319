import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { PhoneNumber } from '#contract/card.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm, wordTerms } from '#platform/vault/normalise.ts'
import { emailField, nameField, phoneField, tagField, termOf } from './contact-rows.ts'
import { tagTerm } from './index-contact.ts'

interface Term {
  readonly field: string
  readonly term: string
}

/** What is asked of the index: a number however it is typed, addresses, and words or their beginnings. */
export function searchTerms(typed: string): Term[] {
  const text = typed.normalize('NFKC')
  const number = phoneTyped(text)
  if (number !== undefined) return [{ field: phoneField, term: number }]
  const parts = text.split(/\s+/u)
  const addresses = parts.filter((part) => part.includes('@'))
  const words = parts.filter((part) => !part.includes('@')).join(' ')
  return [
    ...addresses.map((address) => ({ field: emailField, term: emailTerm(address) })),
    ...wordTerms(words).map((term) => ({ field: nameField, term })),
  ]
}

/** `06 12 34 56 78`, `00212612345678`, `+212 (0)6-12…`, in Arabic figures too, as the one form that is stored. */
function phoneTyped(text: string): string | undefined {
  if (!/^[\p{Nd}\s+().\p{Pd}/]+$/u.test(text) || (text.match(/\p{Nd}/gu) ?? []).length < 6) return undefined
  // outside North America two zeros begin an international number; the library knows that of some countries only
  const number = parsePhoneNumberFromString(text.replace(/^\s*00/u, '+'), 'MA')?.number
  return PhoneNumber.safeParse(number).data
}

/** The subjects that have everything that is searched for; undefined where nothing is. */
export async function subjectsFound(
  tx: Tx,
  ownerId: string,
  { search, tag }: { readonly search?: string | undefined; readonly tag?: string | undefined },
): Promise<readonly string[] | undefined> {
  const asked = [
    ...(search === undefined ? [] : searchTerms(search)),
    ...(tag === undefined ? [] : [{ field: tagField, term: tagTerm(tag) }]),
  ]
  if (asked.length === 0) return search === undefined ? undefined : []
  let found: readonly string[] | undefined
  for (const [field, terms] of Map.groupBy(asked, (one) => one.field)) {
    const own = terms.map(({ term }) => termOf(ownerId, term))
    const each = await tx.vault.findEach(tx, field, own)
    for (const term of own) {
      const has = new Set(each.get(term) ?? [])
      found = found === undefined ? [...has] : found.filter((one) => has.has(one))
    }
    if (found?.length === 0) return []
  }
  return found
}
