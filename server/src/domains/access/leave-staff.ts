import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** What they signed goes with their account: the duty of confidentiality outlives the job (law 09-08, art. 26). */
export async function forgetUndertakings(tx: Tx, _actor: Actor, personId: string): Promise<void> {
  await tx.rows.deleteFrom('access.undertaking').where('person_id', '=', personId).execute()
}

/**
 * Somebody works here no more: by the closing of their account, or because they left. Of the jobs nothing stays but entries of the record, by
 * ids, for 24 months; the account is their own. False where they had none.
 */
export async function leaveStaff(tx: Tx, actor: Actor, personId: string): Promise<boolean> {
  const held = await tx.rows.deleteFrom('access.staff').where('person_id', '=', personId).returning('job').execute()
  if (held.length === 0) return false
  await record(tx, actor, { deed: 'staff.leave', object: { kind: 'account', id: personId }, purpose: 'the account' })
  return true
}
