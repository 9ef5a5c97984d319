import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { invitationToken, invitedPerson } from './staff-rows.ts'

/** Puts what this domain holds of a subject under the subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const row = await tx.rows
    .selectFrom('access.invitation')
    .select(['id', 'invited', 'token'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  await tx.rows
    .updateTable('access.invitation')
    .set({
      invited: again(invitedPerson, row.id, row.invited),
      token: row.token && again(invitationToken, row.id, row.token),
    })
    .where('id', '=', row.id)
    .execute()
}
