import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Whose account is closed is a member of no company any more. */
export async function leaveCompanies(tx: Tx, actor: Actor, personId: string): Promise<void> {
  const left = await tx.rows.deleteFrom('clients.membership').where('person_id', '=', personId).returning('company_id').execute()
  for (const { company_id: id } of left)
    await record(tx, actor, { deed: 'company.leave', object: { kind: 'company', id }, purpose: 'contracts' })
}
