import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'

/** Which entries are looked for: from a moment on, before another, and by whom, of what or on what, where that is known. */
export interface Looked {
  readonly from: Date
  readonly to: Date
  readonly actorId?: string | undefined
  readonly deed?: string | undefined
  readonly object?: string | undefined
}

/** The pseudonyms of whom entries are about, and how many entries name none. `db` is of a role that may read the audit. */
export async function pseudonymsIn(
  db: Kysely<Tables>,
  { from, to, actorId, deed, object }: Looked,
): Promise<{ readonly pseudonyms: ReadonlySet<string>; readonly aboutNobody: number }> {
  const rows = await db
    .selectFrom('audit.entry')
    .select(({ fn }) => ['subject_pseudonym', fn.countAll<string>().as('entries')])
    .where('at', '>=', from)
    .where('at', '<', to)
    .$if(actorId !== undefined, (query) => query.where('actor_id', '=', actorId ?? null))
    .$if(deed !== undefined, (query) => query.where('deed', '=', deed ?? ''))
    .$if(object !== undefined, (query) => query.where('object_kind', '=', object ?? ''))
    .groupBy('subject_pseudonym')
    .execute()
  return {
    pseudonyms: new Set(rows.flatMap(({ subject_pseudonym }) => subject_pseudonym ?? [])),
    aboutNobody: Number(rows.find(({ subject_pseudonym }) => subject_pseudonym === null)?.entries ?? 0),
  }
}
