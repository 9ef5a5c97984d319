import { z } from 'zod'
import { Id } from './accounts.ts'
import { queuePage } from './queues.ts'
import { type Category, categories } from './register.ts'
import { line, paragraph } from './text.ts'

// Incidents: what happened to people's data, who was told, and by when (GDPR, articles 33 and 34; law 05-20, articles 32 and 33).

export const breachNatures = ['confidentiality', 'integrity', 'availability'] as const
export const breachSteps = [
  'opened',
  'amended',
  'cndp notified',
  'cndp not needed',
  'dgssi notified',
  'persons listed',
  'persons told',
  'persons not told',
  'reminded',
  'closed',
] as const
export type BreachStep = (typeof breachSteps)[number]

/** `due`: within the 72 hours; `late`: they ran out; then notified, in time or not, or not needed, for a reason that is kept. */
export const breachClocks = ['due', 'late', 'notified', 'notified late', 'not needed'] as const
/** What an incident still lacks before it can be closed. */
export const breachLacks = ['cndp', 'dgssi', 'persons', 'telling'] as const

const Moment = z.iso.datetime()
const isCategory = (text: string): text is Category => Object.hasOwn(categories, text)
const OfData = z.string().refine(isCategory, { error: 'category' })

const known = {
  beganAt: Moment.optional(),
  what: paragraph(4_000),
  natures: z.array(z.enum(breachNatures)).min(1).max(breachNatures.length),
  categories: z.array(OfData).max(Object.keys(categories).length),
  /** Approximately. */
  persons: z.int().min(0).max(100_000_000).optional(),
  consequences: paragraph(4_000).optional(),
  measures: paragraph(4_000).optional(),
  /** Whether law 05-20 has it declared to the DGSSI too. */
  dgssi: z.boolean(),
  /** Why the CNDP was told after the 72 hours. */
  delay: paragraph(2_000).optional(),
}
/** When we became aware: the 72 hours run from there. */
export const OpenBreach = z.strictObject({ noticedAt: Moment, ...known })
export type OpenBreach = z.infer<typeof OpenBreach>
/** What is known better now; what was said before stays beside it. */
export const AmendBreach = OpenBreach.partial().refine((change) => Object.values(change).some((value) => value !== undefined), {
  error: 'empty',
})
export type AmendBreach = z.infer<typeof AmendBreach>

const Notified = z.strictObject({ at: Moment, reference: line(120) })
export const CndpTold = z.union([Notified, z.strictObject({ reason: paragraph(2_000) })])
export const DgssiTold = Notified
/** What the persons concerned read, in the words of who answers for it. */
export const TellPersons = z.strictObject({ fr: paragraph(4_000), ar: paragraph(4_000), en: paragraph(4_000) })
export const TellNobody = z.strictObject({ reason: paragraph(2_000) })

/** What one entry says, as it was written. */
export const BreachSays = z.strictObject({
  ...z.strictObject(known).partial().shape,
  notifiedAt: Moment.optional(),
  reference: line(120).optional(),
  reason: paragraph(2_000).optional(),
  words: TellPersons.optional(),
  /** Which entries of the audit were looked for, and how many people they are about. */
  looked: z
    .strictObject({
      from: Moment,
      to: Moment,
      actor: Id.optional(),
      deed: z.string().optional(),
      object: z.string().optional(),
      found: z.int(),
    })
    .optional(),
})
export type BreachSays = z.infer<typeof BreachSays>

const Clock = z.strictObject({ noticedAt: Moment, dueAt: Moment, state: z.enum(breachClocks) })
const counts = { found: z.int(), posted: z.int(), told: z.int() }

/** Which incidents: all, the open ones, or the closed. */
export const BreachQueue = z.strictObject({ state: z.enum(['open', 'closed']).optional(), ...queuePage })
export type BreachQueue = z.infer<typeof BreachQueue>
/** An incident in the list: nothing in it says what happened. */
export const BreachListed = z.strictObject({
  id: Id,
  reference: z.string(),
  openedAt: Moment,
  clock: Clock,
  lacks: z.array(z.enum(breachLacks)),
  closed: z.boolean(),
})
export const BreachOpened = BreachListed.extend({
  known: BreachSays,
  persons: z.strictObject(counts),
  entries: z.array(
    z.strictObject({
      step: z.enum(breachSteps),
      at: Moment,
      by: z.enum(['person', 'operator', 'system']),
      byId: Id.nullable(),
      noticedAt: Moment.nullable(),
      says: BreachSays,
    }),
  ),
})
export type BreachOpened = z.infer<typeof BreachOpened>
export type BreachListed = z.infer<typeof BreachListed>

/** What a notification has to hold, under its headings. */
export const BreachNotification = z.strictObject({
  reference: z.string(),
  controller: z.string(),
  contact: z.string(),
  noticedAt: Moment,
  beganAt: Moment.nullable(),
  nature: z.strictObject({ kinds: z.array(z.enum(breachNatures)), says: z.string() }),
  categories: z.array(z.string()),
  persons: z.strictObject({ approximately: z.int().nullable(), listed: z.int() }),
  consequences: z.string().nullable(),
  measures: z.string().nullable(),
  personsTold: z.strictObject({ told: z.int(), says: z.string().nullable(), notToldBecause: z.string().nullable() }),
  delay: z.string().nullable(),
  dgssi: z.strictObject({ applies: z.boolean(), notifiedAt: Moment.nullable(), reference: z.string().nullable() }),
})
export type BreachNotification = z.infer<typeof BreachNotification>
