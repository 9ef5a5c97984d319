import { sql } from 'kysely'
import { closedDays } from '#contract/accounts.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { OnClosed } from './own-account.ts'
import { endWaysIn } from './ways-in.ts'

/** Accounts whose time after the closing is over. */
export const closedDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('accounts.closing as closing')
    .innerJoin('accounts.person as person', 'person.id', 'closing.person_id')
    .select(['person.id', 'person.subject_id', 'person.id as account_id', 'closing.closed_at as since'])
    .where('closing.closed_at', '<=', new Date(at.getTime() - closedDays * 86_400_000))

/**
 * Erases those of these accounts that are due: the row, what others hold of it (`onErased`, each domain its own), and its key, so that nothing of
 * it opens in any backup.
 */
export async function eraseClosedAccounts(tx: Tx, ids: readonly string[], at: Date, onErased: readonly OnClosed[]): Promise<string[]> {
  const closed = await closedDue(tx, at)
    .where('person.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('person.id')
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id, subject_id } of closed) {
    for (const end of onErased) await end(tx, system, id)
    await eraseAccount(tx, id, subject_id)
  }
  return closed.map(({ id }) => id)
}

/** Erases accounts that are closed, whatever time they had left: their holder asked for it, and showed that it is they. */
export async function eraseAccountsOf(tx: Tx, _actor: Actor, subjectIds: readonly string[]): Promise<void> {
  const closed = await tx.rows
    .selectFrom('accounts.closing as closing')
    .innerJoin('accounts.person as person', 'person.id', 'closing.person_id')
    .select(['person.id', 'person.subject_id'])
    .where('person.subject_id', '=', sql<string>`any(${[...subjectIds]}::uuid[])`)
    .orderBy('person.id')
    .forUpdate('person')
    .execute()
  for (const { id, subject_id } of closed) await eraseAccount(tx, id, subject_id)
}

async function eraseAccount(tx: Tx, personId: string, subjectId: string): Promise<void> {
  const attempts = await tx.rows.deleteFrom('accounts.attempt').where('person_id', '=', personId).returning('subject_id').execute()
  await tx.rows.deleteFrom('accounts.ceremony').where('person_id', '=', personId).execute()
  await endWaysIn(tx, personId)
  await tx.rows.deleteFrom('accounts.closing').where('person_id', '=', personId).execute()
  await tx.rows.deleteFrom('accounts.person').where('id', '=', personId).execute()
  await tx.vault.eraseAll(tx, [subjectId, ...attempts.map(({ subject_id }) => subject_id)])
  await record(tx, system, { deed: 'account.erase', object: { kind: 'account', id: personId }, purpose: 'rights' })
}
