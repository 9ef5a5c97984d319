import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'

/** Folders whose ten years ended since. The folders of who is buried stay, as the law asks: their row's end cuts them from it. */
export async function dropBuried(tx: Tx, { subjects }: WhoIsBuried): Promise<number> {
  return (await tx.rows.deleteFrom('archive.folder').where('subject_id', '=', anyOf(subjects)).returning('id').execute()).length
}
