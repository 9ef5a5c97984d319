import { createSecretKey, randomBytes } from 'node:crypto'
import type { Card } from '#contract/card.ts'
import type { Audience } from '#contract/draft.ts'
import type { PauseMessage } from '#contract/pause.ts'
import { ofEachPicture, type Picture, pictures } from '#contract/pictures.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { openUnder, sealUnder } from '#platform/vault/sealed.ts'
import { cardContent, cardKey, cardPauseMessage, cardPictures, cardPlace } from './card-rows.ts'
import type { CardAddressed, Owner } from './find-card.ts'
import { allAudiences } from './own-audiences.ts'

export interface Edition {
  readonly card: Card
  readonly pictures: { readonly [P in Picture]: Buffer | null }
  /** Where the owner said they are, and on which day. */
  readonly place: { readonly said: string; readonly day: string } | undefined
  /** What its visitors read while it is paused. */
  readonly pause: PauseMessage | null
  readonly publishedAt: Date
}

/** Puts what an audience sees under the key of its own edition. The caller holds the card's row. */
export async function publishEdition(tx: Tx, owner: Owner, cardId: string, audience: Audience, edition: Edition): Promise<void> {
  const { card, pictures: drawn, place, pause } = edition
  const editionId = await editionFor(tx, cardId, audience)
  const { key, version } = await keyToPublishUnder(tx, owner, editionId)
  const secret = createSecretKey(key)
  const snapshot = {
    key_version: version,
    card_key: owner.seal(cardKey, `${editionId}/${version}`, key),
    content: sealUnder(secret, version, cardContent, editionId, card),
    ...ofEachPicture((which) => drawn[which] && sealUnder(secret, version, cardPictures[which], editionId, drawn[which])),
    published_at: edition.publishedAt,
    place: place === undefined ? null : sealUnder(secret, version, cardPlace, editionId, place.said),
    place_day: place === undefined ? null : place.day,
    pause_message: pause && sealUnder(secret, version, cardPauseMessage, editionId, pause),
  }
  await tx.rows
    .insertInto('profiles.snapshot')
    .values({ edition_id: editionId, ...snapshot })
    .onConflict((conflict) => conflict.column('edition_id').doUpdateSet(snapshot))
    .execute()
}

/**
 * Makes the editions that a published card has not yet: for audiences that were not there when it was published. Nothing on it was meant for
 * them, so that they see what anyone sees. The caller holds the card's row.
 */
export async function makeMissingEditions(tx: Tx, owner: Owner, { ownerId, cardId }: CardAddressed): Promise<void> {
  const there = await tx.rows
    .selectFrom('profiles.edition as edition')
    .innerJoin('profiles.snapshot as snapshot', 'snapshot.edition_id', 'edition.id')
    .select('edition.audience')
    .where('edition.card_id', '=', cardId)
    .execute()
  const known = new Set(there.map(({ audience }) => audience))
  const missing = (await allAudiences(tx, ownerId)).filter((audience) => !known.has(audience))
  if (!known.has('anyone') || missing.length === 0) return
  const open = await openEdition(tx, owner, cardId)
  for (const audience of missing) await publishEdition(tx, owner, cardId, audience, open)
}

/** What anyone sees: the edition for everybody bears the id of its card. */
async function openEdition(tx: Tx, owner: Owner, cardId: string): Promise<Edition> {
  const row = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['key_version', 'card_key', 'content', 'published_at', 'place', 'place_day', 'pause_message', ...pictures])
    .where('edition_id', '=', cardId)
    .forUpdate() // a revocation at the same time would put it under another key
    .executeTakeFirstOrThrow()
  const key = createSecretKey(owner.open(cardKey, `${cardId}/${row.key_version}`, row.card_key))
  return {
    card: openUnder(key, cardContent, cardId, row.content),
    pictures: ofEachPicture((which) => row[which] && openUnder(key, cardPictures[which], cardId, row[which])),
    place:
      row.place === null || row.place_day === null ? undefined : { said: openUnder(key, cardPlace, cardId, row.place), day: row.place_day },
    pause: row.pause_message && openUnder(key, cardPauseMessage, cardId, row.pause_message),
    publishedAt: row.published_at,
  }
}

/** The edition for everybody bears the id of its card. */
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
