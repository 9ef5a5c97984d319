import type { Outcome, RefusalReason, RequestState, RequestStep } from '#contract/requests.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { dueOf, ended, stateAfter } from './request.ts'
import { stepSays } from './request-rows.ts'
import { stepsOf } from './request-views.ts'

export interface StepTaken {
  readonly step: RequestStep
  /** In writing, for who asked. */
  readonly says?: string | undefined
  readonly outcome?: Outcome
  readonly reason?: RefusalReason | undefined
}

export interface Stepping {
  readonly id: string
  readonly state: RequestState
  readonly proven_at: Date | null
}

/** The day by which a request is due, kept where what is late is looked for: after whatever moves it. */
export async function keepDue(tx: Tx, id: string): Promise<void> {
  const row = await tx.rows
    .selectFrom('privacy.request')
    .select(['kind', 'received_on', 'extended_until'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const due_on = dueOf(row, await stepsOf(tx, [id]), tx.clock.now())
  await tx.rows.updateTable('privacy.request').set({ due_on }).where('id', '=', id).execute()
}

/** Takes a request one step on: the step is kept with who took it, and recorded. Refuses a step that its state does not allow. */
export async function takeStep(
  tx: Tx,
  actor: Actor,
  { row, subject }: { readonly row: Stepping; readonly subject: Subject<'rights'> },
  { step, says, outcome, reason }: StepTaken,
): Promise<RequestState> {
  const state = step === 'received' ? row.state : stateAfter(row.state, step, row.proven_at !== null)
  if (!state) throw new Refusal('request-state')
  const id = tx.ids.next()
  await tx.rows
    .insertInto('privacy.step')
    .values({
      id,
      request_id: row.id,
      step,
      at: tx.clock.now(),
      by_kind: actor.kind,
      by_id: actor.kind === 'person' ? actor.id : null,
      says: says === undefined ? null : subject.seal(stepSays, id, says),
      outcome: outcome ?? null,
      reason: reason ?? null,
    })
    .execute()
  if (state !== row.state)
    await tx.rows
      .updateTable('privacy.request')
      .set({ state, ...(ended(state) && { ended_at: tx.clock.now() }) })
      .where('id', '=', row.id)
      .execute()
  if (step === 'completed') await keepDue(tx, row.id)
  await record(tx, actor, { deed: `request.${step}`, object: { kind: 'request', id: row.id }, subject, purpose: 'rights', caseId: row.id })
  return state
}
