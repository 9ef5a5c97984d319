import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { rewrapOtherLinks } from './revoke-link.ts'

/**
 * Ends the links of codes that change each minute, once nobody reads by them any more: their rows go, and what they showed goes under a new
 * key, so that a photograph of a code opens nothing in a backup either. An edition at a time; returns how many links ended.
 */
export async function endPassingLinks(deeds: Deeds, clock: Clock): Promise<number> {
  const now = clock.now()
  const editions = await deeds.read((tx) =>
    tx.rows
      .selectFrom('sharing.link')
      .select(['edition_id', 'subject_id'])
      .distinct()
      .where('opens_until', 'is not', null)
      .where('expires_at', '<=', now)
      .execute(),
  )
  let ended = 0
  for (const edition of editions) ended += await deeds.run((tx) => endThoseOf(tx, edition, now))
  return ended
}

async function endThoseOf(tx: Tx, edition: { edition_id: string; subject_id: string }, now: Date): Promise<number> {
  // whoever is erased meanwhile has no key that could open anything
  const owner = await tx.vault.subjectIfAny(tx, edition.subject_id, { actor: system, purpose: 'sharing the card' })
  const due = await tx.rows
    .selectFrom('sharing.link')
    .select('id')
    .where('edition_id', '=', edition.edition_id)
    .where('opens_until', 'is not', null)
    .where('expires_at', '<=', now)
    .orderBy('id')
    .execute()
  const ids = due.map(({ id }) => id)
  // the edition is locked by it, and its links after that, as where a link is taken back: no deadlock
  if (owner && ids.length > 0) await rewrapOtherLinks(tx, owner, edition.edition_id, ids)
  const gone = await tx.rows.deleteFrom('sharing.link').where('id', '=', anyOf(ids)).returning('id').execute()
  for (const { id } of gone)
    await record(tx, system, {
      deed: 'link.end',
      object: { kind: 'link', id },
      ...(owner && { subject: owner }),
      purpose: 'sharing the card',
    })
  return gone.length
}
