import { sql } from 'kysely'
import type { AmendBreach, OpenBreach } from '#contract/breaches.ts'
import type { Actor } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { clockOf } from './breach.ts'
import { enter, type FoundBreach } from './find-breach.ts'

/** Opens an incident: its clock runs from when we became aware, which cannot be to come, nor before it began. */
export async function openBreach(tx: Tx, actor: Actor, { noticedAt, ...says }: OpenBreach): Promise<string> {
  refuseWrongTimes(tx, noticedAt, says.beganAt)
  const subject = await tx.vault.newSubject(tx, 'breach', { actor, purpose: 'security' })
  const id = tx.ids.next()
  await tx.rows
    .insertInto('privacy.breach')
    .values({ id, reference: await nextReference(tx), subject_id: subject.id, opened_at: tx.clock.now() })
    .execute()
  await enter(tx, actor, { id, subject, entries: [] }, { step: 'opened', says, noticedAt })
  return id
}

/** Says what is known better now. What was said before stays beside it. */
export async function amendBreach(tx: Tx, actor: Actor, found: FoundBreach, { noticedAt, ...says }: AmendBreach): Promise<void> {
  refuseWrongTimes(tx, noticedAt ?? clockOf(found.entries, tx.clock.now()).noticedAt, says.beganAt)
  await enter(tx, actor, found, { step: 'amended', says, noticedAt })
}

function refuseWrongTimes(tx: Tx, noticedAt: string, beganAt: string | undefined): void {
  if (Date.parse(noticedAt) > tx.clock.now().getTime()) throw new Refusal('invalid', ['noticedAt'])
  if (beganAt !== undefined && Date.parse(beganAt) > Date.parse(noticedAt)) throw new Refusal('invalid', ['beganAt'])
}

/** `VD-2026-000001`: one series a year, given under lock. */
async function nextReference(tx: Tx): Promise<string> {
  const year = Number(moroccanDate(tx.clock.now()).slice(0, 4))
  const given = await sql<{ last: number }>`
    insert into privacy.breach_number (year, last) values (${year}, 1)
    on conflict (year) do update set last = breach_number.last + 1 returning last`.execute(tx.rows)
  return `VD-${year}-${String(given.rows[0]?.last ?? 0).padStart(6, '0')}`
}
