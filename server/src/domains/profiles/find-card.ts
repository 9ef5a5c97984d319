import { accountHolder } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Subject } from '#platform/vault/vault.ts'

export interface CardAddressed {
  readonly ownerId: string
  readonly cardId: string
}
export type Owner = Subject<'sharing the card'>

/** The owner's key in use. Refuses an unknown account. */
export async function ownerOf(tx: Tx, actor: Actor, ownerId: string): Promise<Owner> {
  const owner = await accountHolder(tx, ownerId)
  if (!owner) throw new Refusal('not-found', ['ownerId'])
  return tx.vault.subject(tx, owner.subjectId, { actor, purpose: 'sharing the card' })
}

/**
 * A card of this owner's, its row locked until the transaction ends, with the owner's key. Refuses every other: unknown, somebody else's,
 * and, unless it is asked for, deleted.
 */
export async function ownCard(tx: Tx, actor: Actor, { ownerId, cardId }: CardAddressed, deleted: 'deleted too' | 'kept' = 'kept') {
  const owner = await ownerOf(tx, actor, ownerId)
  const card = await tx.rows
    .selectFrom('profiles.card')
    .select(['id', 'label', 'made_at'])
    .where('id', '=', cardId)
    .where('owner_id', '=', ownerId)
    .$if(tx.readOnly !== true, (query) => query.forNoKeyUpdate()) // a link made at the same time refers to this row, and may
    .executeTakeFirst()
  if (!card) throw new Refusal('not-found', ['cardId'])
  const deletion = await tx.rows.selectFrom('profiles.deletion').select('deleted_at').where('card_id', '=', cardId).executeTakeFirst()
  if (deletion && deleted === 'kept') throw new Refusal('not-found', ['cardId'])
  return { owner, card, deletedAt: deletion?.deleted_at }
}
