import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { destroyKeysOf } from './revoke-link.ts'

/**
 * Makes final what was taken back and not brought back in time: keys are destroyed, whom the links were for is forgotten. What is due is rows,
 * so that a process killed before or in the middle of it loses nothing; several at once do not meet.
 */
export async function endUndos(deeds: Deeds, clock: Clock): Promise<number> {
  for (let ended = 0; ; ended++) {
    const more = await deeds.run(async (tx) => {
      const undo = await tx.rows
        .selectFrom('sharing.undo')
        .select('id')
        .where('until', '<=', clock.now())
        .orderBy('until')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (!undo) return false
      await endOne(tx, undo.id)
      return true
    })
    if (!more) return ended
  }
}

async function endOne(tx: Tx, undoId: string): Promise<void> {
  const links = await tx.rows
    .selectFrom('sharing.undo_link as held')
    .innerJoin('sharing.link as link', 'link.id', 'held.link_id')
    .select(['link.id', 'link.subject_id'])
    .where('held.undo_id', '=', undoId)
    .orderBy('link.id')
    .execute()
  const [first] = links
  // whoever is erased meanwhile has no key that could open anything
  const owner = first && (await tx.vault.subjectIfAny(tx, first.subject_id, { actor: system, purpose: 'sharing the card' }))
  const ended = await tx.rows.deleteFrom('sharing.undo_link').where('undo_id', '=', undoId).returning('link_id as id').execute()
  if (owner)
    await destroyKeysOf(
      tx,
      owner,
      ended.map(({ id }) => id),
    )
  const purpose = 'sharing the card'
  for (const { id } of ended)
    await record(tx, system, { deed: 'link.end', object: { kind: 'link', id }, ...(owner && { subject: owner }), purpose })
  const asking = await tx.rows.deleteFrom('sharing.undo_asking').where('undo_id', '=', undoId).returning('asking_id as id').execute()
  await tx.rows
    .deleteFrom('sharing.asking_link')
    .where('id', '=', anyOf(asking.map(({ id }) => id)))
    .execute()
  for (const { id } of asking) await record(tx, system, { deed: 'asking-link.end', object: { kind: 'asking link', id }, purpose })
  await tx.rows.deleteFrom('sharing.undo').where('id', '=', undoId).execute()
}
