import { sql } from 'kysely'
import type { RowsTx } from '../db/rows.ts'
import type { JobData, Queue } from './queue.ts'

/**
 * Stores a job in the transaction of the deed: with it committed, with it rolled back. Written straight into pg-boss's table, so that any
 * process that runs deeds can post without a worker of its own; what a try may cost is copied from the queue's row, as pg-boss does.
 */
export async function storeJob(tx: RowsTx, queue: Pick<Queue, 'name'>, { kind, id }: JobData): Promise<string> {
  const jobId = tx.ids.next()
  const stored = await sql`
    insert into jobs.job (id, name, data, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds,
      keep_until, policy, dead_letter, heartbeat_seconds)
    select ${jobId}::uuid, name, jsonb_build_object('kind', ${kind}::text, 'id', ${id}::text), retry_limit, retry_delay, retry_backoff, retry_delay_max,
      expire_seconds, deletion_seconds, now() + retention_seconds * interval '1 second', policy, dead_letter, heartbeat_seconds
    from jobs.queue where name = ${queue.name}`.execute(tx.rows)
  if (stored.numAffectedRows !== 1n) throw new Error('the queue is not there')
  return jobId
}
