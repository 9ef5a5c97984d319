import { createSecretKey } from 'node:crypto'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { sealUnder } from '#platform/vault/sealed.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { cardKey, cardPlace, ownPlace } from './card-rows.ts'
import { ownerOf } from './find-card.ts'

/**
 * Says where an owner is, for the rest of the day in Morocco: its visitors find it in the sentence that WhatsApp opens with, and what they
 * leave carries it. Saying it again replaces it.
 */
export async function setWhereabouts(
  tx: Tx,
  actor: Actor,
  { ownerId, place }: { readonly ownerId: string; readonly place: string },
): Promise<void> {
  const owner = await ownerOf(tx, actor, ownerId)
  const editions = await lockEditions(tx, ownerId)
  const said = { subject_id: owner.id, place: owner.seal(ownPlace, ownerId, place), day: moroccanDate(tx.clock.now()) }
  await tx.rows
    .insertInto('profiles.whereabouts')
    .values({ owner_id: ownerId, ...said })
    .onConflict((conflict) => conflict.column('owner_id').doUpdateSet(said))
    .execute()
  for (const { edition_id, key_version, card_key } of editions) {
    const key = createSecretKey(owner.open(cardKey, `${edition_id}/${key_version}`, card_key))
    await tx.rows
      .updateTable('profiles.snapshot')
      .set({ place: sealUnder(key, key_version, cardPlace, edition_id, place), place_day: said.day })
      .where('edition_id', '=', edition_id)
      .execute()
  }
  await record(tx, actor, {
    deed: 'whereabouts.set',
    object: { kind: 'account', id: ownerId },
    subject: owner,
    purpose: 'sharing the card',
  })
}

/** Takes it back: nobody reads it from the next request on. What was left meanwhile keeps it. */
export async function clearWhereabouts(tx: Tx, actor: Actor, { ownerId }: { readonly ownerId: string }): Promise<void> {
  const owner = await ownerOf(tx, actor, ownerId)
  const editions = (await lockEditions(tx, ownerId)).map(({ edition_id }) => edition_id)
  const done = await tx.rows.deleteFrom('profiles.whereabouts').where('owner_id', '=', ownerId).executeTakeFirst()
  if (done.numDeletedRows === 0n) return
  if (editions.length > 0)
    await tx.rows.updateTable('profiles.snapshot').set({ place: null, place_day: null }).where('edition_id', 'in', editions).execute()
  await record(tx, actor, {
    deed: 'whereabouts.clear',
    object: { kind: 'account', id: ownerId },
    subject: owner,
    purpose: 'sharing the card',
  })
}

/** What is published of an owner's cards, locked: the cards first, so that none is published meanwhile without it. */
async function lockEditions(tx: Tx, ownerId: string) {
  const cards = await tx.rows
    .selectFrom('profiles.card')
    .select('id')
    .where('owner_id', '=', ownerId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  if (cards.length === 0) return []
  const ids = cards.map(({ id }) => id)
  return tx.rows
    .selectFrom('profiles.snapshot')
    .select(['edition_id', 'key_version', 'card_key'])
    .where('edition_id', 'in', (edition) => edition.selectFrom('profiles.edition').select('id').where('card_id', 'in', ids))
    .orderBy('edition_id') // one order everywhere: no deadlock with a revocation
    .forUpdate()
    .execute()
}

/** Where an owner said they are today, if they did: for themselves, or for what is left to them now. */
export async function placeToday(tx: Tx, ownerId: string, actor: Actor = system): Promise<string | undefined> {
  return placeSaid(tx, await ownerOf(tx, actor, ownerId), ownerId)
}

export async function placeSaid(tx: Tx, owner: Subject<'sharing the card'>, ownerId: string): Promise<string | undefined> {
  const said = await tx.rows
    .selectFrom('profiles.whereabouts')
    .select('place')
    .where('owner_id', '=', ownerId)
    .where('day', '=', moroccanDate(tx.clock.now()))
    .executeTakeFirst()
  return said && owner.open(ownPlace, ownerId, said.place)
}

const atOnce = 500

/** What was said on another day counts for nothing already; here it goes. */
export async function forgetWhereabouts(deeds: Deeds, clock: Clock): Promise<void> {
  const today = moroccanDate(clock.now())
  const forget = () =>
    deeds.run(async (tx) => {
      const said = await tx.rows
        .deleteFrom('profiles.whereabouts')
        .where('owner_id', 'in', (old) => old.selectFrom('profiles.whereabouts').select('owner_id').where('day', '<', today).limit(atOnce))
        .executeTakeFirst()
      const held = await tx.rows
        .updateTable('profiles.snapshot')
        .set({ place: null, place_day: null })
        .where('edition_id', 'in', (old) =>
          old.selectFrom('profiles.snapshot').select('edition_id').where('place_day', '<', today).orderBy('edition_id').limit(atOnce),
        )
        .executeTakeFirst()
      return said.numDeletedRows + held.numUpdatedRows
    })
  while ((await forget()) > 0n);
}
