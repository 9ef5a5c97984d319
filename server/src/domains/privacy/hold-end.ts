import { sql } from 'kysely'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** How long it stays known that somebody was held, and by whom: for questions that come after. */
export const holdDays = 365

/** Holds that were released a year ago, and those that nobody approved in a year. They belong to no subject here: a later hold of the same one keeps none. */
export const holdsDue = (tx: RowsTx, at: Date) => {
  const before = new Date(at.getTime() - holdDays * 86_400_000)
  return tx.rows
    .selectFrom('privacy.hold as hold')
    .leftJoin('privacy.hold_release as release', 'release.hold_id', 'hold.id')
    .leftJoin('privacy.hold_approval as approval', 'approval.hold_id', 'hold.id')
    .select('hold.id')
    .select(sql<string | null>`null::uuid`.as('subject_id'))
    .select(sql<string | null>`null::uuid`.as('account_id'))
    .select(({ fn }) => fn.coalesce('release.released_at', 'hold.asked_at').as('since'))
    .where(({ fn }) => sql<boolean>`${fn.coalesce('release.released_at', 'hold.asked_at')} <= ${before}`)
    .where(({ or, eb }) => or([eb('release.hold_id', 'is not', null), eb('approval.hold_id', 'is', null)]))
}

/** Those of these holds that are due go. */
export async function endHolds(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = await holdsDue(tx, at).where('hold.id', '=', anyOf(ids)).orderBy('hold.id').forUpdate('hold').skipLocked().execute()
  for (const { id } of due) {
    await tx.rows.deleteFrom('privacy.hold').where('id', '=', id).execute()
    await record(tx, system, { deed: 'hold.end', object: { kind: 'hold', id }, purpose: 'rights' })
  }
  return due.map(({ id }) => id)
}
