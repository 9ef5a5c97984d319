import type { Draft } from '#contract/draft.ts'
import type { Picture } from '#contract/pictures.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { cardLabel, draftContent, draftPictures } from './card-rows.ts'
import { type CardAddressed, ownCard } from './find-card.ts'
import { refuseMisleading } from './refuse-misleading.ts'

/**
 * Saves what the owner edited, and returns the next revision. Refuses a save that began from an older one: two windows cannot overwrite
 * one another unseen.
 */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  input: CardAddressed & { readonly draft: Draft; readonly revision: number },
): Promise<number> {
  const { owner } = await ownCard(tx, actor, input)
  refuseMisleading(input.draft, 'draft.')
  const saved = await tx.rows
    .updateTable('profiles.draft')
    .set(({ eb }) => ({
      content: owner.seal(draftContent, input.cardId, input.draft),
      revision: eb('revision', '+', 1),
      saved_at: tx.clock.now(),
    }))
    .where('card_id', '=', input.cardId)
    .where('revision', '=', input.revision)
    .returning('revision')
    .executeTakeFirst()
  if (!saved) throw new Refusal('changed-meanwhile', ['revision'])
  await record(tx, actor, { deed: 'draft.save', object: { kind: 'card', id: input.cardId }, subject: owner, purpose: 'sharing the card' })
  return saved.revision
}

/** Sets or takes away a picture of a draft, as `prepare` returns it; returns the next revision. */
export async function setPicture(
  tx: Tx,
  actor: Actor,
  input: CardAddressed & { readonly which: Picture; readonly picture: Buffer | null },
): Promise<number> {
  const { owner } = await ownCard(tx, actor, input)
  const sealed = input.picture && owner.seal(draftPictures[input.which], input.cardId, input.picture)
  const saved = await tx.rows
    .updateTable('profiles.draft')
    .set(({ eb }) => ({ [input.which]: sealed, revision: eb('revision', '+', 1), saved_at: tx.clock.now() }))
    .where('card_id', '=', input.cardId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  await record(tx, actor, {
    deed: `draft.${input.which}`,
    object: { kind: 'card', id: input.cardId },
    subject: owner,
    purpose: 'sharing the card',
  })
  return saved.revision
}

/** Gives a card another private label. */
export async function relabelCard(tx: Tx, actor: Actor, input: CardAddressed & { readonly label: string }): Promise<void> {
  const { owner } = await ownCard(tx, actor, input)
  await tx.rows
    .updateTable('profiles.card')
    .set({ label: owner.seal(cardLabel, input.cardId, input.label) })
    .where('id', '=', input.cardId)
    .execute()
  await record(tx, actor, { deed: 'card.relabel', object: { kind: 'card', id: input.cardId }, subject: owner, purpose: 'sharing the card' })
}
