import { type FigureName, figureNames } from '#contract/promises.ts'
import { plainValues, undescribed, withoutNotice } from './described.ts'
import { unreadableDocuments } from './documents.ts'
import { indexable } from './engines.ts'
import { type Check, type Measured, none, type ProofHouse } from './house.ts'
import { keysOfErased, plainWraps, sharesOfRevoked } from './links.ts'
import { bentEntries, restoreDrill } from './record.ts'
import { openedUnsigned, openingsWithoutCase } from './staff.ts'
import { answeredLate, erasuresPastTheirDay, pastTheirTerm } from './time.ts'

const checks: { readonly [N in Exclude<FigureName, 'days since the last restore drill'>]: Check } = {
  'columns that nobody described': undescribed,
  'people without the notice they read': withoutNotice,
  'staff openings without a case': openingsWithoutCase,
  'staff who opened data before they signed': openedUnsigned,
  'links whose wrap is none': plainWraps,
  'keys of links that were taken back': sharesOfRevoked,
  'values stored in plain': plainValues,
  'pages that search engines may keep': indexable,
  'entries of the record that are not as written': bentEntries,
  'kept past their term': pastTheirTerm,
  'documents that cannot be read': unreadableDocuments,
  'keys of who was erased': keysOfErased,
  'erasures past their day': erasuresPastTheirDay,
  'requests answered late': answeredLate,
}

/** Looks now at these figures, or at all. */
export async function measure(house: ProofHouse, names: readonly FigureName[] = figureNames): Promise<readonly Measured[]> {
  const found: Measured[] = []
  for (const name of names)
    found.push(name === 'days since the last restore drill' ? await restoreDrill(house) : none(name, await checks[name](house)))
  return found
}

/** These read every row, or every entry of the audit. */
const slow: readonly FigureName[] = ['values stored in plain', 'entries of the record that are not as written', 'links whose wrap is none']
export const quickFigures = figureNames.filter((name) => !slow.includes(name))
