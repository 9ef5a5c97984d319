import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { linkLabel } from './link-rows.ts'

/** The private labels of these links of a person's cards, by link. */
export async function linkLabels(tx: Tx, actor: Actor, ownerId: string, linkIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (linkIds.length === 0) return new Map()
  const rows = await tx.rows
    .selectFrom('sharing.link as link')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select(['link.id', 'link.subject_id', 'link.label'])
    .where('link.id', '=', anyOf(linkIds))
    .where('card.owner_id', '=', ownerId)
    .execute()
  const [first] = rows
  if (!first) return new Map()
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  return new Map(rows.map(({ id, label }) => [id, owner.open(linkLabel, id, label)]))
}
