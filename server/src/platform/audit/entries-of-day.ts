import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { OpenedField } from '#contract/openings.ts'
import type { Purpose } from '#contract/purposes.ts'
import type { Job } from '#contract/staff.ts'
import { anyOf } from '#platform/db/any-of.ts'
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
 * Links and openings are asked for by ids, each by itself: joined, the database may go through all that is there for a page. `db` is of a role
 * that may read the audit.
 */
export async function entriesOfDay(db: Kysely<Tables>, { day, deed, by, after, limit }: Wanted): Promise<readonly EntryRead[]> {
  const ofJob = by && (await doneBy(db, day, by))
  const entries = await db
    .selectFrom('audit.entry as entry')
    .selectAll('entry')
    .where(withinDay('entry.id', day))
    .$if(deed !== undefined, (query) => query.where('entry.deed', '=', deed ?? ''))
    .$if(ofJob !== undefined, (query) => query.where(ofJob ?? sql<boolean>`true`))
    .$if(after !== undefined, (query) => query.where('entry.id', '<', after ?? ''))
    .orderBy('entry.id', 'desc')
    .limit(limit)
    .execute()
  const these = anyOf(entries.map(({ id }) => id))
  const links = await db.selectFrom('audit.link').select(['entry_id', 'number']).where('entry_id', '=', these).execute()
  const openings = await db.selectFrom('audit.opening').select(['entry_id', 'jobs', 'fields']).where('entry_id', '=', these).execute()
  const numbers = new Map(links.map(({ entry_id, number }) => [entry_id, number]))
  const opened = new Map(openings.map(({ entry_id, ...more }) => [entry_id, more]))
  return entries.map((entry) => ({
    ...entry,
    number: numbers.get(entry.id) ?? null,
    jobs: opened.get(entry.id)?.jobs ?? null,
    fields: opened.get(entry.id)?.fields ?? null,
  }))
}

/** What was opened by a job on a day, and what those who hold it did besides. */
async function doneBy(db: Kysely<Tables>, day: string, { job, holders }: NonNullable<Wanted['by']>): Promise<RawBuilder<boolean>> {
  const openings = await db.selectFrom('audit.opening').select(['entry_id', 'jobs']).where(withinDay('entry_id', day)).execute()
  const [all, byJob] = [openings, openings.filter(({ jobs }) => jobs.includes(job))].map((some) => some.map(({ entry_id }) => entry_id))
  return sql`(entry.id = any(${byJob}::uuid[]) or (entry.actor_id = any(${[...holders]}::uuid[]) and entry.id <> all(${all}::uuid[])))`
}

/** How often each deed was done on a day, the most frequent first. */
export async function deedsOfDay(db: Kysely<Tables>, day: string): Promise<{ deed: string; count: number }[]> {
  return db
    .selectFrom('audit.entry as entry')
    .select(['entry.deed', sql<number>`count(*)::int`.as('count')])
    .where(withinDay('entry.id', day))
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
function withinDay(column: 'entry.id' | 'entry_id', day: string) {
  const [begins, ends] = [dayBefore(day), day].map((one) => endOfDay(one).getTime() + 1_000) as [number, number]
  const id = sql.ref(column)
  return sql<boolean>`${id} >= ${firstIdAt(begins)}::uuid and ${id} < ${firstIdAt(ends)}::uuid`
}
const dayBefore = (day: string): string => new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
