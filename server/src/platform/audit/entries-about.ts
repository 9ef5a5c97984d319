import type { Kysely } from 'kysely'
import type { Purpose } from '#contract/purposes.ts'
import type { Actor } from '../actor.ts'
import type { Tables } from '../db/tables.ts'

/** One entry about somebody, as it stands. */
export interface EntryAbout {
  readonly at: Date
  readonly actor_kind: Actor['kind']
  readonly actor_id: string | null
  readonly deed: string
  readonly object_kind: string
  readonly purpose: Purpose
}

const atOnce = 1_000

/**
 * What was done about a subject, oldest first, in pages: found by the pseudonym, which only its key tells. `db` is of a role that may read the
 * audit, as cc_chain and cc_read may: cc_app only adds to it.
 */
export async function* entriesAbout(db: Kysely<Tables>, pseudonym: string): AsyncGenerator<readonly EntryAbout[]> {
  let after: { readonly at: Date; readonly id: string } | undefined
  for (;;) {
    const page = await db
      .selectFrom('audit.entry')
      .select(['id', 'at', 'actor_kind', 'actor_id', 'deed', 'object_kind', 'purpose'])
      .where('subject_pseudonym', '=', pseudonym)
      .$if(after !== undefined, (query) =>
        query.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '>', tuple(after?.at ?? new Date(0), after?.id ?? ''))),
      )
      .orderBy('at')
      .orderBy('id')
      .limit(atOnce)
      .execute()
    if (page.length > 0) yield page
    if (page.length < atOnce) return
    after = page.at(-1)
  }
}
