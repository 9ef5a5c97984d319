import type { Language } from '#contract/language.ts'
import { useHouse } from './house.tsx'
import { zone } from './zone.ts'

const locales = { fr: 'fr', ar: 'ar-MA-u-nu-latn', en: 'en-GB' } as const

/** Dates and numbers as they are written here: `1er décembre 2026`, `26 نونبر 2026`, `1 200`. */
function writtenIn(language: Language) {
  function date(month: 'long' | 'short', more: Intl.DateTimeFormatOptions = {}) {
    const wishes = { timeZone: zone, day: 'numeric', month, year: 'numeric', ...more } as const
    const format = new Intl.DateTimeFormat(locales[language], wishes)
    return (moment: string | Date): string => {
      const text = format.format(new Date(moment))
      return language === 'fr' ? text.replace(/\b1 (?=\p{L})/u, '1er ') : text
    }
  }
  const clock = new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  // thousands stand apart by a narrow space in French and in Arabic, as everywhere in the product
  const numbers = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'fr')
  const dirhams = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'fr', { minimumFractionDigits: 2 })
  return {
    date: date('long'),
    shortDate: date('short'),
    /** With the hour, for what may happen twice on a day. */
    moment: date('long', { hour: '2-digit', minute: '2-digit' }),
    day: date('long', { weekday: 'long' }),
    /** The hour of a day that is named already; to the second. */
    hours: (moment: string | Date): string => clock.format(new Date(moment)),
    number: (count: number): string => numbers.format(count),
    /** An amount in dirhams, of so many centimes. */
    dirhams: (centimes: number): string => dirhams.format(centimes / 100),
  }
}
/** For text in a language that its reader chose beside that of the page. */
export const written = { fr: writtenIn('fr'), ar: writtenIn('ar'), en: writtenIn('en') } as const

export const useWritten = () => written[useHouse().language]
