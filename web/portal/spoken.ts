import type { Language } from '#contract/language.ts'
import type { Words } from './words/fr.ts'

/** A language with its words: asked for when it is spoken, for nobody reads three at a time. */
export interface Spoken {
  readonly language: Language
  readonly words: Words
}

const catalogues: { readonly [L in Language]: () => Promise<Words> } = {
  fr: () => import('./words/fr.ts').then(({ fr }) => fr),
  ar: () => import('./words/ar.ts').then(({ ar }) => ar),
  en: () => import('./words/en.ts').then(({ en }) => en),
}

export const spokenIn = async (language: Language): Promise<Spoken> => ({ language, words: await catalogues[language]() })
