import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { breakGlassNote, invitationToken, invitedPerson } from './staff-rows.ts'

/** Puts what this domain holds of a subject under the subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const row = await tx.rows
    .selectFrom('access.invitation')
    .select(['id', 'invited', 'token'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  await resealNotes(tx, subjectId, again)
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

async function resealNotes(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const rows = await tx.rows
    .selectFrom('access.break_glass')
    .select(['id', 'note'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .execute()
  for (const { id, note } of rows)
    await tx.rows
      .updateTable('access.break_glass')
      .set({ note: again(breakGlassNote, id, note) })
      .where('id', '=', id)
      .execute()
}
