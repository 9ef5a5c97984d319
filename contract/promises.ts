import { z } from 'zod'
import { line } from './text.ts'

// What the privacy policy promises, sentence by sentence, and how it stands with each: docs/policy.md.

/** The sentences of the founding text that promise something, as `docs/policy.md` numbers them. */
export const promiseIds = [
  'S01',
  'S02',
  'S03',
  'S04',
  'S05',
  'S07',
  'S08',
  'S10',
  'S11',
  'S12',
  'S13',
  'S14',
  'S15',
  'S16',
  'S17',
  'S18',
  'S19',
  'S20',
  'S21',
  'S22',
  'S24',
] as const
export const PromiseId = z.enum(promiseIds)
export type PromiseId = z.infer<typeof PromiseId>

/**
 * `verified`: a figure was looked at just now, and holds. `by construction`: the program cannot do otherwise. `people`: it rests on people. `no case`: there
 * is nothing yet to look at. `not kept`: a figure does not hold.
 */
export const promiseStates = ['verified', 'by construction', 'people', 'no case', 'not kept'] as const

/** What is counted. Each holds at zero, but the days since the last drill, of which there may be eight. */
export const figureNames = [
  'columns that nobody described',
  'people without the notice they read',
  'staff openings without a case',
  'staff who opened data before they signed',
  'links whose wrap is none',
  'keys of links that were taken back',
  'values stored in plain',
  'pages that search engines may keep',
  'entries of the record that are not as written',
  'days since the last restore drill',
  'kept past their term',
  'documents that cannot be read',
  'keys of who was erased',
  'erasures past their day',
  'requests answered late',
] as const
export const FigureName = z.enum(figureNames)
export type FigureName = z.infer<typeof FigureName>

/** So many, of so many that were looked at; `null` where there is no such whole. */
export const Figure = z.strictObject({
  name: FigureName,
  count: z.number().min(0),
  of: z.int().min(0).nullable(),
  /** Beside a count of requests: how many days an answer took, for half of them at most. */
  medianDays: z.number().min(0).optional(),
})
export type Figure = z.infer<typeof Figure>

/** What the data protection officer says is being done about a promise that is not kept. */
export const PromiseWord = z.strictObject({ fr: line(600), ar: line(600), en: line(600) })
export type PromiseWord = z.infer<typeof PromiseWord>

export const SayOfPromise = PromiseWord.extend({ promise: PromiseId })

export const PromiseStanding = z.strictObject({
  id: PromiseId,
  /** In French, as the founding text has it. */
  sentence: z.string(),
  state: z.enum(promiseStates),
  /** `null` where there is nothing to look at. */
  holds: z.boolean().nullable(),
  figures: z.array(Figure),
  /** The first that does not hold, or the first of all. */
  figure: Figure.nullable(),
  checkedAt: z.iso.datetime().nullable(),
  /** Since when it is not kept. */
  since: z.iso.datetime().nullable(),
  says: PromiseWord.nullable(),
})
export type PromiseStanding = z.infer<typeof PromiseStanding>

export const Proof = z.strictObject({ promises: z.array(PromiseStanding) })
export type Proof = z.infer<typeof Proof>
