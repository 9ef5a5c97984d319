import type { Language } from '#contract/language.ts'
import { phoneInCell } from '#platform/csv.ts'
import { columnWord, valueWord } from './column-words.ts'
import { words } from './words.ts'

// Whoever writes these into a name turns round what is read beside it, in a table as on a page.
const turning = /[\u202A-\u202E\u2066-\u2069]/g
const lineEnds = /[\u2028\u2029]/g
const named = (sign: string) => `U+${sign.charCodeAt(0).toString(16).toUpperCase()}`

/** Text of anybody's, for a reader: what would turn the line round is named in its place. */
export const readable = (text: string): string => text.toWellFormed().replace(turning, (sign) => `⟨${named(sign)}⟩`)

/** JSON for any reader: the same text to a program, and harmless to an eye and inside a page. */
export function harmlessJson(value: unknown, indent?: number): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value, null, indent).replace(turning, escaped).replace(lineEnds, escaped).replace(/</g, '\\u003c')
}

export interface Cells {
  readonly language: Language
  readonly moment: (at: Date) => string
  readonly day: (day: string) => string
  readonly phone: (e164: string) => string
  /** What its owner calls what has this id. */
  readonly nameOf: (id: string) => string | undefined
  /** Words of anybody's beside words of ours. */
  readonly beside: (text: string) => string
}

/** What owners call what has an id. */
export type Names = ReadonlyMap<string, string>

/** For a table: moments as programs sort them, numbers as no spreadsheet changes them. */
export const cellsOfTable = (language: Language, names: Names): Cells => ({
  language,
  nameOf: (id) => names.get(id),
  moment: (at) => at.toISOString(),
  day: (day) => day,
  phone: phoneInCell,
  beside: (text) => text,
})

const locales: { readonly [L in Language]: string } = { fr: 'fr-MA', ar: 'ar-MA-u-nu-latn', en: 'en-GB' }
/** For a page: moments as they are said in Morocco; a number from left to right, also between Arabic words. */
export function cellsOfPage(language: Language, names: Names): Cells {
  const [locale, timeZone] = [locales[language], 'Africa/Casablanca']
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  return {
    language,
    nameOf: (id) => names.get(id),
    moment: (at) => moments.format(at),
    day: (day) => days.format(new Date(`${day}T12:00:00Z`)),
    phone: (e164) => `\u2066${e164}\u2069`,
    // what begins with a number, or ends with a stop, keeps its own direction
    beside: (text) => text.replace(/^(?:[^\p{L}\u2066\n].*|\p{L}.*[^\p{L}\p{N}\n])$/gmu, (line) => `\u2068${line}\u2069`),
  }
}

/** Columns that hold a day, without an hour. */
const dayColumns = new Set(['told_on', 'used_on', 'day', 'place_day', 'follow_up', 'keep_until'])

/** A value of a column, or of a field inside of one, in words. */
export function cellText(cells: Cells, column: string, value: unknown): string {
  const { language } = cells
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? words[language].yes : words[language].no
  if (value instanceof Date) return cells.moment(value)
  if (typeof value === 'string') {
    if (/^\+\d{6,15}$/.test(value)) return cells.phone(value)
    return dayColumns.has(column) && /^\d{4}-\d\d-\d\d$/.test(value)
      ? cells.day(value)
      : readable(cells.nameOf(value) ?? valueWord(column, value, language))
  }
  if (Array.isArray(value)) {
    const texts = value.map((one) => cellText(cells, column, one)).filter((text) => text !== '')
    return texts.join(value.some((one) => typeof one === 'object') ? '\n\n' : ', ')
  }
  if (typeof value === 'object') return lines(cells, column, value).join('\n')
  return String(value)
}

function lines(cells: Cells, column: string, value: object): readonly string[] {
  const colon = cells.language === 'fr' ? '\u00A0: ' : ': '
  return Object.entries(value).flatMap(([field, inside]) => {
    const inWords = cellText(cells, field === 'audience' || column === 'audiences' ? 'audience' : field, inside)
    const text = typeof inside === 'string' ? cells.beside(inWords) : inWords
    if (text === '') return []
    const word =
      columnWord(`in ${field}`, cells.language) ?? columnWord(field, cells.language) ?? valueWord('language', field, cells.language)
    return [`${word}${colon}${text.includes('\n') ? text.replace(/^/gm, '  ').replace(/^/, '\n') : text}`]
  })
}
