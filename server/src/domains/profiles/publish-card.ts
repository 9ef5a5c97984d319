import { createSecretKey, randomBytes } from 'node:crypto'
import { ZodError } from 'zod'
import type { Card } from '#contract/card.ts'
import { type Audience, audiences, Draft, editionOf, sees } from '#contract/draft.ts'
import type { PauseMessage } from '#contract/pause.ts'
import { ofEachPicture, type Picture, pictures } from '#contract/pictures.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { sealUnder } from '#platform/vault/sealed.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { cardContent, cardKey, cardPauseMessage, cardPictures, cardPlace, draftContent, draftPictures } from './card-rows.ts'
import { type CardAddressed, ownCard } from './find-card.ts'
import { keepVersion } from './keep-version.ts'
import { makeCard } from './make-card.ts'
import { pauseOf } from './pause-card.ts'
import { refuseMisleading } from './refuse-misleading.ts'
import { saveDraft, setPicture } from './save-draft.ts'
import { placeSaid } from './whereabouts.ts'

type Owner = Subject<'sharing the card'>

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
  await keepVersion(tx, owner, cardId, { content, pictures: drawn })
  const place = await placeSaid(tx, owner, input.ownerId)
  const pause = (await pauseOf(tx, owner, cardId))?.message ?? null
  for (const audience of audiences)
    await publishEdition(tx, owner, cardId, audience, {
      place,
      pause,
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

interface Edition {
  readonly card: Card
  readonly pictures: { readonly [P in Picture]: Buffer | null }
  /** Where the owner said they are today. */
  readonly place: string | undefined
  /** What its visitors read while it is paused. */
  readonly pause: PauseMessage | null
}

async function publishEdition(tx: Tx, owner: Owner, cardId: string, audience: Audience, edition: Edition): Promise<void> {
  const { card, pictures: drawn, place, pause } = edition
  const editionId = await editionFor(tx, cardId, audience)
  const { key, version } = await keyToPublishUnder(tx, owner, editionId)
  const secret = createSecretKey(key)
  const snapshot = {
    key_version: version,
    card_key: owner.seal(cardKey, `${editionId}/${version}`, key),
    content: sealUnder(secret, version, cardContent, editionId, card),
    ...ofEachPicture((which) => drawn[which] && sealUnder(secret, version, cardPictures[which], editionId, drawn[which])),
    published_at: tx.clock.now(),
    place: place === undefined ? null : sealUnder(secret, version, cardPlace, editionId, place),
    place_day: place === undefined ? null : moroccanDate(tx.clock.now()),
    pause_message: pause && sealUnder(secret, version, cardPauseMessage, editionId, pause),
  }
  await tx.rows
    .insertInto('profiles.snapshot')
    .values({ edition_id: editionId, ...snapshot })
    .onConflict((conflict) => conflict.column('edition_id').doUpdateSet(snapshot))
    .execute()
}

/** The edition for everybody bears the id of its card. The caller holds the card's row. */
async function editionFor(tx: Tx, cardId: string, audience: Audience): Promise<string> {
  const known = await tx.rows
    .selectFrom('profiles.edition')
    .select('id')
    .where('card_id', '=', cardId)
    .where('audience', '=', audience)
    .executeTakeFirst()
  if (known) return known.id
  const id = audience === 'anyone' ? cardId : tx.ids.next()
  await tx.rows.insertInto('profiles.edition').values({ id, card_id: cardId, audience }).execute()
  return id
}

async function keyToPublishUnder(tx: Tx, owner: Owner, editionId: string) {
  const before = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['key_version', 'card_key'])
    .where('edition_id', '=', editionId)
    .forUpdate() // or a revocation at the same time puts the edition under its next key, and this one would put it back
    .executeTakeFirst()
  if (before) return { version: before.key_version, key: owner.open(cardKey, `${editionId}/${before.key_version}`, before.card_key) }
  await tx.vault.keyring.makeCardShare(editionId, 1)
  return { version: 1, key: randomBytes(32) }
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
