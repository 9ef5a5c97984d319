import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'
import { eraseContacts } from './erase-contacts.ts'

/** What was left by who is buried, and to whom: no line of it stays, for its thirty days are over or were another's. */
export async function dropBuried(tx: Tx, { subjects, accounts }: WhoIsBuried): Promise<number> {
  const rows = await tx.rows
    .selectFrom('contacts.contact')
    .select('id')
    .where((where) =>
      where.or([where('owner_id', '=', anyOf(accounts)), where('subject_id', '=', anyOf(subjects)).and('details', 'is not', null)]),
    )
    .orderBy('id')
    .execute()
  const ids = rows.map(({ id }) => id)
  await eraseContacts(tx, ids, 'author') // for the groups they stood in, and the keys of whatever was left to a buried owner
  await tx.rows.deleteFrom('contacts.contact').where('id', '=', anyOf(ids)).execute()
  for (const table of ['contacts.export', 'contacts.preference', 'contacts.digest'] as const)
    await tx.rows.deleteFrom(table).where('owner_id', '=', anyOf(accounts)).execute()
  return ids.length
}
