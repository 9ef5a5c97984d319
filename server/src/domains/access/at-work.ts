import { jobsWith } from '#contract/office.ts'
import type { StaffPermission } from '#contract/permissions.ts'
import type { Job } from '#contract/staff.ts'
import type { SessionUses } from '#domains/accounts/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { officeCookieName } from '#platform/http/operation.ts'
import type { SignedIn } from '#platform/http/signed-in.ts'
import { Refusal } from '#platform/refusal.ts'
import { jobsOf } from './invite-staff.ts'
import { permitted } from './may.ts'
import { officeOf } from './office-session.ts'
import { signedAt } from './undertaking.ts'

export const officeTokenIn = (cookies: string | undefined): string | undefined =>
  new RegExp(`(?:^|;\\s*)${officeCookieName}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(cookies ?? '')?.[1]

type SignedInBy = (tx: Tx, cookies: string | undefined) => Promise<SignedIn | undefined>

/**
 * Who is at work here with a permission of staff. It takes a session of the office beside that of the account, a job that gives the permission now, and the
 * undertaking as it is now: all asked at each call, so that who left is out at once.
 */
export const atWorkBy =
  (uses: SessionUses, signedIn: SignedInBy) =>
  async (tx: Tx, cookies: string | undefined, permission: StaffPermission): Promise<SignedIn> => {
    const token = officeTokenIn(cookies)
    const session = token === undefined ? undefined : await officeOf(tx, token)
    if (!session) {
      const by = await signedIn(tx, cookies)
      if (!by) throw new Refusal('signed-out')
      throw new Refusal(withPermission(await jobsOf(tx, by.actor.id), permission).length === 0 ? 'not-allowed' : 'office-closed')
    }
    uses.note(session.id, session.used_at)
    const held = await jobsOf(tx, session.person_id)
    const jobs = withPermission(held, permission)
    if (jobs.length === 0) throw new Refusal('not-allowed')
    if (!(await signedAt(tx, session.person_id))) throw new Refusal('undertaking-needed')
    return {
      actor: { kind: 'person', id: session.person_id },
      subjectId: session.subject_id,
      sessionId: session.id,
      permissions: new Set(permitted(held)),
      provedAt: session.proved_at,
      jobs,
    }
  }

const withPermission = (held: readonly Job[], permission: StaffPermission) => held.filter((job) => jobsWith(permission).includes(job))
