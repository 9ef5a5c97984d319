import { closedDays } from '#contract/accounts.ts'
import { type Actor, system } from '#platform/actor.ts'
import { recordAll } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { endWaysIn } from './ways-in.ts'

/** Accounts whose time after the closing is over. */
export const closedDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('accounts.closing as closing')
    .innerJoin('accounts.person as person', 'person.id', 'closing.person_id')
    .select(['person.id', 'person.subject_id', 'person.id as account_id', 'closing.closed_at as since'])
    .where('closing.closed_at', '<=', new Date(at.getTime() - closedDays * 86_400_000))

/** What others hold of accounts that are erased; other domains hand it in. Twice is once. */
export type OnErased = (tx: Tx, actor: Actor, personIds: readonly string[]) => Promise<void>

/**
 * Erases those of these accounts that are due: the rows, what others hold of them (`onErased`, each domain its own), and their keys, so that nothing of
 * them opens in any backup. As many statements for fifty as for one.
 */
export async function eraseClosedAccounts(tx: Tx, ids: readonly string[], at: Date, onErased: readonly OnErased[]): Promise<string[]> {
  const closed = await closedDue(tx, at).where('person.id', '=', anyOf(ids)).orderBy('person.id').forUpdate().skipLocked().execute()
  const erased = closed.map(({ id }) => id)
  if (erased.length > 0) for (const end of onErased) await end(tx, system, erased)
  await eraseAccounts(tx, closed)
  return erased
}

/** Erases accounts that are closed, whatever time they had left: their holder asked for it, and showed that it is they. */
export async function eraseAccountsOf(tx: Tx, _actor: Actor, subjectIds: readonly string[]): Promise<void> {
  const closed = await tx.rows
    .selectFrom('accounts.closing as closing')
    .innerJoin('accounts.person as person', 'person.id', 'closing.person_id')
    .select(['person.id', 'person.subject_id'])
    .where('person.subject_id', '=', anyOf(subjectIds))
    .orderBy('person.id')
    .forUpdate('person')
    .execute()
  await eraseAccounts(tx, closed)
}

async function eraseAccounts(tx: Tx, accounts: readonly { readonly id: string; readonly subject_id: string }[]): Promise<void> {
  if (accounts.length === 0) return
  const ids = accounts.map(({ id }) => id)
  const attempts = await tx.rows.deleteFrom('accounts.attempt').where('person_id', '=', anyOf(ids)).returning('subject_id').execute()
  await tx.rows.deleteFrom('accounts.ceremony').where('person_id', '=', anyOf(ids)).execute()
  await endWaysIn(tx, ids)
  await tx.rows.deleteFrom('accounts.closing').where('person_id', '=', anyOf(ids)).execute()
  await tx.rows.deleteFrom('accounts.person').where('id', '=', anyOf(ids)).execute()
  await tx.vault.eraseAll(
    tx,
    [...accounts, ...attempts].map(({ subject_id }) => subject_id),
  )
  await recordAll(
    tx,
    system,
    ids.map((id) => ({ deed: 'account.erase', object: { kind: 'account', id }, purpose: 'rights' })),
  )
}
