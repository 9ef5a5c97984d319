import { z } from 'zod'

const Day = z.iso.date()
const Moment = z.iso.datetime()
const Count = z.int().nonnegative()

/** How it stands with what is past its time, by the clock of the sweeps: counts alone. */
export const RetentionStanding = z.strictObject({
  clock: z.strictObject({
    /** False while nothing is erased, because the clock jumped by more than a month. */
    good: z.boolean(),
    now: Moment,
    /** What it said when the sweeps last ran; null before the first run. */
    ranAt: Moment.nullable(),
    stoppedAt: Moment.nullable(),
  }),
  /** The day until which it was looked ahead. */
  until: Day,
  sweeps: z.array(
    z.strictObject({
      sweep: z.string(),
      after: z.strictObject({ months: Count.optional(), days: Count.optional() }),
      /** What goes until then, and what a hold keeps. */
      due: Count,
      held: Count,
      /** Due for more than a day already, and still there. */
      late: Count,
    }),
  ),
})
export type RetentionStanding = z.infer<typeof RetentionStanding>

/** What a sweep ended on a day. `open`: its day is not over, or no run came after it. */
export const CertificateListed = z.strictObject({
  day: Day,
  sweep: z.string(),
  ended: Count,
  late: Count,
  digest: z.string(),
  firstAt: Moment,
  lastAt: Moment,
  signature: z.enum(['good', 'bad', 'open']),
})
export type CertificateListed = z.infer<typeof CertificateListed>
