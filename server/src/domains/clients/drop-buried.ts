import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** The memberships of who is buried, and what was entered of who was invited. */
export async function dropBuried(tx: Tx, { accounts, subjects }: WhoIsBuried): Promise<number> {
  await tx.rows.deleteFrom('clients.invitation').where('subject_id', '=', anyOf(subjects)).execute()
  const rows = await tx.rows.deleteFrom('clients.membership').where('person_id', '=', anyOf(accounts)).returning('company_id').execute()
  return rows.length
}
