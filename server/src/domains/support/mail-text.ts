import type { Language } from '#contract/language.ts'
import { lineOf, paragraphOf } from '#platform/typed.ts'

// What `contract/text.ts` refuses and `typed.ts` does not take away: nobody is there to be told that it cannot be read.
const controls = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFFF9-\uFFFB]/gu

const cutTo = (text: string, most: number) => text.slice(0, most).toWellFormed().trim()

/** Several lines of a mail as a message holds them: no control, nothing that hides or reorders, no long gaps. */
export const mailText = (text: string, most: number): string =>
  cutTo(
    paragraphOf(text.toWellFormed())
      .replace(controls, '')
      .replace(/[^\S\n]+\n/g, '\n')
      .replace(/\n{4,}/g, '\n\n\n')
      .trim(),
    most,
  )

/** One line of a mail. */
export const mailLine = (text: string, most: number): string => cutTo(lineOf(text.toWellFormed()).replace(controls, '').trim(), most)

/** In which language somebody is answered who chose none: Arabic where most letters are Arabic, French where not. */
export function languageOf(text: string): Language {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return arabic > latin ? 'ar' : 'fr'
}
