import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Whose account is erased: what was left to them is gone since they closed it; their choices and what was told to them go now. */
export async function forgetOwner(tx: Tx, _actor: Actor, ownerId: string): Promise<void> {
  await tx.rows.deleteFrom('contacts.preference').where('owner_id', '=', ownerId).execute()
  await tx.rows.deleteFrom('contacts.digest').where('owner_id', '=', ownerId).execute()
}
