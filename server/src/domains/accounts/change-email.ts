import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { confirmCode, sendCode } from './codes.ts'
import { accountByEmail } from './find-account.ts'
import { keepFormerEmail } from './former-email.ts'
import { moves } from './limits.ts'
import { own } from './own-person.ts'
import { personEmail } from './person-rows.ts'
import { indexPerson } from './renew-keys.ts'
import { endOtherSessions } from './sessions.ts'
import { tellAddress } from './tell.ts'

/** Sends a code to a new address. Whether another account has it is said in the mail to it, and nowhere else. */
export async function askToChangeEmail(tx: Tx, actor: Actor, personId: string, email: string): Promise<string | Refusal> {
  const refused = await tooMany(tx, [moves.by, personId], [moves.for, emailTerm(email)])
  if (refused) return refused
  const { row } = await own(tx, actor, personId)
  const taken = await accountByEmail(tx, email)
  const kind = taken && taken.id !== personId ? 'taken' : 'change e-mail'
  return sendCode(tx, { reason: 'change e-mail', address: email, language: row.language, kind, personId })
}

/** Changes the address after its code; the old one is told, with the link that undoes it for seven days, and every other session ends. */
export async function changeEmail(
  tx: Tx,
  actor: Actor,
  input: { readonly personId: string; readonly sessionId: string; readonly attempt: string; readonly code: string },
): Promise<undefined | Refusal> {
  const { personId } = input
  const confirmed = await confirmCode(tx, 'change e-mail', { attempt: input.attempt, code: input.code, personId })
  if (confirmed instanceof Refusal) return confirmed
  await alone(tx, 'accounts: one account for an address')
  const taken = await accountByEmail(tx, confirmed.address)
  if (taken && taken.id !== personId) return new Refusal('code-wrong', ['code'])
  const { subject, shown, row } = await own(tx, actor, personId)
  await writeEmail(tx, { personId, subject, shown }, confirmed.address)
  const token = await keepFormerEmail(tx, { personId, address: shown.email })
  await tellAddress(tx, { personId, address: shown.email, language: row.language, kind: 'changed' }, { token })
  await endOtherSessions(tx, actor, { personId, keep: input.sessionId })
  await record(tx, actor, { deed: 'account.change-email', object: { kind: 'account', id: personId }, subject, purpose: 'the account' })
  return undefined
}

/** Writes another address of an account, and has it found by that. */
export async function writeEmail(
  tx: Tx,
  { personId, subject, shown }: Pick<Awaited<ReturnType<typeof own>>, 'subject' | 'shown'> & { readonly personId: string },
  address: string,
): Promise<void> {
  await tx.rows
    .updateTable('accounts.person')
    .set({ email: subject.seal(personEmail, personId, address) })
    .where('id', '=', personId)
    .execute()
  await indexPerson(tx, subject.id, { name: shown.name, email: address, ...(shown.phone !== null && { phone: shown.phone }) })
}
