import { z } from 'zod'

/** The three languages of the product, in the order in which they are offered. */
export const languages = ['fr', 'ar', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** How dates and numbers are written here: Moroccan months, Western digits, and in English the day before its month. */
export const writtenAs = { fr: 'fr-MA', ar: 'ar-MA-u-nu-latn', en: 'en-GB' } as const satisfies { readonly [L in Language]: string }

/**
 * The language a reader gets, from an Accept-Language header (RFC 9110, 12.5.4): the accepted one with the highest
 * weight, French where nothing fits.
 */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  let best: Language = 'fr'
  let bestWeight = 0
  for (const range of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const language = languages.find((one) => tag === one || tag.startsWith(`${one}-`))
    const q = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find((v) => v !== undefined)
    const weight = q === undefined ? 1 : Number(q)
    if (language && weight > bestWeight) [best, bestWeight] = [language, weight]
  }
  return best
}
