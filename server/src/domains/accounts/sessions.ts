import { createHash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { SessionShown } from '#contract/accounts.ts'
import { type Permission, permissions } from '#contract/permissions.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Clock } from '#platform/clock.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { accountUsed } from './account-used.ts'
import { deviceOf } from './device.ts'
import { accountHolder } from './find-account.ts'
import { type SecondFactor, sessionAgent } from './person-rows.ts'
import { recordAbout } from './record-about.ts'

export const idleDays = 14
export const longestDays = 30
const day = 86_400_000
const digestOf = (token: string) => createHash('sha256').update(token).digest()

export interface NewSession {
  readonly personId: string
  readonly how: 'code' | 'password' | 'passkey'
  readonly second?: SecondFactor
  readonly agent: string | undefined
  /** Shorter than the longest, like the hour that a demo's cookie is good for. */
  readonly minutes?: number
}

/** Begins a session and returns its token: 256 bits, of which only the SHA-256 is kept. */
export async function beginSession(tx: Tx, input: NewSession): Promise<string> {
  const person = await accountHolder(tx, input.personId)
  if (!person) throw new Refusal('not-found', ['personId'])
  const actor: Actor = { kind: 'person', id: person.id }
  const subject = await tx.vault.subject(tx, person.subjectId, { actor, purpose: 'security' })
  const [id, token, now] = [tx.ids.next(), randomBytes(32).toString('base64url'), tx.clock.now()]
  const ends = input.minutes === undefined ? longestDays * day : input.minutes * 60_000
  await tx.rows
    .insertInto('accounts.session')
    .values({
      id,
      token_digest: digestOf(token),
      person_id: person.id,
      agent: subject.seal(sessionAgent, id, (input.agent ?? '').toWellFormed()),
      how: input.how,
      second: input.second ?? null,
      proved_at: now,
      started_at: now,
      used_at: now,
      ends_at: new Date(now.getTime() + ends),
    })
    .execute()
  await accountUsed(tx, [person.id])
  await record(tx, actor, { deed: 'session.begin', object: { kind: 'session', id }, subject, purpose: 'security' })
  return token
}

/** The session of a token that is alive: not ended, not idle for a fortnight, of an account that is not closed. */
export const liveSession = (tx: Tx, token: string) =>
  liveSessions(tx).where('session.token_digest', '=', digestOf(token)).executeTakeFirst()

/** The same by its id, and whether it showed a second factor: a passkey is one, for it asks for its holder too. */
export async function sessionById(tx: Tx, id: string) {
  const row = await liveSessions(tx).select(['session.how', 'session.second']).where('session.id', '=', id).executeTakeFirst()
  return row && { ...row, secondFactor: row.how === 'passkey' || row.second !== null }
}

/** Notes at once that a session is used, for whoever asks in the same transaction whether it stands still. */
export async function useSession(tx: Tx, id: string): Promise<void> {
  await tx.rows.updateTable('accounts.session').set({ used_at: tx.clock.now() }).where('id', '=', id).execute()
}

function liveSessions(tx: Tx) {
  const now = tx.clock.now()
  return tx.rows
    .selectFrom('accounts.session as session')
    .innerJoin('accounts.person as person', 'person.id', 'session.person_id')
    .leftJoin('accounts.closing as closing', 'closing.person_id', 'person.id')
    .select(['session.id', 'session.person_id', 'session.proved_at', 'session.used_at', 'person.subject_id'])
    .where('session.ends_at', '>', now)
    .where('session.used_at', '>', new Date(now.getTime() - idleDays * day))
    .where('closing.person_id', 'is', null)
}

/** What somebody who is signed in to an account of their own may do. */
export const allowed: ReadonlySet<Permission> = new Set(permissions)

const touchEvery = 5 * 60_000

/** Remembers which sessions were used, and writes it once a minute: a view writes nothing. A kill loses a minute of it. */
export function sessionUses(deeds: Deeds, clock: Clock) {
  let used = new Map<string, Date>()
  const flush = async () => {
    const batch = used
    used = new Map()
    if (batch.size === 0) return
    await deeds.run(async (tx) => {
      for (const [id, at] of [...batch].sort(([one], [other]) => (one < other ? -1 : 1)))
        await tx.rows.updateTable('accounts.session').set({ used_at: at }).where('id', '=', id).where('used_at', '<', at).execute()
      const people = await tx.rows
        .selectFrom('accounts.session')
        .select('person_id')
        .where('id', 'in', [...batch.keys()])
        .execute()
      await accountUsed(
        tx,
        people.map(({ person_id }) => person_id),
      )
    })
  }
  // What could not be written is written at the next use; a session is idle for a fortnight before it matters.
  const timer = setInterval(() => flush().catch(() => undefined), 60_000).unref()
  return {
    note(id: string, before: Date) {
      const now = clock.now()
      if (now.getTime() - before.getTime() > touchEvery) used.set(id, now)
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
export type SessionUses = ReturnType<typeof sessionUses>

/** The sessions of a person, the newest first. */
export async function sessionsOf(
  tx: Tx,
  actor: Actor,
  personId: string,
  current: string,
): Promise<{ items: z.infer<typeof SessionShown>[] }> {
  const person = await accountHolder(tx, personId)
  if (!person) throw new Refusal('not-found')
  const subject = await tx.vault.subject(tx, person.subjectId, { actor, purpose: 'security' })
  const now = tx.clock.now()
  const rows = await tx.rows
    .selectFrom('accounts.session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ends_at', '>', now)
    .where('used_at', '>', new Date(now.getTime() - idleDays * day))
    .orderBy('started_at', 'desc')
    .execute()
  return {
    items: rows.map((row) => ({
      id: row.id,
      current: row.id === current,
      device: deviceOf(subject.open(sessionAgent, row.id, row.agent)),
      startedAt: row.started_at.toISOString(),
      usedAt: row.used_at.toISOString(),
      how: row.how,
      second: row.second,
    })),
  }
}

/** Ends one session of a person, or all but one. Refuses a session that is not theirs. */
export async function endSession(tx: Tx, actor: Actor, input: { readonly personId: string; readonly sessionId: string }): Promise<void> {
  const done = await tx.rows
    .deleteFrom('accounts.session')
    .where('id', '=', input.sessionId)
    .where('person_id', '=', input.personId)
    .executeTakeFirst()
  if (done.numDeletedRows === 0n) throw new Refusal('not-found', ['session'])
  await recordAbout(tx, actor, input.personId, { deed: 'session.end', object: { kind: 'session', id: input.sessionId } })
}

export async function endOtherSessions(
  tx: Tx,
  actor: Actor,
  input: { readonly personId: string; readonly keep?: string },
): Promise<number> {
  const done = await tx.rows
    .deleteFrom('accounts.session')
    .where('person_id', '=', input.personId)
    .$if(input.keep !== undefined, (query) => query.where('id', '<>', input.keep ?? ''))
    .executeTakeFirst()
  await recordAbout(tx, actor, input.personId, { deed: 'session.end-others', object: { kind: 'account', id: input.personId } })
  return Number(done.numDeletedRows)
}

/** They proved again who they are: for ten minutes they may change how they sign in. */
export async function proveSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.rows.updateTable('accounts.session').set({ proved_at: tx.clock.now() }).where('id', '=', sessionId).execute()
}

/** Everybody's: after a restore, one that was ended since the backup would be good again. Returns how many. */
export async function endEverySession(tx: Tx): Promise<number> {
  const { numDeletedRows } = await tx.rows.deleteFrom('accounts.session').executeTakeFirst()
  return Number(numDeletedRows)
}

/** Sessions that are over go. */
export async function forgetSessions(deeds: Deeds, clock: Clock): Promise<void> {
  const idle = new Date(clock.now().getTime() - idleDays * day)
  await deeds.run(async (tx) => {
    await tx.rows
      .deleteFrom('accounts.session')
      .where(({ or, eb }) => or([eb('ends_at', '<', clock.now()), eb('used_at', '<', idle)]))
      .execute()
    await tx.rows
      .deleteFrom('accounts.ceremony')
      .where('made_at', '<', new Date(clock.now().getTime() - 3_600_000))
      .execute()
  })
}
