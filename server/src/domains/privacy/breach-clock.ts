import { type Kysely, sql } from 'kysely'
import { system } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
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

/** Incidents whose time after their closing is over. */
export const breachesDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('privacy.breach as breach')
    .innerJoin('privacy.breach_entry as entry', 'entry.breach_id', 'breach.id')
    .select(['breach.id', 'breach.subject_id', sql<string | null>`null::uuid`.as('account_id'), 'entry.at as since'])
    .where('entry.step', '=', 'closed')
    .where('entry.at', '<', new Date(`${moroccanDate(at, { months: -keptMonths })}T00:00:00Z`))

/** Ends those of these incidents that are due, and their keys with them. */
export async function endBreaches(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = await breachesDue(tx, at).where('breach.id', '=', anyOf(ids)).orderBy('breach.subject_id').execute()
  await tx.vault.eraseAll(
    tx,
    due.map(({ subject_id }) => subject_id),
  )
  const gone = await tx.rows
    .deleteFrom('privacy.breach')
    .where('id', '=', anyOf(due.map(({ id }) => id)))
    .returning('id')
    .execute()
  return gone.map(({ id }) => id)
}
