import { sql } from 'kysely'
import type { RowsTx } from '../db/rows.ts'
import type { Queue } from './queue.ts'

/** A job of a queue, and how it stands: it waits or is under way, or it is parked. */
export interface KnownJob {
  readonly job: string
  readonly object: string
  readonly parked: boolean
  readonly tries: number
  /** Why the last try failed: a code; null before one did. */
  readonly code: string | null
}

/** The jobs of one kind, by what they are about: of several the newest. What is done is not among them. */
export async function jobsOfKind(tx: RowsTx, queue: Pick<Queue, 'name'>, kind: string): Promise<ReadonlyMap<string, KnownJob>> {
  const { rows } = await sql<KnownJob>`
    select id as job, data->>'id' as object, state = 'failed' as parked, output->>'code' as code,
      case when state = 'created' then 0 when state = 'retry' then retry_count else retry_count + 1 end as tries
    from jobs.job where name = ${queue.name} and data->>'kind' = ${kind} and state in ('created', 'retry', 'active', 'failed')
    order by created_on, id`.execute(tx.rows)
  return new Map(rows.map((one) => [one.object, one]))
}
