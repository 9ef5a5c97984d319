import { jobsWith } from '#contract/office.ts'
import type { StaffPermission } from '#contract/permissions.ts'
import type { Job } from '#contract/staff.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { jobsOf } from './jobs-of.ts'
import { permitted } from './may.ts'
import { officeOf } from './office-session.ts'
import { signedAt } from './undertaking.ts'

/**
 * Who a session of the office is of, with those of their jobs that give this permission; undefined where none is open. It takes the session of the account it
 * stands on, a job that gives the permission now, and the undertaking as it is now: all asked at each call, so that who left is out at once.
 */
export async function atWork(tx: Tx, token: string | undefined, permission: StaffPermission) {
  const session = token === undefined ? undefined : await officeOf(tx, token)
  if (!session) return undefined
  const held = await jobsOf(tx, session.person_id)
  const jobs = thatGive(held, permission)
  if (jobs.length === 0) throw new Refusal('not-allowed')
  if (!(await signedAt(tx, session.person_id))) throw new Refusal('undertaking-needed')
  return {
    actor: { kind: 'person', id: session.person_id },
    subjectId: session.subject_id,
    sessionId: session.id,
    permissions: new Set(permitted(held)),
    provedAt: session.proved_at,
    usedAt: session.used_at,
    jobs,
  } as const
}

/** Why somebody who is signed in to their account, and has no office open, gets no further. */
export const refusalOf = async (tx: Tx, personId: string, permission: StaffPermission): Promise<Refusal> =>
  new Refusal(thatGive(await jobsOf(tx, personId), permission).length === 0 ? 'not-allowed' : 'office-closed')

const thatGive = (held: readonly Job[], permission: StaffPermission) => held.filter((job) => jobsWith(permission).includes(job))
