import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'

/**
 * Destroys folders whose ten years are over, and their keys, so that nothing of them opens in any backup: from the day after the last one, as it is in
 * Morocco. One at a time, each in a transaction of its own: it may be killed anywhere, and runs again.
 */
export async function endDocuments(deeds: Deeds, clock: Clock): Promise<number> {
  for (let ended = 0; ; ) {
    const turn = await deeds.run((tx) => endOne(tx, moroccanDate(clock.now())))
    if (turn === 'none left') return ended
    if (turn === 'ended') ended++
  }
}

async function endOne(tx: Tx, today: string): Promise<'ended' | 'ended by another' | 'none left'> {
  const over = await tx.rows
    .selectFrom('archive.folder')
    .select('id')
    .where('keep_until', '<', today)
    .orderBy('keep_until')
    .limit(1)
    .executeTakeFirst()
  if (!over) return 'none left'
  // its documents go with it; another process that ends it too is waited for here
  const gone = await tx.rows.deleteFrom('archive.folder').where('id', '=', over.id).returning('subject_id').executeTakeFirst()
  if (!gone) return 'ended by another'
  await tx.vault.erase(tx, gone.subject_id)
  await record(tx, system, { deed: 'folder.end', object: { kind: 'folder', id: over.id }, purpose: 'accounting' })
  return 'ended'
}
