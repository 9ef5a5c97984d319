import { type Kysely, sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../db/tables.ts'
import type { Tx } from '../db/transaction.ts'
import { Refusal } from '../refusal.ts'

declare module '../db/tables.ts' {
  interface Tables {
    'limits.tried': { digest: Buffer; times: number; until: Date }
  }
}

export interface Limit {
  /** What is tried; each has counts of its own. */
  readonly name: string
  readonly most: number
  /** Ten minutes at most: no source is known any longer than that. */
  readonly minutes: number
}

/**
 * Counts a try of somebody or from somewhere, and says how many seconds to wait once there were too many; 0 while there were not. Counted
 * in the deed's transaction: a deed that refuses must return its refusal, not throw it. Two at a time wait for one another.
 */
export async function tried(tx: Tx, limit: Limit, of: string): Promise<number> {
  const digest = await tx.vault.digest(`limits/${limit.name}`, of)
  const now = tx.clock.now()
  const until = new Date(now.getTime() + limit.minutes * 60_000)
  const counted = await sql<{ times: number; until: Date }>`
    insert into limits.tried (digest, times, until) values (${digest}, 1, ${until})
    on conflict (digest) do update set
      times = case when tried.until <= ${now} then 1 else tried.times + 1 end,
      until = case when tried.until <= ${now} then excluded.until else tried.until end
    returning times, until`.execute(tx.rows)
  const row = counted.rows[0]
  if (!row || row.times <= limit.most) return 0
  return Math.max(1, Math.ceil((row.until.getTime() - now.getTime()) / 1_000))
}

/** Counts a try by each of these, and says which is one too many. The refusal is returned, for the counts must stay. */
export async function tooMany(tx: Tx, ...counts: readonly (readonly [limit: Limit, of: string])[]): Promise<Refusal | undefined> {
  let wait = 0
  for (const [limit, of] of counts) wait = Math.max(wait, await tried(tx, limit, of))
  return wait > 0 ? new Refusal('too-many', [], wait) : undefined
}

/** After a success the count begins anew. */
export async function forgive(tx: Tx, limit: Limit, of: string): Promise<void> {
  const digest = await tx.vault.digest(`limits/${limit.name}`, of)
  await tx.rows.deleteFrom('limits.tried').where('digest', '=', digest).execute()
}

export async function forgetTries(db: Kysely<Tables>, clock: Clock): Promise<void> {
  await db.deleteFrom('limits.tried').where('until', '<=', clock.now()).execute()
}
