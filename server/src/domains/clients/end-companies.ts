import { sql } from 'kysely'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { endInvitationsOf } from './end-invitations.ts'

/** As long as what is left of a closed account: a company ends with its last member. */
export const leftDays = 90

/** Companies in which nobody has been for so long. */
export const companiesDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('clients.left_company as left')
    .innerJoin('clients.company as company', 'company.id', 'left.company_id')
    .select(['company.id', 'company.subject_id', 'left.left_at as since'])
    .select(sql<string | null>`null::uuid`.as('account_id'))
    .where('left.left_at', '<=', new Date(at.getTime() - leftDays * 86_400_000))

/** Erases those of these companies that are due still: somebody may be joining one. */
export async function endCompanies(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = await companiesDue(tx, at).where('company.id', '=', anyOf(ids)).orderBy('company.id').forUpdate().skipLocked().execute()
  await endInvitationsOf(
    tx,
    system,
    due.map(({ id }) => id),
  )
  for (const { id, subject_id } of due) {
    await tx.rows.deleteFrom('clients.company').where('id', '=', id).execute()
    await tx.vault.erase(tx, subject_id)
    await record(tx, system, { deed: 'company.end', object: { kind: 'company', id }, purpose: 'contracts' })
  }
  return due.map(({ id }) => id)
}
