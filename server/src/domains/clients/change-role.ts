import type { InvitedRole } from '#contract/companies.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { maySetRoles } from './company-roles.ts'
import { type MemberAddressed, ownCompany, refuseLastOwner, roleIn } from './find-member.ts'

/** Makes a member an administrator, or the other way round; also an owner, who is not the last. */
export async function changeRole(
  tx: Tx,
  actor: Actor,
  { member, role, ...input }: MemberAddressed & { readonly member: string; readonly role: InvitedRole },
): Promise<void> {
  await ownCompany(tx, actor, input, maySetRoles)
  const other = { companyId: input.companyId, personId: member }
  const before = await roleIn(tx, other)
  if (before === role) return
  if (before === 'owner') await refuseLastOwner(tx, other)
  await setRole(tx, other, role)
  await record(tx, actor, { deed: 'company.role', object: { kind: 'account', id: member }, purpose: 'contracts' })
}

/** Hands the company over to one of its people; who did is an administrator from then on. Asks for a fresh proof, by its route. */
export async function handOver(tx: Tx, actor: Actor, { member, ...input }: MemberAddressed & { readonly member: string }): Promise<void> {
  await ownCompany(tx, actor, input, maySetRoles)
  const other = { companyId: input.companyId, personId: member }
  await roleIn(tx, other)
  if (member === input.personId) return
  await setRole(tx, other, 'owner')
  await setRole(tx, input, 'administrator')
  await record(tx, actor, { deed: 'company.hand-over', object: { kind: 'account', id: member }, purpose: 'contracts' })
}

const setRole = (tx: Tx, { companyId, personId }: MemberAddressed, role: InvitedRole | 'owner') =>
  tx.rows.updateTable('clients.membership').set({ role }).where('company_id', '=', companyId).where('person_id', '=', personId).execute()
