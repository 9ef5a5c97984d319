import { createHash, randomBytes } from 'node:crypto'
import { officeHours, officeIdleMinutes } from '#contract/office.ts'
import { sessionById, useSession } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { jobsOf } from './jobs-of.ts'
import { signedAt } from './undertaking.ts'

/** Whoever is signed in to their account, by one of its sessions. */
export interface AtDoor {
  readonly actor: Extract<Actor, { kind: 'person' }>
  readonly sessionId: string
}

const digestOf = (token: string) => createHash('sha256').update(token).digest()

/**
 * Opens the office from a session of the account, and returns the token of the session of the office: 256 bits, of which only the SHA-256 is kept.
 * Refuses whoever holds no job, a session that showed no second factor, and who has not signed the undertaking as it is now.
 */
export async function openOffice(tx: Tx, by: AtDoor): Promise<string> {
  const personId = by.actor.id
  if ((await jobsOf(tx, personId)).length === 0) throw new Refusal('not-allowed')
  if (!(await sessionById(tx, by.sessionId))?.secondFactor) throw new Refusal('second-factor-needed')
  if (!(await signedAt(tx, personId))) throw new Refusal('undertaking-needed')
  const [id, token, now] = [tx.ids.next(), randomBytes(32).toString('base64url'), tx.clock.now()]
  await tx.rows.deleteFrom('access.office_session').where('session_id', '=', by.sessionId).execute()
  // who comes back after half an hour is not shut out again until the use is written
  await useSession(tx, by.sessionId)
  await tx.rows
    .insertInto('access.office_session')
    .values({
      id,
      token_digest: digestOf(token),
      session_id: by.sessionId,
      started_at: now,
      ends_at: new Date(now.getTime() + officeHours * 3_600_000),
    })
    .execute()
  await record(tx, by.actor, { deed: 'office.enter', object: { kind: 'account', id: personId }, purpose: 'security' })
  return token
}

/** The session of the account that a session of the office stands on; undefined where either is over, or was not used for half an hour. */
export async function officeOf(tx: Tx, token: string) {
  const now = tx.clock.now()
  const row = await tx.rows
    .selectFrom('access.office_session')
    .select('session_id')
    .where('token_digest', '=', digestOf(token))
    .where('ends_at', '>', now)
    .executeTakeFirst()
  const session = row && (await sessionById(tx, row.session_id))
  return session && now.getTime() - session.used_at.getTime() <= officeIdleMinutes * 60_000 ? session : undefined
}

export async function closeOffice(tx: Tx, sessionId: string): Promise<void> {
  await tx.rows.deleteFrom('access.office_session').where('session_id', '=', sessionId).execute()
}

/** Sessions of the office that are over go. */
export async function forgetOfficeSessions(deeds: Deeds, clock: Clock): Promise<void> {
  await deeds.run(async (tx) => void (await tx.rows.deleteFrom('access.office_session').where('ends_at', '<', clock.now()).execute()))
}
