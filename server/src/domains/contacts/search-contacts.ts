import type { Tx } from '#platform/db/transaction.ts'
import { subjectsWithAll, typedTerms } from '#platform/vault/typed-terms.ts'
import { emailField, nameField, phoneField, tagField, termOf } from './contact-rows.ts'
import { tagTerm } from './index-contact.ts'

interface Term {
  readonly field: string
  readonly term: string
}

const fieldOf = { phone: phoneField, address: emailField, word: nameField } as const

/** What is asked of the index. */
export const searchTerms = (typed: string): Term[] => typedTerms(typed).map(({ is, term }) => ({ field: fieldOf[is], term }))

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
    const has = await subjectsWithAll(tx.vault, tx, field, own)
    found = found === undefined ? has : found.filter((one) => has.includes(one))
    if (found.length === 0) return []
  }
  return found
}
