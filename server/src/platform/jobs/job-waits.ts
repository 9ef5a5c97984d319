import { sql } from 'kysely'
import type { RowsTx } from '../db/rows.ts'
import type { JobData, Queue } from './queue.ts'

/** Whether such a job is stored and not yet done: waiting, under way, or to be tried again. A parked one is not. */
export async function jobWaits(tx: RowsTx, queue: Pick<Queue, 'name'>, { kind, id }: JobData): Promise<boolean> {
  const found = await sql`
    select from jobs.job where name = ${queue.name} and state in ('created', 'retry', 'active') and data->>'kind' = ${kind} and data->>'id' = ${id}
    limit 1`.execute(tx.rows)
  return found.rows.length > 0
}
