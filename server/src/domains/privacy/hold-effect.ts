import { sql } from 'kysely'
import type { RowsTx } from '#platform/db/rows.ts'

// A hold counts from its approval to its release, also past its review date.

const inEffect = sql`privacy.hold join privacy.hold_approval approval on approval.hold_id = hold.id
  where not exists (select from privacy.hold_release release where release.hold_id = hold.id)`
const lock = sql`hashtextextended('privacy: holds', 0)`

/** Of something due: neither its own subject nor the account it belongs to is held. */
export const notHeld = sql<boolean>`not exists (
  select from (
    select hold.subject_id, person.id as account_id
    from (select hold.subject_id from ${inEffect}) as hold left join accounts.person on person.subject_id = hold.subject_id
  ) as held
  where held.subject_id = due.subject_id or held.account_id = due.account_id)`

/** No hold is approved from here to the commit: whoever erases sees those that count, and the others wait for it. */
export async function noHoldsMeanwhile(tx: RowsTx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lock})`.execute(tx.rows)
}

/** Nothing is erased from here to the commit: whoever approves a hold sees what is there still. */
export async function noErasureMeanwhile(tx: RowsTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx.rows)
}

/** Those of these subjects that are held: nothing of theirs may be erased before the hold is released, whoever asks. */
export async function heldSubjects(tx: RowsTx, subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (subjectIds.length === 0) return new Set()
  if (tx.readOnly !== true) await noHoldsMeanwhile(tx)
  const found = await sql<{ subject_id: string }>`
    select hold.subject_id from ${inEffect} and hold.subject_id = any(${[...subjectIds]}::uuid[])`.execute(tx.rows)
  return new Set(found.rows.map(({ subject_id }) => subject_id))
}
