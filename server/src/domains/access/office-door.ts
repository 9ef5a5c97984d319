import type { OfficeDoor } from '#contract/office.ts'
import { undertaking } from '#contract/undertaking.ts'
import { nameOf, sessionById } from '#domains/accounts/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { approversBeside } from './approvers.ts'
import { jobsOf } from './jobs-of.ts'
import { permitted } from './may.ts'
import { type AtDoor, officeOf } from './office-session.ts'
import { signedAt } from './undertaking.ts'

/** How somebody stands at the door of the office. */
export async function officeDoor(tx: Tx, by: AtDoor, token: string | undefined): Promise<OfficeDoor> {
  const jobs = await jobsOf(tx, by.actor.id)
  const office = token === undefined ? undefined : await officeOf(tx, token)
  return {
    name: await nameOf(tx, by.actor, by.actor.id),
    jobs,
    secondFactor: (await sessionById(tx, by.sessionId))?.secondFactor ?? false,
    undertaking: { version: undertaking.version, signedAt: (await signedAt(tx, by.actor.id))?.toISOString() ?? null },
    open: office?.person_id === by.actor.id && jobs.length > 0,
    may: permitted(jobs),
    alone: (await approversBeside(tx, by.actor.id)).length === 0,
  }
}
