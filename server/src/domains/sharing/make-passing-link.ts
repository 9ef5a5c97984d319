import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Limit, tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { type ShownLink, shareCard } from './share-card.ts'
import { sessionSeconds } from './view-session.ts'

/** For how long it can be opened: what a screen shows for a minute, and half of that again for whoever aims slowly. */
export const passingSeconds = 90

/** One a minute, on three screens at once, and some for screens that were put out and lit again. */
const passingLinks: Limit = { name: 'passing links', most: 60, minutes: 10 }

export interface NewPassingLink {
  readonly ownerId: string
  readonly cardId: string
  readonly label: string
  /** The one that the same screen showed before. */
  readonly after?: string | undefined
}

/**
 * Makes a link that can be opened for 90 seconds, of what anyone may see: where it was opened the card can be read as long as a view session
 * lives. Nothing is kept from which it could be shown again. Refuses what `shareCard` refuses, too many, and the next one of a code that
 * its owner took back.
 */
export async function makePassingLink(tx: Tx, actor: Actor, input: NewPassingLink): Promise<ShownLink | Refusal> {
  const { after, ...wanted } = input
  const refused = await tooMany(tx, [passingLinks, input.ownerId])
  if (refused) return new Refusal('many-codes', [], refused.waitSeconds)
  if (after !== undefined && (await wasTakenBack(tx, input.ownerId, after))) return new Refusal('code-taken-back')
  const opensUntil = new Date(tx.clock.now().getTime() + passingSeconds * 1_000)
  const expiresAt = new Date(opensUntil.getTime() + sessionSeconds * 1_000)
  return shareCard(tx, actor, { ...wanted, opensUntil, expiresAt, showOnce: true })
}

/** One that was swept since is not known any more: the screen was out for an hour, and begins anew. */
async function wasTakenBack(tx: Tx, ownerId: string, linkId: string): Promise<boolean> {
  const found = await tx.rows
    .selectFrom('sharing.revocation as revocation')
    .innerJoin('sharing.link as link', 'link.id', 'revocation.link_id')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select('link.id')
    .where('link.id', '=', linkId)
    .where('card.owner_id', '=', ownerId)
    .executeTakeFirst()
  return found !== undefined
}
