import { sql } from 'kysely'
import type { RequestListed, RequestOpened, RequestShown } from '#contract/requests.ts'
import { moroccanDate } from '#platform/dates.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { FoundRequest } from './find-request.ts'
import { ballOf, clockOf, ended, missingIn, waits } from './request.ts'
import { applicantOf, stepSays } from './request-rows.ts'

export const stepsOf = (tx: RowsTx, requestIds: readonly string[]) =>
  tx.rows.selectFrom('privacy.step').selectAll().where('request_id', '=', anyOf(requestIds)).orderBy('at').orderBy('id').execute()
/** Requests past the day that we gave ourselves, while the ball is not with who asked. */
export const lateAt = (now: Date) => sql<boolean>`(ended_at is null and state <> 'asked' and due_on < ${moroccanDate(now)}::date)`

type Step = Awaited<ReturnType<typeof stepsOf>>[number]
type Row = FoundRequest['row']

/** Its state and clocks: nothing in it says who asks. */
export function standing(row: Omit<Row, 'applicant' | 'code'>, steps: readonly Step[], now: Date) {
  const clock = clockOf(row.kind, row.received_on, steps, row.ended_at ?? now)
  const [due, legalDue] = [clock.due, clock.legalDue].map((day) =>
    row.extended_until && row.extended_until > day ? row.extended_until : day,
  )
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    state: row.state,
    ball: ballOf(row.state),
    madeAt: row.made_at.toISOString(),
    due: due ?? clock.due,
    legalDue: legalDue ?? clock.legalDue,
    suspendedDays: clock.suspendedDays,
    // reminders are the desk's own
    steps: steps.filter(({ step }) => step !== 'reminded').map(({ step, at }) => ({ step, at: at.toISOString() })),
  }
}

function inWriting({ subject }: FoundRequest, steps: readonly Step[]) {
  const lastly = (wanted: Step['step']) => steps.findLast(({ step }) => step === wanted)
  const [asked, answered] = [lastly('asked'), lastly('answered')]
  return {
    asks: asked?.says ? subject.open(stepSays, asked.id, asked.says) : null,
    answer: answered?.outcome
      ? {
          outcome: answered.outcome,
          reason: answered.reason,
          text: answered.says && subject.open(stepSays, answered.id, answered.says),
          at: answered.at.toISOString(),
        }
      : null,
  }
}

/** A request as its author sees it. */
export async function requestShown(tx: Tx, found: FoundRequest): Promise<RequestShown> {
  const { row, subject } = found
  const steps = await stepsOf(tx, [row.id])
  const erasure = await tx.rows.selectFrom('privacy.erasure').selectAll().where('request_id', '=', row.id).executeTakeFirst()
  const copy = await tx.rows
    .selectFrom('privacy.package')
    .select(['ends_at'])
    .where('request_id', '=', row.id)
    .where('file', 'is not', null)
    .where('ends_at', '>', tx.clock.now())
    .executeTakeFirst()
  const { asks, answer } = inWriting(found, steps)
  return {
    ...standing(row, steps, tx.clock.now()),
    asks: row.state === 'asked' ? asks : null,
    missing: row.state === 'asked' ? missingIn(row.kind, subject.open(applicantOf, row.id, row.applicant)) : [],
    waitsUntil: waits(row, tx.clock.now()) ? (row.waits_until?.toISOString() ?? null) : null,
    erasesAt: row.state === 'window' ? (erasure?.ends_at.toISOString() ?? null) : null,
    answer,
    copyUntil: copy?.ends_at.toISOString() ?? null,
    certificate: erasure?.certificate ?? null,
  }
}

/** A request as the desk's queue shows it: whose it is opens only with the request. */
export function requestListed(row: Omit<Row, 'applicant' | 'code'>, steps: readonly Step[], now: Date): RequestListed {
  const shown = standing(row, steps, now)
  return {
    ...shown,
    door: row.door,
    language: row.language,
    late: !ended(row.state) && row.state !== 'asked' && shown.due < moroccanDate(now),
  }
}

/** A request that the desk opened. */
export async function requestOpened(tx: Tx, found: FoundRequest): Promise<RequestOpened> {
  const { row, subject } = found
  const steps = await stepsOf(tx, [row.id])
  const applicant = subject.open(applicantOf, row.id, row.applicant)
  return { ...requestListed(row, steps, tx.clock.now()), applicant, missing: missingIn(row.kind, applicant), ...inWriting(found, steps) }
}
