import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'

/** The cards of who is buried, with all that hangs on them, the audiences they named, and where they said they are. */
export async function dropBuried(tx: Tx, { accounts }: WhoIsBuried): Promise<number> {
  await tx.rows.deleteFrom('profiles.whereabouts').where('owner_id', '=', anyOf(accounts)).execute()
  await tx.rows.deleteFrom('profiles.audience').where('owner_id', '=', anyOf(accounts)).execute()
  return (await tx.rows.deleteFrom('profiles.card').where('owner_id', '=', anyOf(accounts)).returning('id').execute()).length
}
