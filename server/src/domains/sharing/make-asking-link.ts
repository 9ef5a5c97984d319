import type { z } from 'zod'
import type { NewAskingLink } from '#contract/asking-links.ts'
import { wearsOurName } from '#contract/look-alikes.ts'
import { editionOfCard } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { sealUnder } from '#platform/vault/sealed.ts'
import { askingLabel, askingLine, askingOwnLine, askingToken } from './asking-link-rows.ts'
import type { ShownLink } from './share-card.ts'
import { askingKey, linkSecrets, newToken, tokenText } from './token.ts'

/** The most that one card has at a time: each is a door for strangers. */
export const mostAskingLinks = 50

type Wanted = z.infer<typeof NewAskingLink> & { readonly ownerId: string; readonly cardId: string }

/**
 * Makes a link by which its holders ask for access to a card. Refuses a card that is not the owner's or not published, an expiry already past,
 * a line by which one would take its owner for the service, and more than fifty for one card.
 */
export async function makeAskingLink(tx: Tx, actor: Actor, wanted: Wanted): Promise<ShownLink> {
  const expiresAt = wanted.expiresAt === undefined ? null : new Date(wanted.expiresAt)
  if (expiresAt && expiresAt <= tx.clock.now()) throw new Refusal('invalid', ['expiresAt'])
  if (wearsOurName(wanted.line)) throw new Refusal('name-reserved', ['line']) // it stands above a form of ours
  const card = await tx.rows
    .selectFrom('profiles.card as card')
    .leftJoin('profiles.deletion as deletion', 'deletion.card_id', 'card.id')
    .select(['card.subject_id', 'deletion.deleted_at'])
    .where('card.id', '=', wanted.cardId)
    .where('card.owner_id', '=', wanted.ownerId)
    .executeTakeFirst()
  if (!card || card.deleted_at) throw new Refusal('not-found', ['cardId'])
  const owner = await tx.vault.subject(tx, card.subject_id, { actor, purpose: 'sharing the card' })
  // one at a time for one card, so that fifty are fifty
  await tx.rows.selectFrom('profiles.card').select('id').where('id', '=', wanted.cardId).forNoKeyUpdate().execute()
  await editionOfCard(tx, wanted.cardId, 'anyone')
  const { count } = await tx.rows
    .selectFrom('sharing.asking_link')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('card_id', '=', wanted.cardId)
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostAskingLinks) throw new Refusal('too-many-links')

  const [id, token] = [tx.ids.next(), newToken()]
  await tx.rows
    .insertInto('sharing.asking_link')
    .values({
      lookup_id: linkSecrets(token).lookupId,
      id,
      card_id: wanted.cardId,
      subject_id: owner.id,
      line: sealUnder(askingKey(token), 1, askingLine, id, wanted.line),
      own_line: owner.seal(askingOwnLine, id, wanted.line),
      label: owner.seal(askingLabel, id, wanted.label),
      token: owner.seal(askingToken, id, token),
      expires_at: expiresAt,
      made_at: tx.clock.now(),
    })
    .execute()
  await record(tx, actor, { deed: 'asking-link.make', object: { kind: 'asking link', id }, subject: owner, purpose: 'sharing the card' })
  return { id, token: tokenText(token) }
}
