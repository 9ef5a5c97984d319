import { undertaking } from '#contract/undertaking.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { jobsOf } from './invite-staff.ts'

/** When somebody signed the undertaking as it is now; undefined where they did not. */
export async function signedAt(tx: Tx, personId: string): Promise<Date | undefined> {
  const row = await tx.rows
    .selectFrom('access.undertaking')
    .select('signed_at')
    .where('person_id', '=', personId)
    .where('version', '=', undertaking.version)
    .executeTakeFirst()
  return row?.signed_at
}

/** Signs the undertaking of confidentiality. Refuses whoever holds no job, and a version that is no longer the one to sign. Twice is once. */
export async function signUndertaking(tx: Tx, actor: Actor, personId: string, version: string): Promise<void> {
  if ((await jobsOf(tx, personId)).length === 0) throw new Refusal('not-allowed')
  if (version !== undertaking.version) throw new Refusal('undertaking-changed', ['version'])
  const { numInsertedOrUpdatedRows } = await tx.rows
    .insertInto('access.undertaking')
    .values({ person_id: personId, version, signed_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await record(tx, actor, { deed: 'undertaking.sign', object: { kind: 'account', id: personId }, purpose: 'the account' })
}
