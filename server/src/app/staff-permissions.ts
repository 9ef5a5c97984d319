import type { Permission } from '#contract/permissions.ts'
import type { Job } from '#contract/staff.ts'
import { jobsOf } from '#domains/access/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { SignedIn } from '#platform/http/deed.ts'

/** What a job at IdNet allows beside what everybody may do with an account of their own. An administrator sees no client's data. */
const allowedBy: { readonly [J in Job]?: readonly Permission[] } = {
  'data protection officer': ['holds', 'approvals'],
  administrator: ['approvals'],
}

/** Whoever is signed in, with what their jobs allow at this moment. */
export const withJobs =
  <Who extends SignedIn>(signedIn: (tx: Tx, cookies: string | undefined) => Promise<Who | undefined>) =>
  async (tx: Tx, cookies: string | undefined): Promise<Who | undefined> => {
    const by = await signedIn(tx, cookies)
    if (!by) return undefined
    const jobs = await jobsOf(tx, by.actor.id)
    return { ...by, permissions: new Set([...by.permissions, ...jobs.flatMap((job) => allowedBy[job] ?? [])]) }
  }
