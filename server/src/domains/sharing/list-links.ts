import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { linkLabel, linkToken } from './link-rows.ts'
import { hasItsLine } from './passing-rows.ts'
import { tokenText } from './token.ts'

export interface LiveLink {
  readonly id: string
  readonly cardId: string
  readonly label: string
  /** Absent for a link that was shown once. */
  readonly token?: string
  readonly expiresAt?: Date
  readonly openingsLeft?: number
}

/** Every link of a person's cards that still opens, oldest first; of those that pass, the newest of each edition. */
export async function liveLinks(tx: Tx, actor: Actor, ownerId: string): Promise<LiveLink[]> {
  const rows = await tx.rows
    .selectFrom('sharing.link as link')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select(['link.id', 'link.card_id', 'link.subject_id', 'link.label', 'link.token', 'link.expires_at', 'link.max_views', 'link.views'])
    .where('card.owner_id', '=', ownerId)
    .where(sql<boolean>`not exists (select from sharing.revocation where link_id = link.id)`)
    .where(sql<boolean>`not exists (select from profiles.deletion where deletion.card_id = link.card_id)`)
    .where((where) => where.or([where('link.expires_at', 'is', null), where('link.expires_at', '>', tx.clock.now())]))
    .where((where) => where.or([where('link.max_views', 'is', null), where('link.views', '<', where.ref('link.max_views'))]))
    .where(hasItsLine(tx.clock.now()))
    .orderBy('link.id')
    .execute()
  const links: LiveLink[] = []
  for (const row of rows) {
    const owner = await tx.vault.subject(tx, row.subject_id, { actor, purpose: 'sharing the card' })
    links.push({
      id: row.id,
      cardId: row.card_id,
      label: owner.open(linkLabel, row.id, row.label),
      ...(row.token && { token: tokenText(owner.open(linkToken, row.id, row.token)) }),
      ...(row.expires_at && { expiresAt: row.expires_at }),
      ...(row.max_views !== null && { openingsLeft: row.max_views - row.views }),
    })
  }
  return links
}
