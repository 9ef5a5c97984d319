import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** The keys that the documents of these accounts lie under: their own folders, not those of a company they run. */
export async function foldersOf(tx: Tx, personIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows.selectFrom('archive.folder').select('subject_id').where('person_id', '=', anyOf(personIds)).execute()
  return rows.map(({ subject_id }) => subject_id)
}
