import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** From the commit on no card of this account opens. Returns those that were not paused before, so that they can be started again. */
export async function stopCards(tx: Tx, actor: Actor, ownerId: string): Promise<string[]> {
  const stopped = await sql<{ card_id: string }>`
    insert into profiles.pause (card_id, paused_at)
    select id, ${tx.clock.now()}::timestamptz from profiles.card where owner_id = ${ownerId} order by id
    on conflict do nothing returning card_id`.execute(tx.rows)
  const ids = stopped.rows.map(({ card_id }) => card_id)
  for (const id of ids) await record(tx, actor, { deed: 'card.pause', object: { kind: 'card', id }, purpose: 'rights' })
  return ids
}

/** Lets cards open again that were stopped; those that are gone meanwhile stay gone. */
export async function startCards(tx: Tx, actor: Actor, cardIds: readonly string[]): Promise<void> {
  const started = await tx.rows
    .deleteFrom('profiles.pause')
    .where('card_id', '=', sql<string>`any(${[...cardIds]}::uuid[])`)
    .returning('card_id')
    .execute()
  for (const { card_id: id } of started) await record(tx, actor, { deed: 'card.resume', object: { kind: 'card', id }, purpose: 'rights' })
}
