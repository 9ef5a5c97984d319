import { type RawBuilder, sql } from 'kysely'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'sharing.undo': { id: string; owner_id: string; until: Date; brought_back: number | null }
    'sharing.undo_link': { link_id: string; undo_id: string }
    'sharing.undo_asking': { asking_id: string; undo_id: string }
  }
}

/** A link whose key is there for good, or still: not taken back, or so shortly ago that it may be brought back. */
export const stillWrapped: RawBuilder<boolean> = sql`(not exists (select from sharing.revocation where link_id = link.id)
  or exists (select from sharing.undo_link where undo_link.link_id = link.id))`

/** A link that asks first, and was not taken back a moment ago. */
export const stillAsks: RawBuilder<boolean> = sql`not exists (select from sharing.undo_asking where undo_asking.asking_id = asking.id)`
