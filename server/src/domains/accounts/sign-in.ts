import type { z } from 'zod'
import type { SignUp } from '#contract/accounts.ts'
import type { Language } from '#contract/language.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { confirmCode, sendCode } from './codes.ts'
import { type AccountHolder, accountByEmail, accountHolder, isClosed, noId } from './find-account.ts'
import { beginHalf, type HalfSignedIn } from './half-sign-in.ts'
import { type Asked, codes, confirmations, forgiven, passwords, tooManyFor } from './limits.ts'
import { openAccount } from './open-account.ts'
import { refuseOurName } from './own-name.ts'
import { passwordHash, personName } from './person-rows.ts'
import { recordAbout } from './record-about.ts'
import { factorOn } from './second-factor.ts'
import { beginSession } from './sessions.ts'

/** Somebody fills in the form of a new account. Whether the address has one already is said in the mail, and nowhere else. */
export async function signUp(tx: Tx, typed: z.infer<typeof SignUp>, asked: Asked): Promise<string | Refusal> {
  refuseOurName(typed)
  const refused = await tooManyFor(tx, codes, typed.email, asked)
  if (refused) return refused
  const known = await accountByEmail(tx, typed.email)
  return sendCode(tx, {
    reason: 'sign in',
    address: typed.email,
    language: typed.language,
    kind: known ? 'known' : 'new',
    personId: known?.id,
    typed,
  })
}

/** A code to sign in with, or to recover with: a mailbox is what an account is recovered by. */
export async function askForCode(
  tx: Tx,
  { email, language }: { readonly email: string; readonly language: Language },
  asked: Asked,
): Promise<string | Refusal> {
  const refused = await tooManyFor(tx, codes, email, asked)
  if (refused) return refused
  const known = await accountByEmail(tx, email)
  return sendCode(tx, { reason: 'sign in', address: email, language, kind: known ? 'sign in' : 'nobody', personId: known?.id })
}

export interface SignedIn {
  readonly account: string
  readonly name: string
  readonly new: boolean
  readonly token: string
  /** With which they signed in. */
  readonly address: string
  /** How many recovery codes are left, where one was used. */
  readonly codesLeft?: number
}

/**
 * Signs in with the code of an attempt, into a new account where what was typed makes one. Whose address it is now decides, not whose it was
 * when the code was sent: an address that was replaced meanwhile leads nowhere any more. Where the account has a second factor, that is asked for next.
 */
export async function signInWithCode(
  tx: Tx,
  input: { readonly attempt: string; readonly code: string; readonly agent: string | undefined },
  asked: Asked,
): Promise<SignedIn | HalfSignedIn | Refusal> {
  const refused = await tooMany(tx, [confirmations, asked.source])
  if (refused) return refused
  const confirmed = await confirmCode(tx, 'sign in', input)
  if (confirmed instanceof Refusal) return confirmed
  const { address, typed } = confirmed
  const known = await accountByEmail(tx, address)
  if (!known && !typed) return new Refusal('code-wrong', ['code'])
  const account = known?.id ?? (await openTyped(tx, typed))
  await forgiven(tx, codes, address, asked)
  if (await factorOn(tx, account)) return beginHalf(tx, account, 'code')
  const token = await beginSession(tx, { personId: account, how: 'code', agent: input.agent })
  return { account, name: await nameOf(tx, account), new: known === undefined, token, address }
}

async function openTyped(tx: Tx, typed: z.infer<typeof SignUp> | undefined): Promise<string> {
  if (!typed) throw new Error('nothing was typed')
  const { name, email, company, phone, language, noProspecting, notice } = typed
  return openAccount(tx, system, {
    name,
    email,
    language,
    noProspecting,
    notice,
    ...(company !== undefined && { company }),
    ...(phone !== undefined && { phone }),
  })
}

export async function nameOf(tx: Tx, personId: string): Promise<string> {
  const row = await tx.rows
    .selectFrom('accounts.person')
    .select(['name', 'subject_id'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const subject = await tx.vault.subject(tx, row.subject_id, { actor: { kind: 'person', id: personId }, purpose: 'the account' })
  return subject.open(personName, personId, row.name)
}

export interface PasswordToTry {
  readonly personId: string | undefined
  readonly hash: string | undefined
}

/** The hash to try a password against, counted first. Neither the answer nor its time says whether there is one. */
export async function passwordToTry(tx: Tx, email: string, asked: Asked): Promise<PasswordToTry | Refusal> {
  const refused = await tooManyFor(tx, passwords, email, asked)
  if (refused) return refused
  const holder = await accountByEmail(tx, email)
  // an address that nobody has leads to a subject that is not, always the same one: what is looked up for it is remembered as long
  const nobody = { id: noId, subjectId: uuidOf(await tx.vault.digest('accounts.nobody', emailTerm(email))) }
  return { personId: holder?.id, hash: await hashOf(tx, holder ?? nobody) }
}

/** Of no version that `ids` makes. */
const uuidOf = (digest: Buffer): string =>
  digest.toString('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, (_all, a, b, c, d, e) => `${a}-${b}-8${c}-8${d}-${e}`)

export async function hashOf(tx: Tx, { id, subjectId }: AccountHolder): Promise<string | undefined> {
  const row = await tx.rows.selectFrom('accounts.password').select('hash').where('person_id', '=', id).executeTakeFirst()
  const subject = await tx.vault.subjectIfAny(tx, subjectId, { actor: system, purpose: 'security' })
  return row && subject?.open(passwordHash, id, row.hash)
}

/** After a password that fitted: the session, or the question for the second factor; unless the account was closed meanwhile. */
export async function signInWithPassword(
  tx: Tx,
  input: { readonly personId: string; readonly email: string; readonly agent: string | undefined },
  asked: Asked,
): Promise<SignedIn | HalfSignedIn> {
  if (await isClosed(tx, input.personId)) throw new Refusal('sign-in-failed')
  await forgiven(tx, passwords, input.email, asked)
  if (await factorOn(tx, input.personId)) return beginHalf(tx, input.personId, 'password')
  const token = await beginSession(tx, { personId: input.personId, how: 'password', agent: input.agent })
  return { account: input.personId, name: await nameOf(tx, input.personId), new: false, token, address: input.email }
}

/** Sets a password, or replaces it. It was judged and hashed before. */
export async function setPassword(tx: Tx, actor: Actor, input: { readonly personId: string; readonly hash: string }): Promise<void> {
  const person = await accountHolder(tx, input.personId)
  if (!person) throw new Refusal('not-found')
  const subject = await tx.vault.subject(tx, person.subjectId, { actor, purpose: 'security' })
  const values = { hash: subject.seal(passwordHash, person.id, input.hash), set_at: tx.clock.now() }
  await tx.rows
    .insertInto('accounts.password')
    .values({ person_id: person.id, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
  await record(tx, actor, { deed: 'password.set', object: { kind: 'account', id: person.id }, subject, purpose: 'security' })
}

export async function removePassword(tx: Tx, actor: Actor, personId: string): Promise<void> {
  await tx.rows.deleteFrom('accounts.password').where('person_id', '=', personId).execute()
  await recordAbout(tx, actor, personId, { deed: 'password.remove', object: { kind: 'account', id: personId } })
}
