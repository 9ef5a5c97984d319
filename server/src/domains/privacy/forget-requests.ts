import { sql } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import { proofMinutes } from './prove-request.ts'

/** How long an answered request proves that it was answered: a month less than the two years of the policy, for its key must be gone by then. */
export const keptMonths = 23
const atOnce = 200

/** Requests past their time go with their keys; codes that are no longer good go within the day. In batches: it may be killed anywhere. */
export async function forgetRequests(deeds: Deeds, clock: Clock): Promise<number> {
  await deeds.run((tx) =>
    tx.rows
      .deleteFrom('privacy.proof')
      .where('made_at', '<', new Date(clock.now().getTime() - (86_400_000 + proofMinutes * 60_000)))
      .execute(),
  )
  const before = moroccanDate(clock.now(), { months: -keptMonths })
  for (let forgotten = 0; ; ) {
    const some = await deeds.run(async (tx) => {
      const rows = await tx.rows
        .selectFrom('privacy.request')
        .select(['id', 'subject_id', 'ended_at'])
        .where('ended_at', '<', new Date(`${before}T00:00:00Z`))
        .orderBy('subject_id')
        .limit(atOnce)
        .execute()
      if (rows.length === 0) return 0
      await tx.vault.eraseAll(
        tx,
        rows.map(({ subject_id }) => subject_id),
      )
      const ids = rows.map(({ id }) => id)
      await tx.rows.deleteFrom('privacy.request').where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()
      return rows.length
    })
    forgotten += some
    if (some < atOnce) return forgotten
  }
}
