import { sql } from 'kysely'
import type { z } from 'zod'
import type { Revoked } from '#contract/links.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { lineOf, linesAmong, linesOf } from './passing-rows.ts'
import { type LinksToRevoke, linksToRevoke, revocationsOf } from './revoke-link.ts'

/** What a screen counts down, and what the press may take on its way here. */
const seconds = 10 + 2

/**
 * Takes links back at once, so that a press can bring them back whole: nothing of them opens from the commit on, and their keys are destroyed
 * when the time is over, whatever becomes of the screen. Pressing twice is pressing once: the time does not begin again.
 */
export async function takeBack(tx: Tx, actor: Actor, input: LinksToRevoke): Promise<z.infer<typeof Revoked>> {
  const { ownerId } = input
  const asking = await askingToStop(tx, input)
  const links = await linksToRevoke(tx, input, new Set(asking.map(({ id }) => id)))
  const subjectId = (links[0] ?? asking[0])?.subject_id
  if (subjectId === undefined) return { revoked: 0, undo: null }
  const subject = await tx.vault.subject(tx, subjectId, { actor, purpose: 'sharing the card' })
  const undo = { id: tx.ids.next(), until: new Date(tx.clock.now().getTime() + seconds * 1_000) }
  await tx.rows.insertInto('sharing.undo').values({ id: undo.id, owner_id: ownerId, until: undo.until, brought_back: null }).execute()
  const now = await revocationsOf(tx, actor, links)
  const revoked = [...now]
  await sql`insert into sharing.undo_link (link_id, undo_id) select id, ${undo.id}::uuid from unnest(${revoked}::uuid[]) as one (id)`.execute(
    tx.rows,
  )
  const stopped = await sql<{ asking_id: string }>`
    insert into sharing.undo_asking (asking_id, undo_id)
    select id, ${undo.id}::uuid from unnest(${asking.map(({ id }) => id)}::uuid[]) as one (id)
    on conflict do nothing returning asking_id`.execute(tx.rows)
  const count = linesOf(links.filter(({ id }) => now.has(id))) + stopped.rows.length
  if (count === 0) {
    await tx.rows.deleteFrom('sharing.undo').where('id', '=', undo.id).execute()
    return sameAgain(tx, links, asking)
  }
  const purpose = 'sharing the card'
  for (const id of revoked) await record(tx, actor, { deed: 'link.revoke', object: { kind: 'link', id }, subject, purpose })
  for (const { asking_id: id } of stopped.rows)
    await record(tx, actor, { deed: 'asking-link.revoke', object: { kind: 'asking link', id }, subject, purpose })
  return { revoked: count, undo: { id: undo.id, until: undo.until.toISOString() } }
}

const askingToStop = (tx: Tx, input: LinksToRevoke) =>
  tx.rows
    .selectFrom('sharing.asking_link as asking')
    .innerJoin('profiles.card as card', 'card.id', 'asking.card_id')
    .select(['asking.id', 'asking.subject_id'])
    .where('card.owner_id', '=', input.ownerId)
    .$if('card' in input, (query) => query.where('card.id', '=', 'card' in input ? input.card : ''))
    .$if('links' in input, (query) => query.where('asking.id', '=', anyOf('links' in input ? [...input.links] : [])))
    .orderBy('asking.id')
    .execute()

type Some = readonly { readonly id: string }[]

/** The second of two presses gets what the first one got, where nothing else was meant by it. */
async function sameAgain(tx: Tx, links: Some, asking: Some): Promise<z.infer<typeof Revoked>> {
  const found = await sql<{ id: string; until: Date; count: number }>`
    select undo.id, undo.until, count(distinct line)::int as count from sharing.undo join (
      select undo_id, ${lineOf} as line from sharing.undo_link join sharing.link on link.id = link_id where link_id = any(${links.map(({ id }) => id)}::uuid[])
      union all select undo_id, asking_id from sharing.undo_asking where asking_id = any(${asking.map(({ id }) => id)}::uuid[])
    ) as held on held.undo_id = undo.id group by undo.id`.execute(tx.rows)
  const [one, other] = found.rows
  if (!one || other) return { revoked: 0, undo: null }
  return { revoked: one.count, undo: { id: one.id, until: one.until.toISOString() } }
}

/**
 * Brings back all that one press took: the same links, with what they had left, for whom they were. Refuses once the time is over, and what was
 * never theirs alike. Bringing back twice is bringing back once.
 */
export async function bringBack(tx: Tx, actor: Actor, { ownerId, undo: id }: { ownerId: string; undo: string }): Promise<number> {
  const undo = await tx.rows
    .selectFrom('sharing.undo')
    .select('brought_back')
    .where('id', '=', id)
    .where('owner_id', '=', ownerId)
    .where('until', '>', tx.clock.now())
    .forUpdate()
    .executeTakeFirst()
  if (!undo) throw new Refusal('undo-over', ['undo'])
  if (undo.brought_back !== null) return undo.brought_back
  // what was taken back for good meanwhile is no longer among them
  const links = await tx.rows.deleteFrom('sharing.undo_link').where('undo_id', '=', id).returning('link_id as id').execute()
  const asking = await tx.rows.deleteFrom('sharing.undo_asking').where('undo_id', '=', id).returning('asking_id as id').execute()
  await tx.rows
    .deleteFrom('sharing.revocation')
    .where('link_id', '=', anyOf(links.map((link) => link.id)))
    .execute()
  const count = links.length === 0 ? asking.length : (await linesAmong(tx, links)) + asking.length
  const subject = await subjectOf(tx, actor, ownerId)
  await tx.rows.updateTable('sharing.undo').set({ brought_back: count }).where('id', '=', id).execute()
  const purpose = 'sharing the card'
  for (const link of links) await record(tx, actor, { deed: 'link.bring-back', object: { kind: 'link', id: link.id }, subject, purpose })
  for (const one of asking)
    await record(tx, actor, { deed: 'asking-link.bring-back', object: { kind: 'asking link', id: one.id }, subject, purpose })
  return count
}

async function subjectOf(tx: Tx, actor: Actor, ownerId: string) {
  const card = await tx.rows.selectFrom('profiles.card').select('subject_id').where('owner_id', '=', ownerId).executeTakeFirst()
  if (!card) throw new Refusal('undo-over', ['undo']) // their last card ended meanwhile, and its links with it
  return tx.vault.subject(tx, card.subject_id, { actor, purpose: 'sharing the card' })
}
