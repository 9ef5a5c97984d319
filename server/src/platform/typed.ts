import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

// Direction marks and the like come with numbers copied from a phone's contacts, and from Arabic keyboards: nobody sees them, nobody meant them.
const invisible = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu
const breaks = /\r\n|[\r\u0085\u2028\u2029]/g

/** What somebody typed into a form, in several lines and in one. */
export const paragraphOf = (text: string): string => text.replace(invisible, '').replace(breaks, '\n').replace(/\t/g, ' ').trim()
export const lineOf = (text: string): string => paragraphOf(text).replace(/\n+/g, ' ')

/** A number as people write it, in Morocco or abroad, in the one form that is stored; undefined where it is none, or has an extension. */
export function internationalOf(written: string): string | undefined {
  const parsed = parsePhoneNumberFromString(written, 'MA')
  return parsed?.isValid() && !parsed.ext ? parsed.number : undefined
}
