import type { z } from 'zod'
import type { HoldRead, HoldShown } from '#contract/holds.ts'
import { type AtWork, openCase } from '#platform/audit/opening.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { holdNote } from './retention-rows.ts'

const rowsOf = (tx: Tx) =>
  tx.rows
    .selectFrom('privacy.hold as hold')
    .leftJoin('privacy.hold_approval as approval', 'approval.hold_id', 'hold.id')
    .leftJoin('privacy.hold_release as release', 'release.hold_id', 'hold.id')
    .selectAll('hold')
    .select(['approval.approved_by', 'approval.approved_at', 'release.released_by', 'release.released_at'])
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

function stateOf({ released_at, approved_at, review_on }: Row, today: string): HoldShown['state'] {
  if (released_at) return 'released'
  if (!approved_at) return 'asked'
  return review_on < today ? 'to be reviewed' : 'in effect'
}

const shown = (row: Row, today: string): HoldShown => ({
  id: row.id,
  subject: row.subject_id,
  reason: row.reason,
  state: stateOf(row, today),
  askedBy: row.asked_by,
  askedAt: row.asked_at.toISOString(),
  approvedBy: row.approved_by,
  approvedAt: row.approved_at?.toISOString() ?? null,
  reviewOn: row.review_on,
  releasedBy: row.released_by,
  releasedAt: row.released_at?.toISOString() ?? null,
})

/** All holds, the newest first: ids and dates, no word about anybody. */
export async function holdsShown(tx: Tx): Promise<{ items: HoldShown[] }> {
  const rows = await rowsOf(tx).orderBy('hold.id', 'desc').limit(1_000).execute()
  return { items: rows.map((row) => shown(row, moroccanDate(tx.clock.now()))) }
}

/** One hold with its note. Opening what is another's is on record before the answer. */
export async function readHold(tx: Tx, by: AtWork, holdId: string): Promise<z.infer<typeof HoldRead>> {
  const row = await rowsOf(tx).where('hold.id', '=', holdId).executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['hold'])
  const subject = await tx.vault.subjectIfAny(tx, row.subject_id, { actor: by.actor, purpose: 'rights' })
  const opening = { deed: 'hold.read', case: { kind: 'hold', id: holdId, reference: null }, purpose: 'rights', fields: ['note'] } as const
  if (subject) await openCase(tx, by, { ...opening, subject })
  return { ...shown(row, moroccanDate(tx.clock.now())), note: subject ? subject.open(holdNote, row.id, row.note) : null }
}
