import { accountHolder } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { type CompanyRole, companyName, lockCompanies } from './company-rows.ts'

/** Opens a company, and returns its id. */
export async function openCompany(tx: Tx, actor: Actor, input: { readonly name: string }): Promise<string> {
  const id = tx.ids.next()
  const subject = await tx.vault.newSubject(tx, 'company', { actor, purpose: 'contracts' })
  const name = subject.seal(companyName, id, input.name)
  await tx.rows.insertInto('clients.company').values({ id, subject_id: subject.id, name, opened_at: tx.clock.now() }).execute()
  await tx.rows.insertInto('clients.left_company').values({ company_id: id, left_at: tx.clock.now() }).execute() // until somebody joins
  await record(tx, actor, { deed: 'company.open', object: { kind: 'company', id }, subject, purpose: 'contracts' })
  return id
}

export interface NewMembership {
  readonly companyId: string
  readonly personId: string
  readonly role: CompanyRole
}

/** Makes a person a member of a company. Refuses an unknown person. */
export async function joinCompany(tx: Tx, actor: Actor, input: NewMembership): Promise<void> {
  const person = await accountHolder(tx, input.personId)
  if (!person) throw new Refusal('not-found', ['personId'])
  const subject = await tx.vault.subject(tx, person.subjectId, { actor, purpose: 'contracts' })
  await lockCompanies(tx, [input.companyId])
  await tx.rows
    .insertInto('clients.membership')
    .values({ company_id: input.companyId, person_id: input.personId, role: input.role, since: tx.clock.now() })
    .execute()
  await tx.rows.deleteFrom('clients.left_company').where('company_id', '=', input.companyId).execute()
  await record(tx, actor, { deed: 'company.join', object: { kind: 'company', id: input.companyId }, subject, purpose: 'contracts' })
}
