import { z } from 'zod'
import { Id } from './accounts.ts'
import type { Language } from './language.ts'

// The list of persons concerned by an incident, as it leaves in a file: asked for by one, approved by another, taken once.

/** Why it leaves: a closed list, which the second person reads. */
export const exportReasons = {
  'told otherwise': {
    fr: 'les prévenir autrement',
    ar: 'إخبارهم بطريقة أخرى',
    en: 'to tell them otherwise',
  },
  authority: {
    fr: 'une autorité la demande',
    ar: 'تطلبها سلطة مختصة',
    en: 'an authority asks for it',
  },
  compared: {
    fr: 'la comparer à une autre liste',
    ar: 'مقارنتها بلائحة أخرى',
    en: 'to compare it with another list',
  },
} as const satisfies { readonly [reason: string]: { readonly [L in Language]: string } }
export type ExportReason = keyof typeof exportReasons
const Reason = z.enum(Object.keys(exportReasons) as [ExportReason, ...ExportReason[]])

/** Hours within which it is approved, and minutes within which it is taken then. */
export const exportHours = 24
export const exportMinutes = 60
/** More than this is the operator's, at the command line. */
export const mostExported = 20_000

export const AskExport = z.strictObject({ reason: Reason })
export const AnswerExport = z.strictObject({ approved: z.boolean() })

/** `asked`: waits for a second person; `open`: may be taken; `taken`; `refused`; `over`. Nobody who is on the list is in it. */
export const ExportListed = z.strictObject({
  id: Id,
  breach: Id,
  reference: z.string(),
  reason: Reason,
  state: z.enum(['asked', 'open', 'taken', 'refused', 'over']),
  /** How many are on it: now, or when it was taken. */
  persons: z.int(),
  /** Whether whoever reads this asked for it: somebody else approves. */
  own: z.boolean(),
  askedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  takenAt: z.iso.datetime().nullable(),
  until: z.iso.datetime(),
})
export type ExportListed = z.infer<typeof ExportListed>
export const ExportList = z.strictObject({ items: z.array(ExportListed) })
