import { sql } from 'kysely'
import { type ReadingList, type UnusualKind, unusual } from '#contract/readings.ts'
import { namesOf } from '#domains/accounts/index.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { jobsOfEach } from './jobs-of.ts'
import { unusualMail } from './mail-kinds.ts'

const hour = 3_600_000

/** What each member of staff opened since: of how many people, how often, and of how many cases that were over. */
const openedSince = (tx: RowsTx, since: Date) =>
  tx.rows
    .selectFrom('audit.opening')
    .select('person_id')
    .select(sql<number>`count(distinct subject_pseudonym)::int`.as('people'))
    .select(sql<number>`count(*)::int`.as('openings'))
    .select(sql<number>`(count(distinct case_id) filter (where ended))::int`.as('over'))
    .where('at', '>', since)
    .groupBy('person_id')
    .execute()

/** Looks for unusual reading; the data protection officer is told once a day for each person and kind. */
export async function watchReadings(deeds: Deeds): Promise<void> {
  await deeds.run(async (tx) => {
    const now = tx.clock.now()
    const [lastHour, lastDay] = [
      await openedSince(tx, new Date(now.getTime() - hour)),
      await openedSince(tx, new Date(now.getTime() - 24 * hour)),
    ]
    for (const { person_id, people } of lastHour) await noteIfMany(tx, person_id, 'people in an hour', people)
    for (const { person_id, people, over } of lastDay) {
      await noteIfMany(tx, person_id, 'people in a day', people)
      await noteIfMany(tx, person_id, 'cases that are over', over)
    }
  })
}

async function noteIfMany(tx: Tx, personId: string, kind: UnusualKind, count: number): Promise<void> {
  if (count < unusual[kind]) return
  const [id, now] = [tx.ids.next(), tx.clock.now()]
  const { numInsertedOrUpdatedRows } = await tx.rows
    .insertInto('access.reading_alert')
    .values({ id, person_id: personId, kind, count, day: moroccanDate(now), noticed_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'day']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return
  await record(tx, system, { deed: 'reading.alert', object: { kind: 'account', id: personId }, purpose: 'security' })
  const officers = await tx.rows.selectFrom('access.staff').select('person_id').where('job', '=', 'data protection officer').execute()
  for (const officer of officers) await postMail(tx, unusualMail, officer.person_id)
}

/** What was noticed, and what was opened in the last day, by whom: for the data protection officer, who reads the names. */
export async function readingsShown(tx: Tx, actor: Actor): Promise<ReadingList> {
  const alerts = await tx.rows.selectFrom('access.reading_alert').selectAll().orderBy('id', 'desc').limit(200).execute()
  const today = await openedSince(tx, new Date(tx.clock.now().getTime() - 24 * hour))
  const people = [...new Set([...alerts, ...today].map(({ person_id }) => person_id))]
  const [names, jobs] = [await namesOf(tx, actor, people), await jobsOfEach(tx, people)]
  await record(tx, actor, { deed: 'reading.list', object: { kind: 'staff', id: tx.ids.next() }, purpose: 'security' })
  return {
    alerts: alerts.map(({ id, person_id, kind, count, day, noticed_at }) => ({
      id,
      name: names.get(person_id) ?? null,
      kind,
      count,
      day,
      noticedAt: noticed_at.toISOString(),
    })),
    today: today
      .map(({ person_id, people: many, openings, over }) => ({
        person: person_id,
        name: names.get(person_id) ?? null,
        jobs: [...(jobs.get(person_id) ?? [])],
        people: many,
        openings,
        over,
      }))
      .sort((one, other) => other.people - one.people || other.openings - one.openings),
  }
}

const keptMonths = 24
/** What was noticed longer ago than the record goes. */
export async function forgetReadings(deeds: Deeds): Promise<void> {
  await deeds.run(
    async (tx) =>
      void (await tx.rows
        .deleteFrom('access.reading_alert')
        .where(sql<boolean>`noticed_at <= ${tx.clock.now()}::timestamptz - make_interval(months => ${keptMonths})`)
        .execute()),
  )
}
