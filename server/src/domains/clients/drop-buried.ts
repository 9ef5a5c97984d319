import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'

/** The memberships of who is buried, and what was entered of who was invited. */
export async function dropBuried(tx: Tx, { accounts, subjects }: WhoIsBuried): Promise<number> {
  await tx.rows.deleteFrom('clients.invitation').where('subject_id', '=', anyOf(subjects)).execute()
  const rows = await tx.rows.deleteFrom('clients.membership').where('person_id', '=', anyOf(accounts)).returning('company_id').execute()
  return rows.length
}
