import { createSecretKey, randomBytes } from 'node:crypto'
import type { Card } from '#contract/card.ts'
import { accountHolder } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { sealUnder } from '#platform/vault/sealed.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { cardContent, cardKey, cardLabel, cardPhoto } from './card-rows.ts'

export interface CardToPublish {
  readonly ownerId: string
  /** The card to publish again; absent for a new one. */
  readonly cardId?: string
  /** Private: only its owner reads it. */
  readonly label: string
  readonly card: Card
  /** As `preparePhoto` returns it. */
  readonly photo?: Buffer
}

/** Publishes a card, or publishes it again, and returns its id. Links that were given keep opening: what they show is replaced. */
export async function publishCard(tx: Tx, actor: Actor, input: CardToPublish): Promise<string> {
  const owner = await accountHolder(tx, input.ownerId)
  if (!owner) throw new Refusal('not-found', ['ownerId'])
  const subject = await tx.vault.subject(tx, owner.subjectId, { actor, purpose: 'sharing the card' })
  const cardId = input.cardId ?? (await makeCard(tx, owner.id, subject, input.label))
  const { key, version } = await keyToPublishUnder(tx, owner.id, subject, cardId)

  const secret = createSecretKey(key)
  const snapshot = {
    key_version: version,
    card_key: subject.seal(cardKey, `${cardId}/${version}`, key),
    content: sealUnder(secret, version, cardContent, cardId, input.card),
    photo: input.photo ? sealUnder(secret, version, cardPhoto, cardId, input.photo) : null,
    published_at: tx.clock.now(),
  }
  await tx.rows
    .insertInto('profiles.snapshot')
    .values({ card_id: cardId, ...snapshot })
    .onConflict((conflict) => conflict.column('card_id').doUpdateSet(snapshot))
    .execute()
  await record(tx, actor, { deed: 'card.publish', object: { kind: 'card', id: cardId }, subject, purpose: 'sharing the card' })
  return cardId
}

async function makeCard(tx: Tx, ownerId: string, subject: Subject<'sharing the card'>, label: string): Promise<string> {
  const id = tx.ids.next()
  await tx.rows
    .insertInto('profiles.card')
    .values({ id, owner_id: ownerId, subject_id: subject.id, label: subject.seal(cardLabel, id, label), made_at: tx.clock.now() })
    .execute()
  return id
}

async function keyToPublishUnder(tx: Tx, ownerId: string, subject: Subject<'sharing the card'>, cardId: string) {
  const card = await tx.rows
    .selectFrom('profiles.card')
    .select('id')
    .where('id', '=', cardId)
    .where('owner_id', '=', ownerId)
    .forNoKeyUpdate() // a link made at the same time refers to this row, and may
    .executeTakeFirst()
  if (!card) throw new Refusal('not-found', ['cardId'])
  const before = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['key_version', 'card_key'])
    .where('card_id', '=', cardId)
    .forUpdate() // or a revocation at the same time puts the card under its next key, and this one would put it back
    .executeTakeFirst()
  if (before) {
    return { version: before.key_version, key: subject.open(cardKey, `${cardId}/${before.key_version}`, before.card_key) }
  }
  await tx.vault.keyring.makeCardShare(cardId, 1)
  return { version: 1, key: randomBytes(32) }
}

/** The account a card belongs to. Refuses an unknown card. */
export async function ownerOfCard(tx: Tx, cardId: string): Promise<string> {
  const card = await tx.rows.selectFrom('profiles.card').select('owner_id').where('id', '=', cardId).executeTakeFirst()
  if (!card) throw new Refusal('not-found', ['cardId'])
  return card.owner_id
}
