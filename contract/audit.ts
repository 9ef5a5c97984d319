import { z } from 'zod'
import { openedFields } from './openings.ts'
import { purposes } from './purposes.ts'
import { Job } from './staff.ts'

const Moment = z.iso.datetime()
const Place = z.string().regex(/^\d+$/)
const Signature = z.enum(['good', 'bad'])
const Head = z.strictObject({ number: Place, signedAt: Moment, signature: Signature })

/** How it stands with the record: how far its chain is, which heads are signed, and what the last verification found. */
export const AuditStanding = z.strictObject({
  /** The newest entry that has its link; null where none has. */
  last: z.strictObject({ number: Place, linkedAt: Moment }).nullable(),
  /** Entries without a link, and for how many seconds the oldest has waited: more than two is late. */
  waiting: z.int().nonnegative(),
  behindSeconds: z.int().nonnegative(),
  late: z.boolean(),
  minuteHead: Head.nullable(),
  dayHead: Head.extend({ day: z.iso.date() }).nullable(),
  /** When every entry, link and head was last read against the others, how many entries, and how many places were not as written. */
  verified: z.strictObject({ at: Moment, entries: z.int().nullable(), bent: z.int() }).nullable(),
})
export type AuditStanding = z.infer<typeof AuditStanding>

/** A signed head that ends a day (UTC), with how many entries were linked since the one before. */
export const AuditDay = Head.extend({
  day: z.iso.date(),
  entries: z.int().nonnegative(),
  chain: z.string(),
  keyVersion: z.int(),
})
export type AuditDay = z.infer<typeof AuditDay>

/** Which entries: of a day in Morocco, of one deed, or by who holds a job. */
export const ReadAudit = z.strictObject({
  day: z.iso.date(),
  deed: z.string().max(80).optional(),
  job: Job.optional(),
  /** The last one that was shown. */
  after: z.uuid().optional(),
})
export type ReadAudit = z.infer<typeof ReadAudit>

const isOpenedField = z.string().refine((field): field is keyof typeof openedFields => Object.hasOwn(openedFields, field))
/** One deed as it stays on record: ids and pseudonyms, never a name. */
export const AuditListed = z.strictObject({
  id: z.uuid(),
  at: Moment,
  /** Its place in the chain; null while it waits for it. */
  number: Place.nullable(),
  actor: z.strictObject({
    kind: z.enum(['person', 'operator', 'system']),
    id: z.uuid().nullable(),
    /** By which jobs staff opened something then; of any other deed, which jobs whoever did it holds today. */
    jobs: z.array(Job),
    asThen: z.boolean(),
  }),
  deed: z.string(),
  object: z.strictObject({ kind: z.string(), id: z.string().nullable() }),
  subject: z.string().nullable(),
  purpose: z.enum(purposes),
  case: z.uuid().nullable(),
  fields: z.array(isOpenedField),
})
export type AuditListed = z.infer<typeof AuditListed>
export const AuditPage = z.strictObject({
  items: z.array(AuditListed),
  next: z.uuid().nullable(),
  /** How often each deed was done that day, the most frequent first; with the first page alone. */
  deeds: z.array(z.strictObject({ deed: z.string(), count: z.int() })).nullable(),
})
export type AuditPage = z.infer<typeof AuditPage>
