import { sql } from 'kysely'
import type { Purpose } from '#contract/purposes.ts'
import type { RestrictedUse } from '#contract/requests.ts'
import type { RowsTx } from '../db/rows.ts'
import { Refusal } from '../refusal.ts'

/** What a person had stopped of the use of their data (law 09-08, art. 8: 'verrouillage'; GDPR, art. 18). */
export interface Restrictions {
  restrict(tx: RowsTx, subjectId: string, uses: readonly RestrictedUse[]): Promise<void>
  lift(tx: RowsTx, subjectId: string, uses: readonly RestrictedUse[]): Promise<void>
  /** Since when each use is stopped; `all` is every one of them. */
  restricted(tx: RowsTx, subjectId: string): Promise<ReadonlyMap<RestrictedUse, Date>>
}

export const restrictions: Restrictions = {
  async restrict(tx, subjectId, uses) {
    if (uses.length === 0) return
    await tx.rows
      .insertInto('vault.restriction')
      .values([...new Set(uses)].map((use) => ({ subject_id: subjectId, use, since: tx.clock.now() })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
  async lift(tx, subjectId, uses) {
    if (uses.length === 0) return
    await tx.rows.deleteFrom('vault.restriction').where('subject_id', '=', subjectId).where('use', 'in', uses).execute()
  },
  async restricted(tx, subjectId) {
    const rows = await tx.rows.selectFrom('vault.restriction').select(['use', 'since']).where('subject_id', '=', subjectId).execute()
    return new Map(rows.map(({ use, since }) => [use, since]))
  },
}

/** Whether whoever lies under the key that a column names had one of these uses stopped, or all of them. */
export const restrictedUnder = (subject: string, ...uses: readonly RestrictedUse[]) =>
  sql<boolean>`exists (select from vault.restriction
    where restriction.subject_id = ${sql.ref(subject)} and restriction.use = any(${[...uses, 'all']}::text[]))`

/** What the law obliges us to, and what serves the person themselves, no restriction stops. */
const neverStopped: readonly Purpose[] = ['rights', 'security', 'the account', 'invoices', 'accounting', 'sharing the card']

/**
 * Refuses a use that the person stopped: surveys, and every reading by staff, which is always within a case. Sharing is stopped where cards are,
 * counting where it is counted: their owner reads what is theirs all the while.
 */
export async function refuseRestricted(
  tx: RowsTx,
  subjectId: string,
  { purpose, caseId }: { readonly purpose: Purpose; readonly caseId?: string },
): Promise<void> {
  if (neverStopped.includes(purpose) || (caseId === undefined && purpose !== 'satisfaction surveys')) return
  const stopped = await restrictions.restricted(tx, subjectId)
  if (stopped.has('all') || stopped.has(purpose === 'satisfaction surveys' ? 'surveys' : 'staff')) throw new Refusal('restricted')
}
