import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type CompanyRole, companyName } from './company-rows.ts'

/** Opens a company, and returns its id. */
export async function openCompany(tx: Tx, actor: Actor, input: { readonly name: string }): Promise<string> {
  const id = tx.ids.next()
  const subject = await tx.vault.newSubject(tx, 'company', { actor, purpose: 'contracts' })
  const name = subject.seal(companyName, id, input.name)
  await tx.rows.insertInto('clients.company').values({ id, subject_id: subject.id, name, opened_at: tx.clock.now() }).execute()
  await record(tx, actor, { deed: 'company.open', object: { kind: 'company', id }, subject, purpose: 'contracts' })
  return id
}

export interface NewMembership {
  readonly companyId: string
  readonly personId: string
  readonly role: CompanyRole
}

export async function joinCompany(tx: Tx, actor: Actor, input: NewMembership): Promise<void> {
  await tx.rows
    .insertInto('clients.membership')
    .values({ company_id: input.companyId, person_id: input.personId, role: input.role, since: tx.clock.now() })
    .execute()
  await record(tx, actor, { deed: 'company.join', object: { kind: 'company', id: input.companyId }, purpose: 'contracts' })
}
