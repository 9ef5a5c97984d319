import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { undertakingsLeft } from './undertaking.ts'

/**
 * Somebody works here no more: by the closing of their account, or because they left. Of the jobs nothing stays but entries of the record, by
 * ids, for 24 months, and what they signed; the account is their own. False where they had none.
 */
export async function leaveStaff(tx: Tx, actor: Actor, personId: string): Promise<boolean> {
  const held = await tx.rows.deleteFrom('access.staff').where('person_id', '=', personId).returning('job').execute()
  if (held.length === 0) return false
  await undertakingsLeft(tx, personId)
  await record(tx, actor, { deed: 'staff.leave', object: { kind: 'account', id: personId }, purpose: 'the account' })
  return true
}
