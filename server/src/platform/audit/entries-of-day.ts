import { type Kysely, sql } from 'kysely'
import type { OpenedField } from '#contract/openings.ts'
import type { Purpose } from '#contract/purposes.ts'
import type { Job } from '#contract/staff.ts'
import type { Actor } from '../actor.ts'
import { endOfDay } from '../dates.ts'
import type { Tables } from '../db/tables.ts'

/** An entry as it stands, with its place in the chain, and of what staff opened by which jobs and which fields. */
export interface EntryRead {
  readonly id: string
  readonly at: Date
  readonly actor_kind: Actor['kind']
  readonly actor_id: string | null
  readonly deed: string
  readonly object_kind: string
  readonly object_id: string | null
  readonly subject_pseudonym: string | null
  readonly purpose: Purpose
  readonly case_id: string | null
  readonly number: string | null
  readonly jobs: Job[] | null
  readonly fields: OpenedField[] | null
}

export interface Wanted {
  /** In Morocco. */
  readonly day: string
  readonly deed?: string | undefined
  /** What was opened by this job, and what these people did besides. */
  readonly by?: { readonly job: Job; readonly holders: readonly string[] } | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/**
 * The entries of a day, the newest first. Their ids tell the time, and are what they are found by: an index by time would cost every deed of the product.
 * `db` is of a role that may read the audit.
 */
export async function entriesOfDay(db: Kysely<Tables>, { day, deed, by, after, limit }: Wanted): Promise<readonly EntryRead[]> {
  return db
    .selectFrom('audit.entry as entry')
    .leftJoin('audit.link as link', 'link.entry_id', 'entry.id')
    .leftJoin('audit.opening as opening', 'opening.entry_id', 'entry.id')
    .select(['entry.id', 'entry.at', 'entry.actor_kind', 'entry.actor_id', 'entry.deed', 'entry.object_kind', 'entry.object_id'])
    .select(['entry.subject_pseudonym', 'entry.purpose', 'entry.case_id', 'link.number', 'opening.jobs', 'opening.fields'])
    .where(withinDay(day))
    .$if(deed !== undefined, (query) => query.where('entry.deed', '=', deed ?? ''))
    .$if(by !== undefined, (query) =>
      query.where(
        sql<boolean>`case when opening.entry_id is null then entry.actor_id = any(${[...(by?.holders ?? [])]}::uuid[])
          else ${by?.job ?? ''} = any(opening.jobs) end`,
      ),
    )
    .$if(after !== undefined, (query) => query.where('entry.id', '<', after ?? ''))
    .orderBy('entry.id', 'desc')
    .limit(limit)
    .execute()
}

/** How often each deed was done on a day, the most frequent first. */
export async function deedsOfDay(db: Kysely<Tables>, day: string): Promise<{ deed: string; count: number }[]> {
  return db
    .selectFrom('audit.entry as entry')
    .select(['entry.deed', sql<number>`count(*)::int`.as('count')])
    .where(withinDay(day))
    .groupBy('entry.deed')
    .orderBy('count', 'desc')
    .orderBy('entry.deed')
    .execute()
}

/** RFC 9562, 5.7: the first 48 bits are the milliseconds. */
const firstIdAt = (moment: number): string => {
  const hex = moment.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}
function withinDay(day: string) {
  const [begins, ends] = [dayBefore(day), day].map((one) => endOfDay(one).getTime() + 1_000) as [number, number]
  return sql<boolean>`entry.id >= ${firstIdAt(begins)}::uuid and entry.id < ${firstIdAt(ends)}::uuid`
}
const dayBefore = (day: string): string => new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
