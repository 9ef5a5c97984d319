import { z } from 'zod'

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

export const AcceptInvitation = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
export const StaffJobs = z.strictObject({ jobs: z.array(Job) })
