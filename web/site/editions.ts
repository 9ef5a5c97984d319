import { readFileSync } from 'node:fs'
import type { Language } from '#contract/language.ts'
import { type PolicyEdition, policyEditions } from '#contract/policy-editions.ts'

/** An edition with its text, as it is kept. */
export interface KeptEdition extends PolicyEdition {
  readonly text: { readonly [L in Language]: string }
}
/** Every edition, from the first on: there is one at least. */
export type KeptEditions = readonly [KeptEdition, ...KeptEdition[]]

/** Where the text of an edition is kept. */
export const editionFile = (number: number, language: Language): URL => new URL(`editions/${number}.${language}.txt`, import.meta.url)

function kept(edition: PolicyEdition): KeptEdition {
  const text = (language: Language) => readFileSync(editionFile(edition.number, language), 'utf8')
  return { ...edition, text: { fr: text('fr'), ar: text('ar'), en: text('en') } }
}

export function keptEditions(): KeptEditions {
  const [first, ...others] = policyEditions
  return [kept(first), ...others.map(kept)]
}
