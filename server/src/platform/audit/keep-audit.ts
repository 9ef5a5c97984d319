import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Keyring } from '../vault/keyring.ts'
import { type AuditRows, asOnlyOne, linkEntries } from './chain.ts'
import { exportHeads, lastInBoth } from './export-heads.ts'
import { tellAudit } from './metrics.ts'
import { newestSigningKey } from './signing-key.ts'

/** What keeping the record takes: linking and signing each second, looking whether all is well, and letting old days go. */
export function auditKeeper(db: AuditRows, keyring: Keyring, clock: Clock, headsFolder: string) {
  const tellOutside = () => exportHeads(db, keyring, headsFolder)
  return {
    async link(): Promise<void> {
      const { signed } = await linkEntries(db, clock, () => newestSigningKey(keyring))
      if (signed > 0) await tellOutside()
    },
    /** What a kill kept inside goes out, or what another process signed, or what somebody took away outside. */
    async look(): Promise<void> {
      try {
        await tellOutside()
      } finally {
        tellAudit(await auditState(db, headsFolder))
      }
    },
    dropOldDays: () => dropOldDays(db, clock),
  }
}

/** How far the chain and the export are behind. */
export async function auditState(
  db: AuditRows,
  headsFolder: string,
): Promise<{ behindSeconds: number; waiting: number; notExported: number }> {
  const { rows: heads } = await sql<{ behind: number }>`
    select count(*)::int as behind from audit.head where id > ${await lastInBoth(db, headsFolder)}`.execute(db)
  return { ...(await chainLag(db)), notExported: heads[0]?.behind ?? 0 }
}

/** How many entries wait for their link, and for how long the oldest has. */
export async function chainLag(db: AuditRows): Promise<{ behindSeconds: number; waiting: number }> {
  const { rows: waits } = await sql<{ waiting: number; seconds: number }>`
    select count(*)::int as waiting, coalesce(extract(epoch from clock_timestamp() - min(since)), 0)::float as seconds from audit.waiting`.execute(
    db,
  )
  return { behindSeconds: waits[0]?.seconds ?? 0, waiting: waits[0]?.waiting ?? 0 }
}

const batch = 2_000

/** Lets the days go that ended more than 24 months ago, each as a whole; the database says which those are. Their signed heads stay. */
async function dropOldDays(db: AuditRows, clock: Clock): Promise<number> {
  const dropped = await asOnlyOne(db, 'days', async (rows) => {
    for (let all = 0; ; ) {
      const done = await sql<{ dropped: number }>`select audit.drop_days(${clock.now()}, ${batch}) as dropped`.execute(rows)
      const count = done.rows[0]?.dropped ?? 0
      all += count
      if (count === 0) return all
    }
  })
  return dropped ?? 0
}
