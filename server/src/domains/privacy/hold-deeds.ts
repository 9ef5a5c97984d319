import { sql } from 'kysely'
import type { AskHold } from '#contract/holds.ts'
import { accountHolder } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { noErasureMeanwhile } from './hold-effect.ts'
import { holdNote } from './retention-rows.ts'

/** Who does something to a hold: a member of staff. */
type Staff = Extract<Actor, { kind: 'person' }>

const reviewMonths = 6

function refuseLateReview(tx: Tx, reviewOn: string): void {
  const now = tx.clock.now()
  if (reviewOn <= moroccanDate(now) || reviewOn > moroccanDate(now, { months: reviewMonths }))
    throw new Refusal('hold-review', ['reviewOn'])
}

/** Asks that one subject's data be kept past their time, and returns the hold's id. It counts once another person has approved it. */
export async function askHold(tx: Tx, actor: Staff, { whose, reason, note, reviewOn }: AskHold): Promise<string> {
  refuseLateReview(tx, reviewOn)
  const [field, subjectId] =
    'account' in whose ? ['account', (await accountHolder(tx, whose.account))?.subjectId] : ['subject', whose.subject]
  const subject = subjectId && (await tx.vault.subjectIfAny(tx, subjectId, { actor, purpose: 'rights' }))
  if (!subject) throw new Refusal('not-found', [field ?? 'whose'])
  const id = tx.ids.next()
  await tx.rows
    .insertInto('privacy.hold')
    .values({
      id,
      subject_id: subject.id,
      reason,
      note: subject.seal(holdNote, id, note),
      asked_by: actor.id,
      asked_at: tx.clock.now(),
      review_on: reviewOn,
    })
    .execute()
  await record(tx, actor, { deed: 'hold.ask', object: { kind: 'hold', id }, subject, purpose: 'rights' })
  return id
}

/** A hold that is not released, its row locked. */
async function standing(tx: Tx, holdId: string) {
  const hold = await tx.rows.selectFrom('privacy.hold').selectAll().where('id', '=', holdId).forUpdate().executeTakeFirst()
  if (!hold) throw new Refusal('not-found', ['hold'])
  const released = await tx.rows.selectFrom('privacy.hold_release').select('hold_id').where('hold_id', '=', holdId).executeTakeFirst()
  if (released) throw new Refusal('hold-settled', ['hold'])
  const approval = await tx.rows.selectFrom('privacy.hold_approval').select('hold_id').where('hold_id', '=', holdId).executeTakeFirst()
  return { ...hold, approved: approval !== undefined }
}

/** From its commit on every sweep passes this subject by. Refuses the person who asked, and what is erased already: then there is nothing to hold. */
export async function approveHold(tx: Tx, actor: Staff, holdId: string): Promise<void> {
  await noErasureMeanwhile(tx)
  const hold = await standing(tx, holdId)
  if (hold.approved) throw new Refusal('hold-settled', ['hold'])
  if (hold.asked_by === actor.id) throw new Refusal('hold-second-person', ['hold'])
  const erased = await tx.rows.selectFrom('vault.tombstone').select('id').where('subject_id', '=', hold.subject_id).executeTakeFirst()
  if (erased) throw new Refusal('not-found', ['hold'])
  await tx.rows
    .insertInto('privacy.hold_approval')
    .values({ hold_id: holdId, approved_by: actor.id, approved_at: tx.clock.now() })
    .execute()
  await record(tx, actor, { deed: 'hold.approve', object: { kind: 'hold', id: holdId }, purpose: 'rights' })
}

/** Somebody looked again, and it is still needed: for another six months at most. */
export async function reviewHold(tx: Tx, actor: Staff, holdId: string, reviewOn: string): Promise<void> {
  refuseLateReview(tx, reviewOn)
  const hold = await standing(tx, holdId)
  if (!hold.approved) throw new Refusal('hold-settled', ['hold'])
  await tx.rows.updateTable('privacy.hold').set({ review_on: reviewOn }).where('id', '=', holdId).execute()
  await record(tx, actor, { deed: 'hold.review', object: { kind: 'hold', id: holdId }, purpose: 'rights' })
}

/** It is needed no more, or was never approved: the sweeps end what is due at their next turn. */
export async function releaseHold(tx: Tx, actor: Staff, holdId: string): Promise<void> {
  await standing(tx, holdId)
  await tx.rows.insertInto('privacy.hold_release').values({ hold_id: holdId, released_by: actor.id, released_at: tx.clock.now() }).execute()
  await record(tx, actor, { deed: 'hold.release', object: { kind: 'hold', id: holdId }, purpose: 'rights' })
}

/** Holds that count although their review date is past: they go on suspending, and somebody is to be told. */
export async function holdsToReview(tx: Pick<Tx, 'rows' | 'clock'>): Promise<readonly string[]> {
  const rows = await tx.rows
    .selectFrom('privacy.hold as hold')
    .innerJoin('privacy.hold_approval as approval', 'approval.hold_id', 'hold.id')
    .select('hold.id')
    .where('hold.review_on', '<', moroccanDate(tx.clock.now()))
    .where(sql<boolean>`not exists (select from privacy.hold_release where hold_id = hold.id)`)
    .orderBy('hold.id')
    .execute()
  return rows.map(({ id }) => id)
}
