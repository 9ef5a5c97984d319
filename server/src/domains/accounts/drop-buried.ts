import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'
import { endFormerEmails, waysIn } from './ways-in.ts'

const theirs = ['accounts.ceremony', 'accounts.closing', ...waysIn] as const

/** The accounts of who is buried, with all ways in; and attempts whose day is over. After every domain whose rows lead to an account. */
export async function dropBuried(tx: Tx, { subjects, accounts }: WhoIsBuried): Promise<number> {
  const attempts = await tx.rows
    .deleteFrom('accounts.attempt')
    .where((where) => where.or([where('person_id', '=', anyOf(accounts)), where('subject_id', '=', anyOf(subjects))]))
    .returning('subject_id')
    .execute()
  await tx.vault.eraseAll(
    tx,
    attempts.map(({ subject_id }) => subject_id),
  )
  await endFormerEmails(tx, accounts)
  for (const table of theirs) await tx.rows.deleteFrom(table).where('person_id', '=', anyOf(accounts)).execute()
  return (await tx.rows.deleteFrom('accounts.person').where('id', '=', anyOf(accounts)).returning('id').execute()).length
}
