import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'

// Whom a link was made for is needed as long as it opens. The line in the owner's list stays, without them.

/** How long an owner still sees whom a link was for once it is over. Nobody notes when the last opening was: it runs from the making. */
export const keptDays = 30
const day = 86_400_000

/**
 * Forgets the visitors of these links: their keys, what lies under them, what told their browser, and their codes. Returns the links whose
 * visitors were known until now.
 */
export async function forgetVisitors(tx: Tx, linkIds: readonly string[]): Promise<readonly string[]> {
  const known = await tx.rows
    .selectFrom('sharing.named')
    .select(['link_id', 'subject_id'])
    .where('link_id', '=', anyOf(linkIds))
    .where('visitor', 'is not', null)
    .orderBy('subject_id')
    .execute()
  // the subject first and then its rows, as where its key is renewed: no deadlock
  for (const { subject_id } of known) await tx.vault.erase(tx, subject_id)
  const ids = known.map(({ link_id }) => link_id)
  const forgotten = await tx.rows
    .updateTable('sharing.named')
    // bound to no browser, so that none can be bound to it after
    .set({ visitor: null, bound_digest: sql<Buffer | null>`case when binds then decode(repeat('00', 32), 'hex') end` })
    .where('link_id', '=', anyOf(ids))
    .where('visitor', 'is not', null)
    .returning('link_id')
    .execute()
  await tx.rows.updateTable('sharing.code').set({ ended: true }).where('link_id', '=', anyOf(ids)).execute()
  return forgotten.map(({ link_id }) => link_id)
}

/** The keys of all whom links to an owner's cards were made for. */
export async function visitorSubjectsOf(tx: Tx, ownerId: string): Promise<string[]> {
  const rows = await tx.rows
    .selectFrom('sharing.named as named')
    .innerJoin('sharing.link as link', 'link.id', 'named.link_id')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select('named.subject_id')
    .where('card.owner_id', '=', ownerId)
    .where('named.visitor', 'is not', null)
    .execute()
  return rows.map(({ subject_id }) => subject_id)
}

/** Before a card ends for good, and its links with it. */
export async function endVisitorsOf(tx: Tx, _actor: Actor, cardId: string): Promise<void> {
  const links = await tx.rows
    .selectFrom('sharing.named as named')
    .innerJoin('sharing.link as link', 'link.id', 'named.link_id')
    .select('link.id')
    .where('link.card_id', '=', cardId)
    .orderBy('link.id')
    .execute()
  const ids = links.map(({ id }) => id)
  await forgetVisitors(tx, ids)
  await tx.rows.deleteFrom('sharing.named').where('link_id', '=', anyOf(ids)).execute()
}

/** Visitors of links that have been over for a month: expired, or their openings spent. */
export const visitorsDue = (tx: RowsTx, at: Date) => {
  const before = new Date(at.getTime() - keptDays * day)
  return tx.rows
    .selectFrom('sharing.named as named')
    .innerJoin('sharing.link as link', 'link.id', 'named.link_id')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select(['link.id', 'named.subject_id', 'card.owner_id as account_id'])
    .select(sql<Date>`case when link.expires_at <= ${before} then link.expires_at else link.made_at end`.as('since'))
    .where('named.visitor', 'is not', null)
    .where(sql<boolean>`(link.expires_at <= ${before} or (link.views >= link.max_views and link.made_at <= ${before}))`)
}

/** Forgets the visitors of those of these links that are due. */
export async function endVisitors(tx: Tx, linkIds: readonly string[], at: Date): Promise<readonly string[]> {
  const links = await visitorsDue(tx, at).where('link.id', '=', anyOf(linkIds)).execute()
  const ids = await forgetVisitors(
    tx,
    links.map(({ id }) => id),
  )
  for (const id of ids) await record(tx, system, { deed: 'link.forget', object: { kind: 'link', id }, purpose: 'sharing the card' })
  return ids
}

/** Codes are counted for a day. */
export async function forgetCodes(deeds: Deeds, clock: Clock): Promise<void> {
  const before = new Date(clock.now().getTime() - day)
  await deeds.run((tx) => tx.rows.deleteFrom('sharing.code').where('sent_at', '<=', before).execute())
}
