import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { monthsAgo, moroccanDate } from '#platform/dates.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { closeAccount, type OnClosed } from './own-account.ts'

export const idleKind = 'accounts.idle'
/** After so many months without use their holder is told, twice; then the account is closed, as its holder would. */
const toldAfter = [21, 23] as const
export const closedAfter = 24
/** Between two steps at the least: whoever is told has the time to come back, also after a long stop of the product. */
const daysBetween = 28
const atOnce = 200

/** On which day a card of theirs was last opened: handed in, for this domain knows no cards. */
export type LastOpening = (tx: Tx, ownerId: string) => Promise<string | undefined>

/**
 * Tells whose account nobody uses, after 21 and 23 months: no sign-in and no opened card. An account each in a transaction of its own: it may be
 * killed anywhere, and twice a day is once.
 */
export async function tellIdleAccounts(deeds: Deeds, at: Date, lastOpening: LastOpening): Promise<number> {
  const before = monthsAgo(at, toldAfter[0])
  for (let [told, after] = [0, '00000000-0000-0000-0000-000000000000']; ; ) {
    const idle = await deeds.read((tx) => unusedSince(tx, before, after))
    for (const id of idle) if (await deeds.run((tx) => tellIfIdle(tx, id, at, lastOpening))) told++
    const last = idle.at(-1)
    if (last === undefined) return told
    after = last
  }
}

/** Accounts without use for two years, whose holder was told twice and had the time to come back. A card opened since is found out by `closeIdleAccounts`. */
export const idleDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('accounts.person as person')
    .innerJoin('accounts.idle_notice as notice', 'notice.person_id', 'person.id')
    .select(['person.id', 'person.subject_id', 'person.id as account_id', 'person.used_on as since'])
    .where('person.used_on', '<=', monthsAgo(at, closedAfter))
    .where('notice.months', '=', toldAfter[1])
    .where('notice.told_on', '<=', moroccanDate(at, { days: -daysBetween }))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('accounts.closing').select('person_id').whereRef('person_id', '=', 'person.id'))),
    )

/** Closes those of these that are due still, each as its holder would. */
export async function closeIdleAccounts(
  tx: Tx,
  ids: readonly string[],
  at: Date,
  lastOpening: LastOpening,
  onClosed: readonly OnClosed[],
): Promise<string[]> {
  const due = await idleDue(tx, at).where('person.id', '=', anyOf(ids)).orderBy('person.id').forNoKeyUpdate('person').skipLocked().execute()
  const closed: string[] = []
  for (const { id, since } of due) {
    if ((await usedOn(tx, id, since, lastOpening)) > since) continue
    await closeAccount(tx, system, id, onClosed)
    closed.push(id)
  }
  return closed
}

async function unusedSince(tx: Tx, before: string, after: string): Promise<string[]> {
  const rows = await tx.rows
    .selectFrom('accounts.person as person')
    .leftJoin('accounts.closing as closing', 'closing.person_id', 'person.id')
    .select('person.id')
    .where('person.used_on', '<=', before)
    .where('closing.person_id', 'is', null)
    .where('person.id', '>', after)
    .orderBy('person.id')
    .limit(atOnce)
    .execute()
  return rows.map(({ id }) => id)
}

async function tellIfIdle(tx: Tx, personId: string, at: Date, lastOpening: LastOpening): Promise<boolean> {
  const person = await tx.rows
    .selectFrom('accounts.person')
    .select(['used_on', 'subject_id'])
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!person) return false
  const used = await usedOn(tx, personId, person.used_on, lastOpening)
  const told = new Map(
    (await tx.rows.selectFrom('accounts.idle_notice').select(['months', 'told_on']).where('person_id', '=', personId).execute()).map(
      ({ months, told_on }) => [months, told_on],
    ),
  )
  const latest = [...told.values()].sort().at(-1)
  if (latest !== undefined && latest > moroccanDate(at, { days: -daysBetween })) return false
  const next = toldAfter.find((months) => !told.has(months))
  if (next === undefined || used > monthsAgo(at, next)) return false
  await tx.rows
    .insertInto('accounts.idle_notice')
    .values({ person_id: personId, months: next, told_on: moroccanDate(at) })
    .execute()
  await postMail(tx, idleKind, personId)
  const subject = await tx.vault.subject(tx, person.subject_id, { actor: system, purpose: 'the account' })
  await record(tx, system, { deed: 'account.tell-idle', object: { kind: 'account', id: personId }, subject, purpose: 'the account' })
  return true
}

/** The day it was last used, a card opened since included: what was told before that day counts no more. */
async function usedOn(tx: Tx, personId: string, known: string, lastOpening: LastOpening): Promise<string> {
  const opened = await lastOpening(tx, personId)
  if (opened === undefined || opened <= known) return known
  await movedOn(tx, personId, opened)
  return opened
}

/** A card of theirs was opened since: that is use. */
async function movedOn(tx: Tx, personId: string, used: string): Promise<void> {
  await tx.rows.updateTable('accounts.person').set({ used_on: used }).where('id', '=', personId).execute()
  await tx.rows.deleteFrom('accounts.idle_notice').where('person_id', '=', personId).where('told_on', '<=', used).execute()
}
