import { jobNames } from '#contract/job-names.ts'
import type { Language } from '#contract/language.ts'
import { purposes } from '#contract/purposes.ts'
import { bases, categories, origins, processings, recipients, terms } from '#contract/register.ts'
import { columnWord } from './column-words.ts'
import type { Described } from './rows-of.ts'

/** What is said of a purpose, in one language: of it the copy has some data. */
export interface PurposeSaid {
  readonly purpose: string
  readonly basis: string
  readonly recipients: readonly string[]
  readonly staff: readonly string[]
  readonly kept: readonly string[]
}

/** The personal columns of these sheets that are shown as one's own, with what the description says of them. */
const ownColumns = (sheets: readonly Described[]) =>
  sheets.flatMap(({ sheet, columns }) =>
    Object.entries(sheet.columns).flatMap(([name, shown]) => {
      const about = columns[name]
      return shown !== 'about somebody else' && about && 'purposes' in about ? [{ sheet, name, about }] : []
    }),
  )

/** Digests and identifiers that name nobody serve every purpose, and say nothing of why anything else is held. */
const saysWhy = ({ about }: ReturnType<typeof ownColumns>[number]): boolean => about.what.some((one) => one !== 'trace')

/** Why data are held of which there are rows: basis, recipients, who at IdNet may see them, and how long. */
export function purposesOf(sheets: readonly Described[], language: Language): readonly PurposeSaid[] {
  const columns = ownColumns(sheets).filter(saysWhy)
  const used = new Set(columns.flatMap(({ about }) => about.purposes))
  return purposes
    .filter((purpose) => used.has(purpose))
    .map((purpose) => {
      const { says, basis, recipients: to, jobs } = processings[purpose]
      const kept = columns.filter(({ about }) => about.purposes.includes(purpose)).map(({ about }) => terms[about.kept].says[language])
      return {
        purpose: says[language],
        basis: bases[basis][language],
        recipients: to.map((one) => recipients[one][language]),
        staff: jobs.map((job) => jobNames[job][language]),
        kept: [...new Set(kept)],
      }
    })
}

/** Each column of which there are rows: what it is, from whom, for what and how long. */
export function originsOf(sheets: readonly Described[], language: Language): readonly (readonly string[])[] {
  const list = (texts: readonly string[]) => texts.join(language === 'ar' ? '، ' : ', ')
  return ownColumns(sheets).map(({ sheet, name, about }) => [
    sheet.says[language],
    columnWord(name, language) ?? name,
    list(about.what.map((one) => categories[one][language])),
    origins[about.origin][language],
    list(about.purposes.map((one) => processings[one].says[language])),
    terms[about.kept].says[language],
  ])
}
