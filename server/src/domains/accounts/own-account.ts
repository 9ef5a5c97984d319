import { sql } from 'kysely'
import type { z } from 'zod'
import type { Account, ChangeAccount } from '#contract/accounts.ts'
import type { Language } from '#contract/language.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Access } from '#platform/vault/vault.ts'
import { sendCode } from './codes.ts'
import { proofs } from './limits.ts'
import { refuseOurName } from './own-name.ts'
import { own } from './own-person.ts'
import { personCompany, personName, personPhone } from './person-rows.ts'
import { indexPerson } from './renew-keys.ts'
import { factorOn, factorShown } from './second-factor.ts'
import { endWaysIn } from './ways-in.ts'

/** The address of an account, which its holder has shown to be theirs. */
export const emailOf = async (tx: Tx, actor: Actor, personId: string): Promise<string> => (await own(tx, actor, personId)).shown.email

/** How the holder of an account is called. */
export const nameOf = async (tx: Tx, actor: Actor, personId: string): Promise<string> => (await own(tx, actor, personId)).shown.name

/** Where and in which language an account's holder is written to; undefined once it is closed. */
export async function reachedAt(
  tx: Tx,
  actor: Actor,
  personId: string,
): Promise<{ readonly address: string; readonly language: Language } | undefined> {
  const closed = await tx.rows.selectFrom('accounts.closing').select('person_id').where('person_id', '=', personId).executeTakeFirst()
  if (closed) return undefined
  const { shown, row } = await own(tx, actor, personId)
  return { address: shown.email, language: row.language }
}

/** So long must a number stand with an account before it shows that somebody is its holder. */
const phoneDays = 30

/**
 * The telephone that an account had for a while: whoever reads its mailbox for a moment could put another, and then be texted to. Undefined where there
 * is none, or it is younger; once the account is closed, for its holder can no longer correct it, and numbers change hands; and once it is erased.
 */
export async function phoneOf(tx: Tx, access: Access<'rights'>, personId: string): Promise<string | undefined> {
  const row = await tx.rows
    .selectFrom('accounts.person as person')
    .select(['person.subject_id', 'person.phone'])
    .where('person.id', '=', personId)
    .where('person.phone', 'is not', null)
    .where(({ or, eb }) =>
      or([
        eb('person.phone_changed_at', 'is', null),
        eb('person.phone_changed_at', '<=', new Date(tx.clock.now().getTime() - phoneDays * 86_400_000)),
      ]),
    )
    .where(sql<boolean>`not exists (select from accounts.closing where person_id = person.id)`)
    .executeTakeFirst()
  const subject = row && (await tx.vault.subjectIfAny(tx, row.subject_id, access))
  return subject && row?.phone ? subject.open(personPhone, personId, row.phone) : undefined
}

/** What a person has told us about themselves. */
export async function accountShown(tx: Tx, actor: Actor, personId: string, fresh: boolean): Promise<z.infer<typeof Account>> {
  const { row, shown } = await own(tx, actor, personId)
  const counts = await tx.rows
    .selectNoFrom([
      sql<number>`(select count(*)::int from accounts.passkey where person_id = ${personId})`.as('passkeys'),
      sql<boolean>`exists (select from accounts.password where person_id = ${personId})`.as('hasPassword'),
    ])
    .executeTakeFirstOrThrow()
  return {
    id: personId,
    ...shown,
    language: row.language,
    noProspecting: row.no_prospecting,
    ...counts,
    secondFactor: await factorShown(tx, personId),
    openedAt: row.opened_at.toISOString(),
    fresh,
  }
}

/** Corrects what a person told us about themselves (law 09-08, art. 8). The address is changed apart. */
export async function changeAccount(tx: Tx, actor: Actor, personId: string, change: z.infer<typeof ChangeAccount>): Promise<void> {
  refuseOurName(change)
  const { subject, shown, row } = await own(tx, actor, personId)
  const next = {
    name: change.name ?? shown.name,
    email: shown.email,
    phone: change.phone === undefined ? shown.phone : change.phone,
    company: change.company === undefined ? shown.company : change.company,
  }
  await tx.rows
    .updateTable('accounts.person')
    .set({
      name: subject.seal(personName, personId, next.name),
      phone: next.phone === null ? null : subject.seal(personPhone, personId, next.phone),
      ...(next.phone !== shown.phone && { phone_changed_at: tx.clock.now() }),
      company: next.company === null ? null : subject.seal(personCompany, personId, next.company),
      language: change.language ?? row.language,
      no_prospecting: change.noProspecting ?? row.no_prospecting,
    })
    .where('id', '=', personId)
    .execute()
  await indexPerson(tx, subject.id, { name: next.name, email: next.email, ...(next.phone !== null && { phone: next.phone }) })
  await record(tx, actor, { deed: 'account.change', object: { kind: 'account', id: personId }, subject, purpose: 'the account' })
}

/** Sends a code to the address of somebody who is signed in, to prove again that it is they. Where they have an application, that is asked for instead. */
export async function askToProve(tx: Tx, actor: Actor, personId: string): Promise<string | Refusal> {
  if (await factorOn(tx, personId)) throw new Refusal('factor-needed')
  const refused = await tooMany(tx, [proofs, personId])
  if (refused) return refused
  const { row, shown } = await own(tx, actor, personId)
  return sendCode(tx, { reason: 'prove', address: shown.email, language: row.language, kind: 'prove', personId })
}

/** What else ends with an account, at once and for good; other domains hand it in. */
export type OnClosed = (tx: Tx, actor: Actor, personId: string) => Promise<void>

/**
 * Closes an account: every session ends, nobody signs in any more, and what `onClosed` says dies with it. What the law or the time after
 * the relationship keeps stays sealed until then.
 */
export async function closeAccount(tx: Tx, actor: Actor, personId: string, onClosed: readonly OnClosed[]): Promise<void> {
  const { subject } = await own(tx, actor, personId)
  await tx.rows.insertInto('accounts.closing').values({ person_id: personId, closed_at: tx.clock.now() }).execute()
  await endWaysIn(tx, [personId])
  for (const end of onClosed) await end(tx, actor, personId)
  await record(tx, actor, { deed: 'account.close', object: { kind: 'account', id: personId }, subject, purpose: 'the account' })
}
