import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { companyName, invitationToken, invitedAddress, refusalKey } from './company-rows.ts'

/** Puts what this domain holds of a subject under the subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  await resealInvitation(tx, subjectId, again)
  const row = await tx.rows
    .selectFrom('clients.company')
    .select(['id', 'name', 'refusal_key'])
    .where('subject_id', '=', subjectId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) return
  await tx.rows
    .updateTable('clients.company')
    .set({ name: again(companyName, row.id, row.name), refusal_key: row.refusal_key && again(refusalKey, row.id, row.refusal_key) })
    .where('id', '=', row.id)
    .execute()
}

async function resealInvitation(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const row = await tx.rows
    .selectFrom('clients.invitation')
    .select(['id', 'address', 'token'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  await tx.rows
    .updateTable('clients.invitation')
    .set({ address: again(invitedAddress, row.id, row.address), token: again(invitationToken, row.id, row.token) })
    .where('id', '=', row.id)
    .execute()
}
