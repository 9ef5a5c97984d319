import { isDeepStrictEqual } from 'node:util'
import { type Audience, editionOf, sees } from '#contract/draft.ts'
import { ofEachPicture, pictures } from '#contract/pictures.ts'
import { mostVersions, versionDays } from '#contract/versions.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { versionContent, versionPictures } from './card-rows.ts'
import type { CardAddressed, Owner } from './find-card.ts'
import { allAudiences } from './own-audiences.ts'
import { publishedDraft, type WholeCard } from './published-draft.ts'

/**
 * Before a card is published again: keeps what it shows, where that is something else. The eleventh version goes. `now` is what is about to
 * be published; the caller holds the card's row.
 */
export async function keepVersion(tx: Tx, owner: Owner, { ownerId, cardId }: CardAddressed, now: WholeCard): Promise<void> {
  const before = await publishedDraft(tx, owner, cardId, now.content)
  if (!before || sameCard(before, now, await allAudiences(tx, ownerId))) return
  const id = tx.ids.next()
  await tx.rows
    .insertInto('profiles.version')
    .values({
      id,
      card_id: cardId,
      published_at: before.publishedAt,
      replaced_at: tx.clock.now(),
      content: owner.seal(versionContent, id, before.content),
      ...ofEachPicture((which) => before.pictures[which] && owner.seal(versionPictures[which], id, before.pictures[which])),
    })
    .execute()
  await tx.rows.deleteFrom('profiles.version').where('id', 'in', newestOf(tx, cardId).select('id').offset(mostVersions)).execute()
}

/** Whether every audience sees the same. */
function sameCard(one: WholeCard, other: WholeCard, audiences: readonly Audience[]): boolean {
  const seen = ({ content, pictures: drawn }: WholeCard, audience: Audience) => ({
    card: editionOf(content, audience),
    drawn: pictures.map((which) => (sees(audience, content.audiences[which]) ? drawn[which] : null)),
  })
  return audiences.every((audience) => isDeepStrictEqual(seen(one, audience), seen(other, audience)))
}

/** The versions of a card, newest first. */
export const newestOf = (tx: Tx, cardId: string) =>
  tx.rows.selectFrom('profiles.version').where('card_id', '=', cardId).orderBy('replaced_at', 'desc').orderBy('id', 'desc')

/** Versions whose time is over. */
export const versionsDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('profiles.version as version')
    .innerJoin('profiles.card as card', 'card.id', 'version.card_id')
    .select(['version.id', 'card.subject_id', 'card.owner_id as account_id', 'version.replaced_at as since'])
    .where('version.replaced_at', '<=', new Date(at.getTime() - versionDays * 86_400_000))

/** Ends those of these versions that are due. */
export async function endVersions(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = versionsDue(tx, at).where('version.id', '=', anyOf(ids))
  const rows = await tx.rows
    .deleteFrom('profiles.version')
    .where('id', 'in', (one) => one.selectFrom(due.as('due')).select('due.id'))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
