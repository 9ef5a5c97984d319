import type { BreachSays, BreachStep } from '#contract/breaches.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { type Entered, isClosed } from './breach.ts'
import { breachSays } from './breach-rows.ts'

export interface FoundBreach {
  readonly id: string
  readonly reference: string
  readonly openedAt: Date
  readonly subject: Subject<'security'>
  readonly entries: readonly (Entered & { readonly by: Actor['kind']; readonly byId: string | null })[]
}

/** An incident with all its entries in order, to oneself until the transaction ends. Refuses an unknown one, and one past its time. */
export async function breachById(tx: Tx, actor: Actor, id: string): Promise<FoundBreach> {
  if (tx.readOnly !== true) await alone(tx, `privacy: breach ${id}`)
  const row = await tx.rows.selectFrom('privacy.breach').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['breach'])
  const subject = await tx.vault.subject(tx, row.subject_id, { actor, purpose: 'security', caseId: id })
  const entries = await tx.rows
    .selectFrom('privacy.breach_entry')
    .selectAll()
    .where('breach_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return {
    id,
    reference: row.reference,
    openedAt: row.opened_at,
    subject,
    entries: entries.map((entry) => ({
      step: entry.step,
      at: entry.at,
      by: entry.by_kind,
      byId: entry.by_id,
      noticedAt: entry.noticed_at,
      says: subject.open(breachSays, entry.id, entry.says),
    })),
  }
}

/** Adds an entry to an incident, which is recorded: nothing that was said before changes. Refuses once it is closed. */
export async function enter(
  tx: Tx,
  actor: Actor,
  { id, subject, entries }: Pick<FoundBreach, 'id' | 'subject' | 'entries'>,
  { step, says, noticedAt }: { readonly step: BreachStep; readonly says: BreachSays; readonly noticedAt?: string | undefined },
): Promise<void> {
  if (isClosed(entries)) throw new Refusal('breach-closed')
  const entryId = tx.ids.next()
  await tx.rows
    .insertInto('privacy.breach_entry')
    .values({
      id: entryId,
      breach_id: id,
      step,
      at: tx.clock.now(),
      by_kind: actor.kind,
      by_id: actor.kind === 'person' ? actor.id : null,
      noticed_at: noticedAt === undefined ? null : new Date(noticedAt),
      says: subject.seal(breachSays, entryId, says),
    })
    .execute()
  if (step === 'closed') await tx.rows.updateTable('privacy.breach').set({ closed: true }).where('id', '=', id).execute()
  await record(tx, actor, {
    deed: `breach.${step.replaceAll(' ', '-')}`,
    object: { kind: 'breach', id },
    subject,
    purpose: 'security',
    caseId: id,
  })
}
