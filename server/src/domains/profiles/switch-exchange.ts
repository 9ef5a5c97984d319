import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type CardAddressed, ownCard } from './find-card.ts'

/**
 * Lets visitors leave their details beside a card, or not. On the next request 'Partager mes coordonnées' is there or gone, without
 * publishing again. Switching twice is switching once.
 */
export async function switchExchange(tx: Tx, actor: Actor, { open, ...input }: CardAddressed & { readonly open: boolean }): Promise<void> {
  const { owner } = await ownCard(tx, actor, input)
  if (open === (await switchedOn(tx, input.cardId))) return
  if (open) await tx.rows.deleteFrom('profiles.closed_exchange').where('card_id', '=', input.cardId).execute()
  else await tx.rows.insertInto('profiles.closed_exchange').values({ card_id: input.cardId, closed_at: tx.clock.now() }).execute()
  const deed = open ? 'card.open-exchange' : 'card.close-exchange'
  await record(tx, actor, { deed, object: { kind: 'card', id: input.cardId }, subject: owner, purpose: 'sharing the card' })
}

/** Whether visitors may leave their details beside this card: neither its owner's switch nor a restriction of theirs is against it. */
export async function exchangeOpen(tx: Tx, cardId: string): Promise<boolean> {
  if (!(await switchedOn(tx, cardId))) return false
  const card = await tx.rows.selectFrom('profiles.card').select('subject_id').where('id', '=', cardId).executeTakeFirst()
  const stopped = card && (await tx.vault.restricted(tx, card.subject_id))
  return !stopped?.has('contacts') && !stopped?.has('all')
}

async function switchedOn(tx: Tx, cardId: string): Promise<boolean> {
  const closed = await tx.rows.selectFrom('profiles.closed_exchange').select('card_id').where('card_id', '=', cardId).executeTakeFirst()
  return closed === undefined
}
