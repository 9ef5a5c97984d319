import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'

/** Messages that went since: by their time, or because their sender had them erased. */
export async function dropBuried(tx: Tx, { subjects }: WhoIsBuried): Promise<number> {
  const gone = await tx.rows.deleteFrom('support.message').where('subject_id', '=', anyOf(subjects)).returning('id').execute()
  return gone.length
}
