import { type Kysely, sql } from 'kysely'
import { system } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { clockHours, clockOf, isClosed, remindersDue } from './breach.ts'
import { breachById, enter } from './find-breach.ts'
import { keptMonths } from './forget-requests.ts'
import { breachDeskMail } from './mail-kinds.ts'

/** Incidents of which nobody told the CNDP, nor said why not, by when we became aware of them. */
const unresolved = (db: Kysely<Tables>) =>
  db
    .selectFrom('privacy.breach as breach')
    .where(
      sql<boolean>`not exists (select from privacy.breach_entry where breach_id = breach.id and step in ('cndp notified', 'cndp not needed'))`,
    )

const noticed = sql<Date>`(select noticed_at from privacy.breach_entry where breach_id = breach.id and noticed_at is not null
  order by at desc, id desc limit 1)`

/** Reminds the desk of incidents 24 and 48 hours old of which the CNDP was not told. Once each. */
export async function remindOfBreaches(deeds: Deeds): Promise<number> {
  const open = await deeds.read((tx) => unresolved(tx.rows).select('breach.id').execute())
  let reminded = 0
  for (const { id } of open) if (await deeds.run((tx) => remind(tx, id))) reminded++
  return reminded
}

async function remind(tx: Tx, id: string): Promise<boolean> {
  const found = await breachById(tx, system, id)
  const now = tx.clock.now()
  const { noticedAt, state } = clockOf(found.entries, now)
  const had = found.entries.filter(({ step }) => step === 'reminded').length
  if (isClosed(found.entries) || (state !== 'due' && state !== 'late') || had >= remindersDue(new Date(noticedAt), now)) return false
  await enter(tx, system, found, { step: 'reminded', says: {} })
  await postMail(tx, breachDeskMail, id)
  return true
}

/** How many clocks ran out: told by the metrics and the doctor. */
export async function lateBreaches(db: Kysely<Tables>, now: Date): Promise<number> {
  const before = new Date(now.getTime() - clockHours * 3_600_000)
  const { late } = await unresolved(db)
    .where(noticed, '<', before)
    .select(({ fn }) => fn.countAll<string>().as('late'))
    .executeTakeFirstOrThrow()
  return Number(late)
}

/** Incidents past their time go with their keys. One at a time: it may be killed anywhere. */
export async function forgetBreaches(deeds: Deeds, clock: Clock): Promise<number> {
  const before = new Date(`${moroccanDate(clock.now(), { months: -keptMonths })}T00:00:00Z`)
  for (let forgotten = 0; ; forgotten++) {
    const more = await deeds.run(async (tx) => {
      const over = await tx.rows
        .selectFrom('privacy.breach as breach')
        .innerJoin('privacy.breach_entry as entry', 'entry.breach_id', 'breach.id')
        .select(['breach.id', 'breach.subject_id'])
        .where('entry.step', '=', 'closed')
        .where('entry.at', '<', before)
        .limit(1)
        .executeTakeFirst()
      if (!over) return false
      await tx.vault.erase(tx, over.subject_id)
      await tx.rows.deleteFrom('privacy.breach').where('id', '=', over.id).execute()
      return true
    })
    if (!more) return forgotten
  }
}
