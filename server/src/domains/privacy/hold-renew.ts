import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { holdNote } from './retention-rows.ts'

/** Puts the notes about a subject under the subject's new key. */
export async function resealHolds(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const rows = await tx.rows.selectFrom('privacy.hold').select(['id', 'note']).where('subject_id', '=', subjectId).forUpdate().execute()
  for (const { id, note } of rows)
    await tx.rows
      .updateTable('privacy.hold')
      .set({ note: again(holdNote, id, note) })
      .where('id', '=', id)
      .execute()
}
