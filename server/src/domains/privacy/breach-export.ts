import { type ExportListed, type ExportReason, exportHours, exportMinutes, mostExported } from '#contract/breach-exports.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { type AskedExport, askedExports } from './breach-export-rows.ts'
import { breachById } from './find-breach.ts'
import { countPersons } from './tell-persons.ts'

type Staff = Extract<Actor, { kind: 'person' }>

/** Tells those who could be the second person that they are waited for. Refuses where there is nobody else. Handed in by `app/`. */
export type SecondPerson = (tx: Tx, asksId: string) => Promise<void>

interface Ask {
  readonly breachId: string
  readonly reason: ExportReason
  readonly secondPerson: SecondPerson
}

/** Asks that the list of an incident's persons leave in a file, and returns its id. Refuses an empty list, one that is too long, and where nobody else may approve. */
export async function askExport(tx: Tx, actor: Staff, { breachId, reason, secondPerson }: Ask): Promise<string> {
  const { id: breach_id, subject } = await breachById(tx, actor, breachId)
  const { found } = await countPersons(tx, breachId)
  if (found === 0) throw new Refusal('breach-nobody')
  if (found > mostExported) throw new Refusal('export-too-many')
  await secondPerson(tx, actor.id)
  const id = tx.ids.next()
  await tx.rows
    .insertInto('privacy.breach_export')
    .values({ id, breach_id, reason, asked_by: actor.id, asked_at: tx.clock.now() })
    .execute()
  await record(tx, actor, {
    deed: 'breach-export.ask',
    object: { kind: 'breach-export', id },
    subject,
    purpose: 'security',
    caseId: breachId,
  })
  return id
}

/** Approves it, to be taken once within the hour, or refuses it. Refuses whoever asked, and what was answered already or waited for more than a day. */
export async function answerExport(tx: Tx, actor: Staff, id: string, approved: boolean): Promise<void> {
  const asked = await standingExport(tx, id)
  if (stateOf(asked, tx.clock.now()) !== 'asked') throw new Refusal('export-over', ['export'])
  if (asked.asked_by === actor.id) throw new Refusal('second-person', ['export'])
  await tx.rows
    .insertInto('privacy.breach_export_answer')
    .values({ export_id: id, approved, answered_by: actor.id, answered_at: tx.clock.now() })
    .execute()
  const deed = approved ? 'breach-export.approve' : 'breach-export.refuse'
  await record(tx, actor, { deed, object: { kind: 'breach-export', id }, purpose: 'security', caseId: asked.breach_id })
}

/** What may be taken now by whoever asked for it, and only by them: held, so that it is taken once. Everything else is refused alike. */
export async function openExport(tx: Tx, actor: Staff, id: string): Promise<AskedExport> {
  const asked = await standingExport(tx, id)
  if (asked.asked_by !== actor.id) throw new Refusal('not-found', ['export'])
  if (stateOf(asked, tx.clock.now()) !== 'open') throw new Refusal('export-over', ['export'])
  return asked
}

/** The newest first: those that wait for a second person, and what became of the others. Nobody who is on a list is in it. */
export async function exportList(
  tx: Tx,
  { actor, own }: { readonly actor: Staff; readonly own: boolean },
): Promise<{ items: ExportListed[] }> {
  const rows = await askedExports(tx)
    .$if(own, (query) => query.where('asked.asked_by', '=', actor.id))
    .orderBy('asked.id', 'desc')
    .limit(200)
    .execute()
  const items: ExportListed[] = []
  for (const row of rows) items.push(await listed(tx, row, actor.id))
  return { items }
}

async function standingExport(tx: Tx, id: string): Promise<AskedExport> {
  await alone(tx, `privacy: list that leaves ${id}`) // two who answer at once, or one who takes it twice, come one after the other
  const row = await askedExports(tx).where('asked.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['export'])
  return row
}

const untilOf = ({ asked_at, approved, answered_at }: AskedExport): Date =>
  approved && answered_at
    ? new Date(answered_at.getTime() + exportMinutes * 60_000)
    : new Date(asked_at.getTime() + exportHours * 3_600_000)

function stateOf(row: AskedExport, now: Date): ExportListed['state'] {
  if (row.approved === false) return 'refused'
  if (row.taken_at) return 'taken'
  if (now >= untilOf(row)) return 'over'
  return row.approved ? 'open' : 'asked'
}

async function listed(tx: Tx, row: AskedExport, reader: string): Promise<ExportListed> {
  return {
    id: row.id,
    breach: row.breach_id,
    reference: row.reference,
    reason: row.reason,
    state: stateOf(row, tx.clock.now()),
    persons: row.taken ?? (await countPersons(tx, row.breach_id)).found,
    own: row.asked_by === reader,
    askedAt: row.asked_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    takenAt: row.taken_at?.toISOString() ?? null,
    until: untilOf(row).toISOString(),
  }
}
