import type { z } from 'zod'
import type { SignUp } from '#contract/accounts.ts'
import type { Language } from '#contract/language.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { forgive, type Limit, tried } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { confirmCode, sendCode } from './codes.ts'
import { type AccountHolder, accountByEmail, accountHolder } from './find-account.ts'
import { openAccount } from './open-account.ts'
import { passwordHash, personName } from './person-rows.ts'
import { recordAbout } from './record-about.ts'
import { beginSession } from './sessions.ts'

// Counted for an address from one source, for the address from anywhere, and for the source: who guesses is slowed down, and who owns the
// address is not shut out, since a code or a passkey is counted apart from passwords.
const codes = { from: limit('code from', 5), for: limit('code for', 20), source: limit('code source', 40) }
const passwords = { from: limit('password from', 10), for: limit('password for', 60), source: limit('password source', 60) }
const confirming = limit('code confirmed from', 60)
function limit(name: string, most: number): Limit {
  return { name, most, minutes: 10 }
}

/** How long to wait, by whichever count is the highest. */
async function counted(tx: Tx, limits: typeof codes, address: string, source: string): Promise<number> {
  const term = emailTerm(address)
  const waits = [
    await tried(tx, limits.from, `${term}|${source}`),
    await tried(tx, limits.for, term),
    await tried(tx, limits.source, source),
  ]
  return Math.max(...waits)
}
const tooMany = (seconds: number) => new Refusal('too-many', [], seconds)

export interface Asked {
  readonly source: string
}

/** Somebody fills in the form of a new account. Whether the address has one already is said in the mail, and nowhere else. */
export async function signUp(tx: Tx, typed: z.infer<typeof SignUp>, { source }: Asked): Promise<string | Refusal> {
  const wait = await counted(tx, codes, typed.email, source)
  if (wait > 0) return tooMany(wait)
  const known = await openHolder(tx, typed.email)
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
  { source }: Asked,
): Promise<string | Refusal> {
  const wait = await counted(tx, codes, email, source)
  if (wait > 0) return tooMany(wait)
  const known = await openHolder(tx, email)
  return sendCode(tx, { reason: 'sign in', address: email, language, kind: known ? 'sign in' : 'nobody', personId: known?.id })
}

/** The holder of an account that is not closed. */
async function openHolder(tx: Tx, email: string): Promise<AccountHolder | undefined> {
  const holder = await accountByEmail(tx, email)
  return holder && !(await isClosed(tx, holder.id)) ? holder : undefined
}

export async function isClosed(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.rows.selectFrom('accounts.closing').select('person_id').where('person_id', '=', personId).executeTakeFirst()
  return row !== undefined
}

export interface SignedIn {
  readonly account: string
  readonly name: string
  readonly new: boolean
  readonly token: string
}

/** Signs in with the code of an attempt, into a new account where what was typed makes one. */
export async function signInWithCode(
  tx: Tx,
  input: { readonly attempt: string; readonly code: string; readonly agent: string | undefined },
  { source }: Asked,
): Promise<SignedIn | Refusal> {
  const wait = await tried(tx, confirming, source)
  if (wait > 0) return tooMany(wait)
  const confirmed = await confirmCode(tx, 'sign in', input)
  if (confirmed instanceof Refusal) return confirmed
  const known = confirmed.personId === null ? await openHolder(tx, confirmed.address) : await accountHolder(tx, confirmed.personId)
  if (known && (await isClosed(tx, known.id))) return new Refusal('code-wrong', ['code'])
  if (!known && !confirmed.typed) return new Refusal('code-wrong', ['code'])
  const account = known?.id ?? (await openTyped(tx, confirmed.typed))
  await forgive(tx, codes.from, `${emailTerm(confirmed.address)}|${source}`)
  const token = await beginSession(tx, { personId: account, how: 'code', agent: input.agent })
  return { account, name: await nameOf(tx, account), new: known === undefined, token }
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

/** The hash to try a password against, counted first. Nothing is said of whether there is one. */
export async function passwordToTry(tx: Tx, email: string, { source }: Asked): Promise<PasswordToTry | Refusal> {
  const wait = await counted(tx, passwords, email, source)
  if (wait > 0) return tooMany(wait)
  const holder = await openHolder(tx, email)
  if (!holder) return { personId: undefined, hash: undefined }
  return { personId: holder.id, hash: await hashOf(tx, holder) }
}

export async function hashOf(tx: Tx, { id, subjectId }: AccountHolder): Promise<string | undefined> {
  const row = await tx.rows.selectFrom('accounts.password').select('hash').where('person_id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'security' })
  return subject.open(passwordHash, id, row.hash)
}

/** After a password that fitted: the session, unless the account was closed meanwhile. */
export async function signInWithPassword(
  tx: Tx,
  input: { readonly personId: string; readonly email: string; readonly agent: string | undefined },
  { source }: Asked,
): Promise<SignedIn> {
  if (await isClosed(tx, input.personId)) throw new Refusal('sign-in-failed')
  await forgive(tx, passwords.from, `${emailTerm(input.email)}|${source}`)
  const token = await beginSession(tx, { personId: input.personId, how: 'password', agent: input.agent })
  return { account: input.personId, name: await nameOf(tx, input.personId), new: false, token }
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
