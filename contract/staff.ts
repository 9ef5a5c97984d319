import { z } from 'zod'
import { Id } from './accounts.ts'
import { EmailAddress } from './card.ts'
import { line } from './text.ts'

/** What IdNet's staff do. An administrator manages staff and settings, sees no client's data, and so holds no other job. */
export const jobs = [
  'customer service',
  'sales',
  'workshop and logistics',
  'billing',
  'accounting',
  'data protection officer',
  'administrator',
] as const
export const Job = z.enum(jobs)
export type Job = z.infer<typeof Job>

/** Whether one person may hold these jobs: an administrator, who sees no client's data, holds no other. */
export const mayHold = (held: readonly Job[]): boolean => held.length > 0 && (!held.includes('administrator') || new Set(held).size === 1)

export const AcceptInvitation = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
export const StaffJobs = z.strictObject({ jobs: z.array(Job) })

/** Jobs that one person may hold: an administrator holds no other. */
export const JobsHeld = z.strictObject({
  jobs: z
    .array(Job)
    .min(1)
    .refine((held) => mayHold(held), 'jobs-apart'),
})
export const InviteStaff = z.strictObject({ name: line(120), email: EmailAddress, ...JobsHeld.shape })

export const StaffShown = z.strictObject({
  id: Id,
  name: z.string(),
  jobs: z.array(Job),
  since: z.iso.datetime(),
  /** When they signed the undertaking as it is now. */
  signedAt: z.iso.datetime().nullable(),
  /** Whether their account has a passkey or an application: without one they cannot open the office. */
  secondFactor: z.boolean(),
  own: z.boolean(),
})
export type StaffShown = z.infer<typeof StaffShown>
export const StaffInvited = z.strictObject({ id: Id, name: z.string(), email: z.string(), jobs: z.array(Job), madeAt: z.iso.datetime() })
export const StaffList = z.strictObject({
  items: z.array(StaffShown),
  invited: z.array(StaffInvited),
  undertaking: z.strictObject({ version: z.string(), signed: z.int(), of: z.int() }),
})
export type StaffList = z.infer<typeof StaffList>
