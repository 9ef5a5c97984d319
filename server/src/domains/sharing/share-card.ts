import { randomBytes } from 'node:crypto'
import type { Audience } from '#contract/draft.ts'
import { currentCardKey, editionToShare } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { linkKek, linkLabel, linkToken } from './link-rows.ts'
import { kekWithPin, linkSecrets, newToken, tokenText, wrapCardKey } from './token.ts'

export interface NewLink {
  readonly ownerId: string
  readonly cardId: string
  /** Private: only the owner reads it. */
  readonly label: string
  /** What the link shows: what `anyone` may see unless told otherwise. */
  readonly audience?: Audience
  readonly expiresAt?: Date
  /** Of a passing link: until when it can be opened; where it was, the card can be read until it expires. */
  readonly opensUntil?: Date
  /** How many times the link may be opened. */
  readonly maxViews?: number
  /** Four characters or more; it becomes part of the key. */
  readonly pin?: string
  /** Keep nothing from which the link could be shown again. */
  readonly showOnce?: boolean
}

export interface ShownLink {
  readonly id: string
  /** The secret: it goes to the owner, and nowhere else. */
  readonly token: string
}

/** Makes one link to a published card. Refuses a card or an audience that is not the owner's, a card that is not published, or an expiry already past. */
export async function shareCard(tx: Tx, actor: Actor, input: NewLink): Promise<ShownLink> {
  if (input.expiresAt && input.expiresAt <= tx.clock.now()) throw new Refusal('invalid', ['expiresAt'])
  if (input.maxViews !== undefined && !(Number.isSafeInteger(input.maxViews) && input.maxViews > 0 && input.maxViews <= 1_000_000))
    throw new Refusal('invalid', ['maxViews'])
  if (input.pin !== undefined && (input.pin.length < 4 || input.pin.length > 200)) throw new Refusal('invalid', ['pin'])
  const card = await tx.rows
    .selectFrom('profiles.card')
    .select('subject_id')
    .where('id', '=', input.cardId)
    .where('owner_id', '=', input.ownerId)
    .executeTakeFirst()
  if (!card) throw new Refusal('not-found', ['cardId'])
  const deleted = await tx.rows.selectFrom('profiles.deletion').select('card_id').where('card_id', '=', input.cardId).executeTakeFirst()
  if (deleted) throw new Refusal('not-found', ['cardId'])
  const owner = await tx.vault.subject(tx, card.subject_id, { actor, purpose: 'sharing the card' })

  const token = newToken()
  const secrets = linkSecrets(token)
  const pinSalt = input.pin === undefined ? null : randomBytes(16)
  const kek = input.pin === undefined || !pinSalt ? secrets.kek : await kekWithPin(secrets.kek, input.pin, pinSalt)

  const editionId = await editionToShare(tx, owner, input, input.audience ?? 'anyone')
  const current = await currentCardKey(tx, owner, editionId)
  if (!current) throw new Refusal('card-not-published', ['cardId'])
  const id = tx.ids.next()
  const place = { lookupId: secrets.lookupId, cardId: editionId, version: current.version }
  await tx.rows
    .insertInto('sharing.link')
    .values({
      lookup_id: secrets.lookupId,
      id,
      card_id: input.cardId,
      edition_id: editionId,
      subject_id: owner.id,
      key_version: current.version,
      wrap: wrapCardKey(place, kek, current.share, current.key),
      kek: owner.seal(linkKek, id, kek),
      token: input.showOnce ? null : owner.seal(linkToken, id, token),
      label: owner.seal(linkLabel, id, input.label),
      pin_salt: pinSalt,
      pin_waits_until: null,
      expires_at: input.expiresAt ?? null,
      opens_until: input.opensUntil ?? null,
      max_views: input.maxViews ?? null,
      made_at: tx.clock.now(),
    })
    .execute()
  await record(tx, actor, { deed: 'link.make', object: { kind: 'link', id }, subject: owner, purpose: 'sharing the card' })
  return { id, token: tokenText(token) }
}
