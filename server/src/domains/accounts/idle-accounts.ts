import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
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

/**
 * Ends accounts that nobody uses: no sign-in and no opened card for two years, told of after 21 and 23 months. `lastOpening` says on which day a card
 * of theirs was last opened. An account each in a transaction of its own: it may be killed anywhere, and twice a day is once.
 */
export async function endIdleAccounts(
  deeds: Deeds,
  clock: Clock,
  lastOpening: (tx: Tx, ownerId: string) => Promise<string | undefined>,
  onClosed: readonly OnClosed[],
): Promise<{ readonly told: number; readonly closed: number }> {
  const done = { told: 0, closed: 0 }
  const before = moroccanDate(clock.now(), { months: -toldAfter[0] })
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const idle = await deeds.read((tx) => unusedSince(tx, before, after))
    for (const id of idle) {
      const step = await deeds.run((tx) => nextStep(tx, id, lastOpening, onClosed))
      if (step) done[step]++
    }
    const last = idle.at(-1)
    if (last === undefined) return done
    after = last
  }
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

async function nextStep(
  tx: Tx,
  personId: string,
  lastOpening: (tx: Tx, ownerId: string) => Promise<string | undefined>,
  onClosed: readonly OnClosed[],
): Promise<'told' | 'closed' | undefined> {
  const person = await tx.rows
    .selectFrom('accounts.person')
    .select(['used_on', 'subject_id'])
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!person) return undefined
  const opened = await lastOpening(tx, personId)
  const used = opened !== undefined && opened > person.used_on ? opened : person.used_on
  if (used > person.used_on) await movedOn(tx, personId, used)
  const idleFor = (months: number) => used <= moroccanDate(tx.clock.now(), { months: -months })
  const told = new Map(
    (await tx.rows.selectFrom('accounts.idle_notice').select(['months', 'told_on']).where('person_id', '=', personId).execute()).map(
      ({ months, told_on }) => [months, told_on],
    ),
  )
  const latest = [...told.values()].sort().at(-1)
  if (latest !== undefined && latest > moroccanDate(tx.clock.now(), { days: -daysBetween })) return undefined
  const next = toldAfter.find((months) => !told.has(months))
  if (next !== undefined) {
    if (!idleFor(next)) return undefined
    await tx.rows
      .insertInto('accounts.idle_notice')
      .values({ person_id: personId, months: next, told_on: moroccanDate(tx.clock.now()) })
      .execute()
    await postMail(tx, idleKind, personId)
    const subject = await tx.vault.subject(tx, person.subject_id, { actor: system, purpose: 'the account' })
    await record(tx, system, { deed: 'account.tell-idle', object: { kind: 'account', id: personId }, subject, purpose: 'the account' })
    return 'told'
  }
  if (!idleFor(closedAfter)) return undefined
  await closeAccount(tx, system, personId, onClosed)
  return 'closed'
}

/** A card of theirs was opened since: that is use. */
async function movedOn(tx: Tx, personId: string, used: string): Promise<void> {
  await tx.rows.updateTable('accounts.person').set({ used_on: used }).where('id', '=', personId).execute()
  await tx.rows.deleteFrom('accounts.idle_notice').where('person_id', '=', personId).where('told_on', '<=', used).execute()
}
