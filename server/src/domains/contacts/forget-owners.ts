import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Whose accounts are erased: what was left to them is gone since they closed them; their choices and what was told to them go now. */
export async function forgetOwners(tx: Tx, _actor: Actor, ownerIds: readonly string[]): Promise<void> {
  await tx.rows.deleteFrom('contacts.preference').where('owner_id', '=', anyOf(ownerIds)).execute()
  await tx.rows.deleteFrom('contacts.digest').where('owner_id', '=', anyOf(ownerIds)).execute()
}
