import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'

/**
 * Requests and incidents that went since, two years after their answer. A request by which somebody asked to be erased lies under a key of its own, and
 * stays; so does that an incident concerned somebody, of whom nothing is known any more.
 */
export async function dropBuried(tx: Tx, { subjects }: WhoIsBuried): Promise<number> {
  const requests = await tx.rows.deleteFrom('privacy.request').where('subject_id', '=', anyOf(subjects)).returning('id').execute()
  const breaches = await tx.rows.deleteFrom('privacy.breach').where('subject_id', '=', anyOf(subjects)).returning('id').execute()
  return requests.length + breaches.length
}
