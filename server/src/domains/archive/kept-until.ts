import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Until when the law keeps documents of these accounts: the day of the last; undefined where there is none. */
export async function documentsKeptUntil(tx: Tx, personIds: readonly string[]): Promise<string | undefined> {
  const found = await tx.rows
    .selectFrom('archive.folder')
    .select(({ fn }) => fn.max('keep_until').as('until'))
    .where('person_id', '=', anyOf(personIds))
    .executeTakeFirst()
  return found?.until ?? undefined
}
