import { sql } from 'kysely'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import type { OnClosed } from './own-account.ts'

/**
 * How long what is left of an account stays, sealed and out of use, once it is closed: for who closed it by mistake or was made to. The policy's two
 * years are the most; nothing that is built needs them longer.
 */
export const closedDays = 90

/**
 * Erases accounts whose time after the closing is over: the row, what others hold of it (`onErased`, each domain its own), and its key, so that
 * nothing of it opens in any backup. One at a time, each in a transaction of its own: it may be killed anywhere, and runs again.
 */
export async function eraseClosedAccounts(deeds: Deeds, clock: Clock, onErased: readonly OnClosed[]): Promise<number> {
  const before = new Date(clock.now().getTime() - closedDays * 86_400_000)
  for (let erased = 0; ; erased++) {
    const more = await deeds.run(async (tx) => {
      const closed = await tx.rows
        .selectFrom('accounts.closing as closing')
        .innerJoin('accounts.person as person', 'person.id', 'closing.person_id')
        .select(['person.id', 'person.subject_id'])
        .where('closing.closed_at', '<=', before)
        .orderBy('closing.closed_at')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (!closed) return false
      for (const end of onErased) await end(tx, system, closed.id)
      await eraseAccount(tx, closed.id, closed.subject_id)
      return true
    })
    if (!more) return erased
  }
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
  await tx.rows.deleteFrom('accounts.closing').where('person_id', '=', personId).execute()
  await tx.rows.deleteFrom('accounts.person').where('id', '=', personId).execute()
  await tx.vault.eraseAll(tx, [subjectId, ...attempts.map(({ subject_id }) => subject_id)])
  await record(tx, system, { deed: 'account.erase', object: { kind: 'account', id: personId }, purpose: 'rights' })
}
