import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Their account was used today: whatever was told of its end is over. */
export async function accountUsed(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  const today = moroccanDate(tx.clock.now())
  const later = await tx.rows
    .updateTable('accounts.person')
    .set({ used_on: today })
    .where('id', 'in', [...new Set(personIds)])
    .where('used_on', '<', today)
    .returning('id')
    .execute()
  if (later.length > 0)
    await tx.rows
      .deleteFrom('accounts.idle_notice')
      .where(
        'person_id',
        'in',
        later.map(({ id }) => id),
      )
      .execute()
}
