import { Draft } from '#contract/draft.ts'
import { ofEachPicture } from '#contract/pictures.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { cardLabel, draftContent } from './card-rows.ts'
import { ownerOf } from './find-card.ts'
import { refuseMisleading } from './refuse-misleading.ts'

export interface NewCard {
  readonly ownerId: string
  /** Private: only its owner reads it. */
  readonly label: string
  readonly draft?: Draft
}

/** More than anybody has use for, so that nobody fills the store with them. */
export const mostCards = 100

/** Makes a card with a draft, and returns its id. Nobody sees it before it is published. Refuses the hundred and first. */
export async function makeCard(tx: Tx, actor: Actor, input: NewCard): Promise<string> {
  const draft = input.draft ?? Draft.parse({ language: 'fr' })
  refuseMisleading(draft, 'draft.')
  const owner = await ownerOf(tx, actor, input.ownerId)
  const { cards } = await tx.rows
    .selectFrom('profiles.card')
    .select(({ fn }) => fn.countAll<string>().as('cards'))
    .where('owner_id', '=', input.ownerId)
    .executeTakeFirstOrThrow()
  if (Number(cards) >= mostCards) throw new Refusal('too-many-cards')
  const id = tx.ids.next()
  await tx.rows
    .insertInto('profiles.card')
    .values({ id, owner_id: input.ownerId, subject_id: owner.id, label: owner.seal(cardLabel, id, input.label), made_at: tx.clock.now() })
    .execute()
  await tx.rows
    .insertInto('profiles.draft')
    .values({
      card_id: id,
      content: owner.seal(draftContent, id, draft),
      ...ofEachPicture(() => null),
      published_revision: null,
      saved_at: tx.clock.now(),
    })
    .execute()
  await record(tx, actor, { deed: 'card.make', object: { kind: 'card', id }, subject: owner, purpose: 'sharing the card' })
  return id
}
