import type { CompanyRole } from '#contract/companies.ts'
import { wearsOurName } from '#contract/look-alikes.ts'
import { accountHolder } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { maySetRoles } from './company-roles.ts'
import { companyName, lockCompanies } from './company-rows.ts'
import { ownCompany } from './find-member.ts'

const mostOwned = 5

/** A company's name goes out in mails to people who know nobody here: it is a name, and neither an address nor ours. */
function refuseNoName(name: string): void {
  if (wearsOurName(name)) throw new Refusal('name-reserved', ['name'])
  if (/:\/\/|www\.|@|\p{L}\.\p{L}{2,}/iu.test(name)) throw new Refusal('invalid', ['name'])
}

/** Opens a company with its first owner, and returns its id. Somebody owns five at most: a source of invitations is not multiplied. */
export async function foundCompany(tx: Tx, actor: Actor, input: { readonly personId: string; readonly name: string }): Promise<string> {
  refuseNoName(input.name)
  await alone(tx, `companies of ${input.personId}`)
  const owned = await tx.rows
    .selectFrom('clients.membership')
    .select('company_id')
    .where('person_id', '=', input.personId)
    .where('role', '=', 'owner')
    .execute()
  if (owned.length >= mostOwned) throw new Refusal('companies-many')
  const companyId = await openCompany(tx, actor, input)
  await joinCompany(tx, actor, { companyId, personId: input.personId, role: 'owner' })
  return companyId
}

/** Opens a company, and returns its id. */
export async function openCompany(tx: Tx, actor: Actor, input: { readonly name: string }): Promise<string> {
  const id = tx.ids.next()
  const subject = await tx.vault.newSubject(tx, 'company', { actor, purpose: 'contracts' })
  const name = subject.seal(companyName, id, input.name)
  await tx.rows
    .insertInto('clients.company')
    .values({ id, subject_id: subject.id, name, opened_at: tx.clock.now(), refusal_key: null })
    .execute()
  await tx.rows.insertInto('clients.left_company').values({ company_id: id, left_at: tx.clock.now() }).execute() // until somebody joins
  await record(tx, actor, { deed: 'company.open', object: { kind: 'company', id }, subject, purpose: 'contracts' })
  return id
}

/** Corrects the name of a company. Who waits for an answer reads the new one. */
export async function renameCompany(
  tx: Tx,
  actor: Actor,
  input: { readonly companyId: string; readonly personId: string; readonly name: string },
): Promise<void> {
  refuseNoName(input.name)
  const { company } = await ownCompany(tx, actor, input, maySetRoles)
  const name = company.seal(companyName, input.companyId, input.name)
  await tx.rows.updateTable('clients.company').set({ name }).where('id', '=', input.companyId).execute()
  await record(tx, actor, {
    deed: 'company.rename',
    object: { kind: 'company', id: input.companyId },
    subject: company,
    purpose: 'contracts',
  })
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
