import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Whose account is closed works here no more. */
export async function leaveStaff(tx: Tx, actor: Actor, personId: string): Promise<void> {
  const held = await tx.rows.deleteFrom('access.staff').where('person_id', '=', personId).returning('job').execute()
  if (held.length === 0) return
  await record(tx, actor, { deed: 'staff.leave', object: { kind: 'account', id: personId }, purpose: 'the account' })
}
