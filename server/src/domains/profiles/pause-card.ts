import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type CardAddressed, ownCard } from './find-card.ts'

/** From the commit on no link to the card opens, nor anything that an open page still asks for. Pausing twice is pausing once. */
export async function pauseCard(tx: Tx, actor: Actor, input: CardAddressed): Promise<void> {
  const { owner } = await ownCard(tx, actor, input)
  const done = await tx.rows
    .insertInto('profiles.pause')
    .values({ card_id: input.cardId, paused_at: tx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) return
  await record(tx, actor, { deed: 'card.pause', object: { kind: 'card', id: input.cardId }, subject: owner, purpose: 'sharing the card' })
}

/** The same links open again. */
export async function resumeCard(tx: Tx, actor: Actor, input: CardAddressed): Promise<void> {
  const { owner } = await ownCard(tx, actor, input)
  const done = await tx.rows.deleteFrom('profiles.pause').where('card_id', '=', input.cardId).executeTakeFirst()
  if (done.numDeletedRows === 0n) return
  await record(tx, actor, { deed: 'card.resume', object: { kind: 'card', id: input.cardId }, subject: owner, purpose: 'sharing the card' })
}
