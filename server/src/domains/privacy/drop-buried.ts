import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** Requests that went since, two years after their answer. One by which somebody asked to be erased lies under a key of its own, and stays. */
export async function dropBuried(tx: Tx, { subjects }: WhoIsBuried): Promise<number> {
  return (await tx.rows.deleteFrom('privacy.request').where('subject_id', '=', anyOf(subjects)).returning('id').execute()).length
}
