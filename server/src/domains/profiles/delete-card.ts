import type { Actor } from '#platform/actor.ts'
import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { type CardAddressed, ownCard } from './find-card.ts'

/** How long a deleted card can be restored. */
export const restoreDays = 30
export const restorableUntil = (deletedAt: Date): Date => new Date(deletedAt.getTime() + restoreDays * 86_400_000)

/** From the commit on no link to the card opens. For thirty days it can be restored, with the links that were not taken back. */
export async function deleteCard(tx: Tx, actor: Actor, input: CardAddressed): Promise<void> {
  const { owner } = await ownCard(tx, actor, input)
  await tx.rows.insertInto('profiles.deletion').values({ card_id: input.cardId, deleted_at: tx.clock.now() }).execute()
  await record(tx, actor, { deed: 'card.delete', object: { kind: 'card', id: input.cardId }, subject: owner, purpose: 'sharing the card' })
}

/** Takes a deletion back. Refuses once its time is over. */
export async function restoreCard(tx: Tx, actor: Actor, input: CardAddressed): Promise<void> {
  const { owner, deletedAt } = await ownCard(tx, actor, input, 'deleted too')
  if (!deletedAt) return
  if (restorableUntil(deletedAt) <= tx.clock.now()) throw new Refusal('not-found', ['cardId'])
  await tx.rows.deleteFrom('profiles.deletion').where('card_id', '=', input.cardId).execute()
  await record(tx, actor, { deed: 'card.restore', object: { kind: 'card', id: input.cardId }, subject: owner, purpose: 'sharing the card' })
}

/** What must end before a card does, in the same transaction: handed in, for this domain does not know what hangs on its cards. */
export type OnCardEnding = (tx: Tx, actor: Actor, cardId: string) => Promise<void>

/** Deleted cards whose time to be restored is over. */
export const deletedCardsDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('profiles.deletion as deletion')
    .innerJoin('profiles.card as card', 'card.id', 'deletion.card_id')
    .select(['card.id', 'card.subject_id', 'card.owner_id as account_id', 'deletion.deleted_at as since'])
    .where('deletion.deleted_at', '<=', new Date(at.getTime() - restoreDays * 86_400_000))

/**
 * Ends for good those of these cards that are due: their shares are buried, so that no copy in a backup opens either, and every row goes, the
 * links with them. An address that led to one is never given again: nobody can choose a token.
 */
export async function endDeletedCards(tx: Tx, ids: readonly string[], at: Date, ending: readonly OnCardEnding[]): Promise<string[]> {
  const cards = await deletedCardsDue(tx, at).where('card.id', '=', anyOf(ids)).orderBy('card.id').forUpdate().skipLocked().execute()
  for (const { id } of cards) await endCard(tx, system, id, ending)
  return cards.map(({ id }) => id)
}

/**
 * Ends every card of an account at once, the audiences its owner named, and what they said of where they are. Where the owner is held, or one of the subjects that hang
 * on the cards, they are deleted instead: no link opens, and the sweep ends them when the hold is released.
 */
export async function endCardsOf(
  tx: Tx,
  actor: Actor,
  ownerId: string,
  ending: readonly OnCardEnding[],
  hanging: readonly string[] = [],
): Promise<void> {
  const cards = await tx.rows
    .selectFrom('profiles.card')
    .select(['id', 'subject_id'])
    .where('owner_id', '=', ownerId)
    .orderBy('id')
    .forUpdate()
    .execute()
  const held = await tx.vault.held(tx, [...new Set([...cards.map(({ subject_id }) => subject_id), ...hanging])])
  for (const { id } of cards) await (held.size > 0 ? setAside(tx, actor, id) : endCard(tx, actor, id, ending))
  await tx.rows.deleteFrom('profiles.whereabouts').where('owner_id', '=', ownerId).execute()
  if (held.size === 0) await tx.rows.deleteFrom('profiles.audience').where('owner_id', '=', ownerId).execute()
}

/** Ends what is left of accounts that are erased: of most there is no card any more, and it takes as long for fifty as for one. */
export async function endCardsOfErased(tx: Tx, actor: Actor, ownerIds: readonly string[], ending: readonly OnCardEnding[]): Promise<void> {
  const owners = tx.rows.selectFrom('profiles.card').select('owner_id').distinct().where('owner_id', '=', anyOf(ownerIds))
  for (const { owner_id } of await owners.execute()) await endCardsOf(tx, actor, owner_id, ending)
  await tx.rows.deleteFrom('profiles.whereabouts').where('owner_id', '=', anyOf(ownerIds)).execute()
  await tx.rows.deleteFrom('profiles.audience').where('owner_id', '=', anyOf(ownerIds)).execute()
}

async function setAside(tx: Tx, actor: Actor, cardId: string): Promise<void> {
  await tx.rows
    .insertInto('profiles.deletion')
    .values({ card_id: cardId, deleted_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await record(tx, actor, { deed: 'card.delete', object: { kind: 'card', id: cardId }, purpose: 'sharing the card' })
}

async function endCard(tx: Tx, actor: Actor, cardId: string, ending: readonly OnCardEnding[]): Promise<void> {
  for (const end of ending) await end(tx, actor, cardId)
  const snapshots = await tx.rows
    .selectFrom('profiles.snapshot as snapshot')
    .innerJoin('profiles.edition as edition', 'edition.id', 'snapshot.edition_id')
    .select(['snapshot.edition_id', 'snapshot.key_version'])
    .where('edition.card_id', '=', cardId)
    .execute()
  for (const { edition_id, key_version } of snapshots) await tx.vault.buryShare(tx, edition_id, key_version)
  await tx.rows.deleteFrom('profiles.card').where('id', '=', cardId).execute()
  await record(tx, actor, { deed: 'card.end', object: { kind: 'card', id: cardId }, purpose: 'sharing the card' })
}
