import { z } from 'zod'
import { paragraph } from './text.ts'

/** Why data are kept although their time is over: a closed list, for nothing else is a reason. */
export const holdReasons = ['claim', 'court order', 'investigation', 'complaint'] as const
export const HoldReason = z.enum(holdReasons)
export type HoldReason = z.infer<typeof HoldReason>

const Id = z.uuid()
const Day = z.iso.date()
const Moment = z.iso.datetime()

/** By when somebody looks again whether it is still needed: within six months. */
export const ReviewHold = z.strictObject({ reviewOn: Day })
export const AskHold = ReviewHold.extend({
  /** Whose data: an account, or the subject of any key, as the audit and the preview of the sweeps name them. */
  whose: z.strictObject({ account: Id }).or(z.strictObject({ subject: Id })),
  reason: HoldReason,
  note: paragraph(1_000),
})
export type AskHold = z.infer<typeof AskHold>

export const holdStates = ['asked', 'in effect', 'to be reviewed', 'released'] as const
/** What is said of a hold to whoever approves it: ids, and no data of whoever is held. */
export const HoldShown = z.strictObject({
  id: Id,
  subject: Id,
  reason: HoldReason,
  state: z.enum(holdStates),
  askedBy: Id,
  askedAt: Moment,
  approvedBy: Id.nullable(),
  approvedAt: Moment.nullable(),
  reviewOn: Day,
  releasedBy: Id.nullable(),
  releasedAt: Moment.nullable(),
})
export type HoldShown = z.infer<typeof HoldShown>
/** The note is null once whoever was held is erased. */
export const HoldRead = HoldShown.extend({ note: z.string().nullable() })
