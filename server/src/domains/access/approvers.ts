import { jobsWith } from '#contract/office.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Who could approve, as the second person, what this one asks: everybody else whose job approves. */
export async function approversBeside(tx: Tx, personId: string): Promise<readonly string[]> {
  const rows = await tx.rows
    .selectFrom('access.staff')
    .select('person_id')
    .distinct()
    .where('job', 'in', [...jobsWith('approvals')])
    .where('person_id', '<>', personId)
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}
