import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { companyName } from './company-rows.ts'

/** Puts what this domain holds of a subject under the subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const row = await tx.rows
    .selectFrom('clients.company')
    .select(['id', 'name'])
    .where('subject_id', '=', subjectId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) return
  const name = again(companyName, row.id, row.name)
  await tx.rows.updateTable('clients.company').set({ name }).where('id', '=', row.id).execute()
}
