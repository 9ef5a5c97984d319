import type { Job } from '#contract/staff.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { jobsOf } from './jobs-of.ts'
import { leaveStaff } from './leave-staff.ts'

type Administrator = Extract<Actor, { kind: 'person' }>

/** Gives a member of staff these jobs and no other, from the commit on. Refuses one's own, and whoever does not work here. */
export async function changeJobs(tx: Tx, actor: Administrator, personId: string, jobs: readonly Job[]): Promise<void> {
  refuseOwn(actor, personId)
  const held = await lockedJobs(tx, personId)
  const [gone, added] = [held.filter((job) => !jobs.includes(job)), jobs.filter((job) => !held.includes(job))]
  for (const job of gone) await tx.rows.deleteFrom('access.staff').where('person_id', '=', personId).where('job', '=', job).execute()
  for (const job of added) await tx.rows.insertInto('access.staff').values({ person_id: personId, job, since: tx.clock.now() }).execute()
  if (gone.length + added.length > 0)
    await record(tx, actor, { deed: 'staff.change', object: { kind: 'account', id: personId }, purpose: 'the account' })
}

/** Somebody works here no more: their next call to the office is refused. Refuses oneself, and whoever does not work here. */
export async function dismiss(tx: Tx, actor: Administrator, personId: string): Promise<void> {
  refuseOwn(actor, personId)
  await lockedJobs(tx, personId)
  await leaveStaff(tx, actor, personId)
}

/** Takes an invitation back that nobody took up. */
export async function withdrawInvitation(tx: Tx, actor: Administrator, id: string): Promise<void> {
  const row = await tx.rows.deleteFrom('access.invitation').where('id', '=', id).returning('subject_id').executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['invitation'])
  await tx.vault.erase(tx, row.subject_id)
  await record(tx, actor, { deed: 'staff.withdraw', object: { kind: 'invitation', id }, purpose: 'the account' })
}

function refuseOwn(actor: Administrator, personId: string): void {
  if (actor.id === personId) throw new Refusal('own-jobs', ['person'])
}

async function lockedJobs(tx: Tx, personId: string): Promise<readonly Job[]> {
  await tx.rows.selectFrom('access.staff').select('job').where('person_id', '=', personId).forUpdate().execute()
  const held = await jobsOf(tx, personId)
  if (held.length === 0) throw new Refusal('not-found', ['person'])
  return held
}
