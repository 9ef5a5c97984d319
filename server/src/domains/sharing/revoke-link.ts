import { sql } from 'kysely'
import { rekeyCard } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { linkKek } from './link-rows.ts'
import { wrapCardKey } from './token.ts'

export interface LinkToRevoke {
  readonly ownerId: string
  readonly linkId: string
}

/**
 * Takes one link back. The card goes under a new key, which is wrapped anew for every other live link, so that the revoked one is dead
 * by key and not by a flag alone. Revoking twice is revoking once.
 */
export async function revokeLink(tx: Tx, actor: Actor, input: LinkToRevoke): Promise<void> {
  const link = await tx.rows
    .selectFrom('sharing.link as link')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select(['link.card_id', 'link.subject_id'])
    .where('link.id', '=', input.linkId)
    .where('card.owner_id', '=', input.ownerId)
    .executeTakeFirst()
  if (!link) throw new Refusal('not-found', ['linkId'])
  const owner = await tx.vault.subject(tx, link.subject_id, { actor, purpose: 'sharing the card' })

  const done = await tx.rows
    .insertInto('sharing.revocation')
    .values({ link_id: input.linkId, revoked_at: tx.clock.now(), revoked_by: actor.kind === 'person' ? actor.id : null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows === 0n) return
  await rewrapOtherLinks(tx, owner, link.card_id)
  await record(tx, actor, { deed: 'link.revoke', object: { kind: 'link', id: input.linkId }, subject: owner, purpose: 'sharing the card' })
}

async function rewrapOtherLinks(tx: Tx, owner: Subject<'sharing the card'>, cardId: string): Promise<void> {
  const next = await rekeyCard(tx, owner, cardId) // locks the card: the select below sees every live link, and no new one can come
  if (!next) return
  const others = await tx.rows
    .selectFrom('sharing.link as link')
    .select(['link.id', 'link.lookup_id', 'link.kek'])
    .where('link.card_id', '=', cardId)
    .where(sql<boolean>`not exists (select from sharing.revocation where link_id = link.id)`)
    .execute()
  for (const other of others) {
    const place = { lookupId: other.lookup_id, cardId, version: next.version }
    const wrap = wrapCardKey(place, owner.open(linkKek, other.id, other.kek), next.share, next.key)
    await tx.rows.updateTable('sharing.link').set({ wrap, key_version: next.version }).where('id', '=', other.id).execute()
  }
}

/** The account whose card a link opens. Refuses an unknown link. */
export async function ownerOfLink(tx: Tx, linkId: string): Promise<string> {
  const link = await tx.rows
    .selectFrom('sharing.link as link')
    .innerJoin('profiles.card as card', 'card.id', 'link.card_id')
    .select('card.owner_id')
    .where('link.id', '=', linkId)
    .executeTakeFirst()
  if (!link) throw new Refusal('not-found', ['linkId'])
  return link.owner_id
}
