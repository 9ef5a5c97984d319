import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import { stillWrapped } from './undo-rows.ts'

// A passing link is one of many: whoever owns them sees, counts and takes back the code that changes, not each link of it.

/** Every link but those that pass, and of these the newest of an edition that can still be read. */
export const hasItsLine = (
  now: Date,
): RawBuilder<boolean> => sql`(link.opens_until is null or (link.expires_at > ${now} and ${notRevoked(sql`link`)}
  and not exists (select from sharing.link as later where later.edition_id = link.edition_id and later.opens_until is not null
    and later.id > link.id and ${notRevoked(sql`later`)})))`
const notRevoked = (link: RawBuilder<unknown>) => sql`not exists (select from sharing.revocation where link_id = ${link}.id)`

/** Where one of these passes, the others of its code that were not taken back. */
export async function ofTheirCodes(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    select link.id from sharing.link where link.opens_until is not null and ${stillWrapped} and link.edition_id in
      (select one.edition_id from sharing.link as one where one.id = any(${[...ids]}::uuid[]) and one.opens_until is not null)`.execute(
    tx.rows,
  )
  return found.rows.map(({ id }) => id)
}

interface Line {
  readonly id: string
  readonly edition_id: string
  readonly opens_until: Date | null
}
/** How many lines of 'Qui peut voir ma carte' these links are. */
export const linesOf = (links: readonly Line[]): number => new Set(links.map((link) => (link.opens_until ? link.edition_id : link.id))).size

/** What is one line: a link, or a code that changes. */
export const lineOf: RawBuilder<string> = sql`case when link.opens_until is null then link.id else link.edition_id end`

export async function linesAmong(tx: Tx, links: readonly { readonly id: string }[]): Promise<number> {
  const found = await sql<{ lines: number }>`
    select count(distinct ${lineOf})::int as lines from sharing.link where id = any(${links.map(({ id }) => id)}::uuid[])`.execute(tx.rows)
  return found.rows[0]?.lines ?? 0
}
