import type { Language } from './language.ts'

/** An edition of the privacy policy. Its text in each language is kept in `web/site/editions`, as its readers saw it. */
export interface PolicyEdition {
  readonly number: number
  /** The day it was announced; the accounts are told from then on. */
  readonly announced: string
  /** The first day it applies. */
  readonly from: string
  /** What changed, in a sentence. */
  readonly changed: { readonly [L in Language]: string }
  /** Nobody was shown it yet, for the product is not released: it may still be written anew. Only the first one can be. */
  readonly draft?: true
}

/** People are told of a change so many days before it applies, at least. */
export const toldDaysBefore = 30

/** Every edition, from the first on. `npm run policy` writes the text of the newest one, while its day has not come. */
export const policyEditions: readonly [PolicyEdition, ...PolicyEdition[]] = [
  {
    number: 1,
    announced: '2026-11-26',
    from: '2026-11-26',
    changed: { fr: 'Première édition.', ar: 'الإصدار الأول.', en: 'First edition.' },
    draft: true,
  },
]

/** The edition that applies on a day: the first one from the beginning, for there was nothing before it. */
export function editionOn<E extends PolicyEdition>(day: string, editions: readonly [E, ...E[]]): E {
  return editions.findLast(({ from }) => from <= day) ?? editions[0]
}

/** The edition that will apply after that one. */
export function editionAfter<E extends PolicyEdition>(day: string, editions: readonly [E, ...E[]]): E | undefined {
  return editions[editions.indexOf(editionOn(day, editions)) + 1]
}
