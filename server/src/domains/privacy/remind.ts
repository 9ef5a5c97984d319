import { sql } from 'kysely'
import { system } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { eachInTurn } from './each-in-turn.ts'
import { requestById } from './find-request.ts'
import { later } from './legal-days.ts'
import { deskMail, newsMail } from './mail-kinds.ts'
import { ballOf, clockOf } from './request.ts'
import { lateAt, stepsOf } from './request-views.ts'
import { takeStep } from './step.ts'

/** After how many days of the ten a request is reminded of. */
const reminders = [5, 8] as const

/** Reminds of requests that are five and eight days old: the desk where it has the ball, its author where they have. Once each. */
export async function remindOfRequests(deeds: Deeds, clock: Clock): Promise<number> {
  const before = later(moroccanDate(clock.now()), -reminders[0])
  const old = await deeds.read((tx) =>
    tx.rows
      .selectFrom('privacy.request')
      .select('id')
      .where('ended_at', 'is', null)
      .where('received_on', '<=', before)
      .orderBy('id')
      .execute(),
  )
  return eachInTurn(
    old.map(({ id }) => id),
    (id) => deeds.run((tx) => remind(tx, id)),
  )
}

async function remind(tx: Tx, id: string): Promise<boolean> {
  const found = await requestById(tx, system, id)
  const { row } = found
  if (row.ended_at) return false
  const steps = await stepsOf(tx, [id])
  const now = tx.clock.now()
  const { due } = clockOf(row.kind, row.received_on, steps, now)
  const daysLeft = (Date.parse(due) - Date.parse(moroccanDate(now))) / 86_400_000
  const expected = reminders.filter((day) => daysLeft <= 10 - day).length
  const had = steps.filter(({ step }) => step === 'reminded').length
  if (had >= expected) return false
  await takeStep(tx, system, found, { step: 'reminded' })
  await postMail(tx, ballOf(row.state) === 'you' ? newsMail : deskMail, id)
  return true
}

/** Requests that are past the day we gave ourselves, while the ball is with us: told by the metrics and the doctor. */
export async function lateRequests(tx: RowsTx): Promise<number> {
  const { count } = await tx.rows
    .selectFrom('privacy.request')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(lateAt(tx.clock.now()))
    .executeTakeFirstOrThrow()
  return count
}
