import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** A job that failed for good: ids only. */
export interface ParkedJob {
  readonly job: string
  readonly kind: string
  readonly object: string
  readonly tries: number
  /** Why the last try failed: a code. */
  readonly code: string
  readonly since: Date
}

export async function parkedJobs(db: Kysely<Tables>, queue: string): Promise<readonly ParkedJob[]> {
  const found = await sql<ParkedJob>`
    select id as job, data->>'kind' as kind, data->>'id' as object, retry_count + 1 as tries, coalesce(output->>'code', 'silent') as code,
      completed_on as since
    from jobs.job where name = ${queue} and state = 'failed' order by completed_on`.execute(db)
  return found.rows
}

export async function parkedCount(db: Kysely<Tables>, queue: string): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from jobs.job where name = ${queue} and state = 'failed'`.execute(db)
  return found.rows[0]?.count ?? 0
}

/** Has one parked job, or all of them, tried again from the beginning, under their own ids. Returns which. */
export async function retryParked(db: Kysely<Tables>, queue: string, job?: string): Promise<readonly string[]> {
  const done = await sql<{ id: string }>`
    update jobs.job j set state = 'retry', retry_count = 0, retry_limit = q.retry_limit, completed_on = null, start_after = now(),
      keep_until = now() + q.retention_seconds * interval '1 second'
    from jobs.queue q
    where q.name = j.name and j.name = ${queue} and j.state = 'failed' and (${job ?? null}::uuid is null or j.id = ${job ?? null}::uuid)
    returning j.id`.execute(db)
  return done.rows.map(({ id }) => id)
}
