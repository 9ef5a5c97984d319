import { sql } from 'kysely'
import { pausedAt } from '#domains/profiles/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { restrictedUnder } from '#platform/vault/restriction.ts'
import { reopenCard } from './open-link.ts'
import type { Serving } from './serving.ts'
import { readSession } from './view-session.ts'

/** A card that is open in this browser, its link looked up again; the newest where no place is asked for. */
export const cardOpenIn = async (serving: Serving, cookies: string | undefined, place?: number) =>
  reopenCard(serving, await readSession(serving, cookies), place)

/**
 * Whose card a link opens, while it is neither revoked nor expired, its card neither paused nor deleted, and sharing not stopped; openings may be spent. In a deed
 * the card stays until its end: who closes the account meanwhile waits, and then finds what the deed wrote.
 */
export async function liveLink(tx: Tx, linkId: string): Promise<{ readonly ownerId: string; readonly cardId: string } | undefined> {
  const row = await tx.rows
    .selectFrom('sharing.link as link')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select(['card.owner_id', 'link.card_id'])
    .where('link.id', '=', linkId)
    .where((where) => where.or([where('link.expires_at', 'is', null), where('link.expires_at', '>', tx.clock.now())]))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('sharing.revocation').whereRef('link_id', '=', 'link.id').select('link_id'))),
    )
    .where(sql<boolean>`not ${pausedAt(tx.clock.now(), 'card.id')}`)
    .where(sql<boolean>`not ${restrictedUnder('card.subject_id', 'sharing')}`)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('profiles.deletion').whereRef('card_id', '=', 'card.id').select('card_id'))),
    )
    .$if(tx.readOnly !== true, (query) => query.forKeyShare())
    .executeTakeFirst()
  return row && { ownerId: row.owner_id, cardId: row.card_id }
}
