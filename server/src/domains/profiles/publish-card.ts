import { ZodError } from 'zod'
import type { Card } from '#contract/card.ts'
import { type Audience, Draft, editionOf, sees } from '#contract/draft.ts'
import { ofEachPicture, type Picture, pictures } from '#contract/pictures.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { draftContent, draftPictures } from './card-rows.ts'
import { type CardAddressed, ownCard } from './find-card.ts'
import { keepVersion } from './keep-version.ts'
import { makeCard } from './make-card.ts'
import { publishEdition } from './make-editions.ts'
import { allAudiences } from './own-audiences.ts'
import { pauseOf } from './pause-card.ts'
import { refuseMisleading } from './refuse-misleading.ts'
import { saveDraft, setPicture } from './save-draft.ts'
import { placeSaid } from './whereabouts.ts'

/**
 * Publishes what the draft says: one edition for each audience, each under a key of its own. Links that were given keep opening: what they
 * show is replaced. Refuses a draft that is no card yet, with the fields it lacks.
 */
export async function publishDraft(tx: Tx, actor: Actor, input: CardAddressed): Promise<void> {
  const { owner } = await ownCard(tx, actor, input)
  const { cardId } = input
  const draft = await tx.rows.selectFrom('profiles.draft').selectAll().where('card_id', '=', cardId).executeTakeFirstOrThrow()
  const content = owner.open(draftContent, cardId, draft.content)
  refuseMisleading(content)
  const drawn = ofEachPicture((which) => draft[which] && owner.open(draftPictures[which], cardId, draft[which]))
  complete(content, 'anyone') // refused before anything is kept
  await keepVersion(tx, owner, input, { content, pictures: drawn })
  const said = await placeSaid(tx, owner, input.ownerId)
  const place = said === undefined ? undefined : { said, day: moroccanDate(tx.clock.now()) }
  const pause = (await pauseOf(tx, owner, cardId))?.message ?? null
  for (const audience of await allAudiences(tx, input.ownerId))
    await publishEdition(tx, owner, cardId, audience, {
      place,
      pause,
      publishedAt: tx.clock.now(),
      card: complete(content, audience),
      pictures: ofEachPicture((which) => (sees(audience, content.audiences[which]) ? drawn[which] : null)),
    })
  await tx.rows.updateTable('profiles.draft').set({ published_revision: draft.revision }).where('card_id', '=', cardId).execute()
  await tx.rows.deleteFrom('profiles.company_left').where('card_id', '=', cardId).execute() // what is shown now is what its owner says
  await record(tx, actor, { deed: 'card.publish', object: { kind: 'card', id: cardId }, subject: owner, purpose: 'sharing the card' })
}

/** What an audience would see of the draft, were it published. Refuses a draft that is no card yet, with the fields it lacks. */
export async function draftFor(tx: Tx, actor: Actor, input: CardAddressed, audience: Audience) {
  const { owner } = await ownCard(tx, actor, input, 'deleted too')
  const draft = await tx.rows.selectFrom('profiles.draft').selectAll().where('card_id', '=', input.cardId).executeTakeFirstOrThrow()
  const content = owner.open(draftContent, input.cardId, draft.content)
  return {
    card: complete(content, audience),
    ...ofEachPicture((which) => draft[which] !== null && sees(audience, content.audiences[which])),
  }
}

function complete(draft: Draft, audience: Audience): Card {
  try {
    return editionOf(draft, audience)
  } catch (error) {
    if (error instanceof ZodError)
      throw new Refusal('card-incomplete', [...new Set(error.issues.map((issue) => issue.path.join('.') || 'card'))])
    throw error
  }
}

export interface CardToPublish {
  readonly ownerId: string
  /** The card to publish again; absent for a new one. */
  readonly cardId?: string
  readonly label: string
  /** For everybody who has a link. */
  readonly card: Card
  /** As `prepare` returns them. The photo of a card that is published again goes where none is given; logo and cover stay. */
  readonly pictures?: { readonly [P in Picture]?: Buffer }
}

/** Publishes a card that is whole already, as one from a file is, and returns its id. */
export async function publishCard(
  tx: Tx,
  actor: Actor,
  { ownerId, cardId: known, label, card, pictures: given = {} }: CardToPublish,
): Promise<string> {
  const draft = Draft.parse(card)
  const cardId = known ?? (await makeCard(tx, actor, { ownerId, label, draft }))
  if (known !== undefined) {
    await ownCard(tx, actor, { ownerId, cardId })
    const { revision } = await tx.rows
      .selectFrom('profiles.draft')
      .select('revision')
      .where('card_id', '=', cardId)
      .executeTakeFirstOrThrow()
    await saveDraft(tx, actor, { ownerId, cardId, draft, revision })
  }
  for (const which of pictures)
    if (given[which] || (which === 'photo' && known !== undefined))
      await setPicture(tx, actor, { ownerId, cardId, which, picture: given[which] ?? null })
  await publishDraft(tx, actor, { ownerId, cardId })
  return cardId
}

/** The account a card belongs to. Refuses an unknown card. */
export async function ownerOfCard(tx: Tx, cardId: string): Promise<string> {
  const card = await tx.rows.selectFrom('profiles.card').select('owner_id').where('id', '=', cardId).executeTakeFirst()
  if (!card) throw new Refusal('not-found', ['cardId'])
  return card.owner_id
}
