import { sql } from 'kysely'
import { type AskBreakGlass, type BreakGlassListed, breakGlassHours, breakGlassMinutes } from '#contract/break-glass.ts'
import { accountByEmail } from '#domains/accounts/index.ts'
import { type Actor, system } from '#platform/actor.ts'
import type { AtWork } from '#platform/audit/opening.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { approversBeside } from './approvers.ts'
import { approvalMail } from './mail-kinds.ts'
import { breakGlassNote } from './staff-rows.ts'

type Staff = Extract<Actor, { kind: 'person' }>

/** Months that why an account was opened outside any case is kept. */
export const breakGlassMonths = 23

/**
 * Asks to open an account outside any case, and returns its id. It opens once somebody else approved it. Refuses where nobody else could, and an address
 * that no account has. The card is never part of it: no key of the office opens one.
 */
export async function askBreakGlass(tx: Tx, actor: Staff, { email, reason, note }: AskBreakGlass): Promise<string> {
  const approvers = await approversBeside(tx, actor.id)
  if (approvers.length === 0) throw new Refusal('second-person-missing')
  const account = await accountByEmail(tx, email)
  if (!account) throw new Refusal('not-found', ['email'])
  const subject = await tx.vault.subject(tx, account.subjectId, { actor, purpose: 'security' })
  const id = tx.ids.next()
  const sealed = subject.seal(breakGlassNote, id, note)
  await tx.rows
    .insertInto('access.break_glass')
    .values({ id, person_id: account.id, subject_id: subject.id, reason, note: sealed, asked_by: actor.id, asked_at: tx.clock.now() })
    .execute()
  await record(tx, actor, { deed: 'break-glass.ask', object: { kind: 'break-glass', id }, subject, purpose: 'security', caseId: id })
  for (const approver of approvers) await postMail(tx, approvalMail, approver)
  return id
}

/** Approves it, for an hour from now, or refuses it. Refuses whoever asked, and what was answered already or waited for more than a day. */
export async function answerBreakGlass(tx: Tx, actor: Staff, id: string, approved: boolean): Promise<void> {
  const found = await standing(tx, id)
  if (stateOf(found, tx.clock.now()) !== 'asked') throw new Refusal('break-glass-over', ['breakGlass'])
  if (found.asked_by === actor.id) throw new Refusal('second-person', ['breakGlass'])
  await tx.rows
    .insertInto('access.break_glass_answer')
    .values({ break_glass_id: id, approved, answered_by: actor.id, answered_at: tx.clock.now() })
    .execute()
  const deed = approved ? 'break-glass.approve' : 'break-glass.refuse'
  await record(tx, actor, { deed, object: { kind: 'break-glass', id }, purpose: 'security', caseId: id })
}

/** What is open now for whoever asked for it, and only for them. Everything else is refused alike. */
export async function openBreakGlass(tx: Tx, { actor }: AtWork, id: string) {
  const found = await standing(tx, id)
  if (found.asked_by !== actor.id) throw new Refusal('not-found', ['breakGlass'])
  if (stateOf(found, tx.clock.now()) !== 'open') throw new Refusal('break-glass-over', ['breakGlass'])
  const subject = await tx.vault.subject(tx, found.subject_id, { actor, purpose: 'security', caseId: id })
  return { row: found, listed: listed(found, actor.id, tx.clock.now()), note: subject.open(breakGlassNote, id, found.note), subject }
}

/** The newest first: those that wait for a second person, and what became of the others. Nothing in it says whose account it is. */
export async function breakGlassList(tx: Tx, by: { readonly actor: Staff; readonly own: boolean }): Promise<{ items: BreakGlassListed[] }> {
  const rows = await asked(tx)
    .$if(by.own, (query) => query.where('asked.asked_by', '=', by.actor.id))
    .orderBy('asked.id', 'desc')
    .limit(200)
    .execute()
  return { items: rows.map((row) => listed(row, by.actor.id, tx.clock.now())) }
}

const asked = (tx: RowsTx) =>
  tx.rows
    .selectFrom('access.break_glass as asked')
    .leftJoin('access.break_glass_answer as answer', 'answer.break_glass_id', 'asked.id')
    .selectAll('asked')
    .select(['answer.approved', 'answer.answered_at'])
type Row = Awaited<ReturnType<ReturnType<typeof asked>['execute']>>[number]

async function standing(tx: Tx, id: string): Promise<Row> {
  const row = await asked(tx)
    .where('asked.id', '=', id)
    .$if(tx.readOnly !== true, (query) => query.forUpdate('asked'))
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['breakGlass'])
  return row
}

const untilOf = ({ asked_at, approved, answered_at }: Row): Date =>
  approved && answered_at
    ? new Date(answered_at.getTime() + breakGlassMinutes * 60_000)
    : new Date(asked_at.getTime() + breakGlassHours * 3_600_000)

function stateOf(row: Row, now: Date): BreakGlassListed['state'] {
  if (row.approved === false) return 'refused'
  if (now >= untilOf(row)) return 'over'
  return row.approved ? 'open' : 'asked'
}

const listed = (row: Row, reader: string, now: Date): BreakGlassListed => ({
  id: row.id,
  reason: row.reason,
  state: stateOf(row, now),
  own: row.asked_by === reader,
  askedAt: row.asked_at.toISOString(),
  answeredAt: row.answered_at?.toISOString() ?? null,
  until: untilOf(row).toISOString(),
})

/** Those whose time is over. */
export const breakGlassDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('access.break_glass as asked')
    .select(['asked.id', 'asked.subject_id', 'asked.person_id as account_id', 'asked.asked_at as since'])
    .where(sql<boolean>`asked.asked_at <= ${at}::timestamptz - make_interval(months => ${breakGlassMonths})`)

export async function endBreakGlass(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = await breakGlassDue(tx, at).where('asked.id', '=', anyOf(ids)).orderBy('asked.id').forUpdate().skipLocked().execute()
  for (const { id } of due) {
    await tx.rows.deleteFrom('access.break_glass').where('id', '=', id).execute()
    await record(tx, system, { deed: 'break-glass.forget', object: { kind: 'break-glass', id }, purpose: 'security' })
  }
  return due.map(({ id }) => id)
}

/** What was asked about accounts goes with them. */
export async function forgetBreakGlass(tx: Tx, _actor: Actor, personIds: readonly string[]): Promise<void> {
  await tx.rows.deleteFrom('access.break_glass').where('person_id', '=', anyOf(personIds)).execute()
}
