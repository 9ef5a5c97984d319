import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Folders whose ten years are over: from the day after the last one, as it is in Morocco. */
export const foldersDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('archive.folder as folder')
    .select(['folder.id', 'folder.subject_id', 'folder.person_id as account_id', 'folder.keep_until as since'])
    .where('folder.keep_until', '<', moroccanDate(at))

/** Destroys those of these folders that are due, their documents and their keys, so that nothing of them opens in any backup. */
export async function endFolders(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = await foldersDue(tx, at).where('folder.id', '=', anyOf(ids)).orderBy('folder.subject_id').execute()
  const gone: string[] = []
  for (const { id } of due) {
    // its documents go with it; another process that ends it too is waited for here
    const ended = await tx.rows.deleteFrom('archive.folder').where('id', '=', id).returning('subject_id').executeTakeFirst()
    if (!ended) continue
    await tx.vault.erase(tx, ended.subject_id)
    await record(tx, system, { deed: 'folder.end', object: { kind: 'folder', id }, purpose: 'accounting' })
    gone.push(id)
  }
  return gone
}
