import type { Language } from '#contract/language.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { accountByEmail } from './find-account.ts'
import { personCompany, personEmail, personName, personPhone } from './person-rows.ts'
import { indexPerson } from './renew-keys.ts'

export interface NewAccount {
  readonly name: string
  readonly email: string
  /** E.164 */
  readonly phone?: string
  readonly language: Language
  readonly company?: string
  /** They do not wish to be contacted for commercial ends (décret 2-09-165, art. 43). */
  readonly noProspecting?: boolean
  /** The version of the notice they read. */
  readonly notice?: string
}

/** Opens an account, and returns its id. Refuses an address that has one already: callers that face strangers must not say so. */
export async function openAccount(tx: Tx, actor: Actor, input: NewAccount): Promise<string> {
  await alone(tx, 'accounts: one account for an address')
  if (await accountByEmail(tx, input.email)) throw new Refusal('account-exists', ['email'])

  const id = tx.ids.next()
  const subject = await tx.vault.newSubject(tx, 'account', { actor, purpose: 'the account' })
  await tx.rows
    .insertInto('accounts.person')
    .values({
      id,
      subject_id: subject.id,
      name: subject.seal(personName, id, input.name),
      email: subject.seal(personEmail, id, input.email),
      phone: input.phone === undefined ? null : subject.seal(personPhone, id, input.phone),
      company: input.company === undefined ? null : subject.seal(personCompany, id, input.company),
      language: input.language,
      no_prospecting: input.noProspecting ?? false,
      notice: input.notice ?? null,
      opened_at: tx.clock.now(),
      used_on: moroccanDate(tx.clock.now()),
    })
    .execute()
  await indexPerson(tx, subject.id, input)
  await record(tx, actor, { deed: 'account.open', object: { kind: 'account', id }, subject, purpose: 'the account' })
  return id
}
