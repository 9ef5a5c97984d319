import type pg from 'pg'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import known from 'pg-boss/package.json' with { type: 'json' }
import { queues } from './queues.ts'

const schema = 'jobs'
const newest: number = known.pgboss.schema

/**
 * Makes the tables of pg-boss, or brings them up to date, as the owner; at run time it has no right to change them. One at a time, and
 * never back. The queues take the settings that this version of the product gives them.
 */
export async function migrateJobs(owner: pg.Pool, say: (line: string) => void): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('select pg_advisory_lock(7236642)')
    const version = await versionOf(client)
    if (version === undefined) await client.query(getConstructionPlans(schema))
    else if (version < newest) await client.query(atOnce(getMigrationPlans(schema, version)))
    if (version !== newest) say(`data database: jobs, version ${newest}`)
    for (const { name, retryLimit, retryDelay, retryDelayMax, expireInSeconds } of queues) {
      // What is done is deleted by its worker at once; what is left at the end is parked, and stays until somebody looks at it.
      const settings = { policy: 'standard', retryLimit, retryDelay, retryBackoff: true, retryDelayMax, expireInSeconds }
      await client.query('select jobs.create_queue($1, $2) where not exists (select from jobs.queue where name = $1)', [name, settings])
      await client.query(
        `update jobs.queue set retry_limit = $2, retry_delay = $3, retry_backoff = true, retry_delay_max = $4, expire_seconds = $5,
           deletion_seconds = 0, retention_seconds = 31536000 where name = $1`,
        [name, retryLimit, retryDelay, retryDelayMax, expireInSeconds],
      )
    }
    await client.query(`
      grant usage on schema ${schema} to cc_app, cc_read;
      grant select on all tables in schema ${schema} to cc_read;
      grant select, insert, update, delete on all tables in schema ${schema} to cc_app;
      revoke insert, delete on ${schema}.version from cc_app`)
  } finally {
    await client.query('select pg_advisory_unlock(7236642)')
    client.release()
  }
}

/** An index that is built beside the work cannot be built in a transaction, and a script that is sent whole is one. */
const atOnce = (plans: string): string => plans.replace(/\b(INDEX) CONCURRENTLY\b/g, '$1')

async function versionOf(client: pg.PoolClient): Promise<number | undefined> {
  const there = await client.query<{ there: boolean }>(`select to_regclass('${schema}.version') is not null as there`)
  if (!there.rows[0]?.there) return undefined
  return (await client.query<{ version: number }>(`select version from ${schema}.version`)).rows[0]?.version
}
