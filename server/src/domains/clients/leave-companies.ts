import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { mayRemove, maySetRoles, runs } from './company-roles.ts'
import { lockCompanies } from './company-rows.ts'
import { endInvitationsOf } from './end-invitations.ts'
import { type MemberAddressed, ownCompany, refuseLastOwner, roleIn } from './find-member.ts'
import { removedMail } from './mail-kinds.ts'

/** What else ends with a membership, in its transaction; other domains hand it in. */
export type OnMembershipEnded = (tx: Tx, actor: Actor, membership: MemberAddressed) => Promise<void>
type Ended = readonly OnMembershipEnded[]

/** A member leaves. The last owner hands the company over first, or closes it. */
export async function leaveCompany(tx: Tx, actor: Actor, input: MemberAddressed, ended: Ended): Promise<void> {
  const { role } = await ownCompany(tx, actor, input)
  if (role === 'owner') await refuseLastOwner(tx, input)
  await endMembership(tx, actor, input, ended)
  await noteEmpty(tx, actor, [input.companyId])
  await record(tx, actor, { deed: 'company.leave', object: { kind: 'company', id: input.companyId }, purpose: 'contracts' })
}

/** Removes somebody: from the commit on they are in it no more, and what their cards said of the company is off their links. They are told. */
export async function removeMember(
  tx: Tx,
  actor: Actor,
  { member, ...input }: MemberAddressed & { readonly member: string },
  ended: Ended,
): Promise<void> {
  if (member === input.personId) return leaveCompany(tx, actor, input, ended)
  const { role } = await ownCompany(tx, actor, input, runs)
  const other = { companyId: input.companyId, personId: member }
  const theirs = await roleIn(tx, other)
  if (!mayRemove(role, theirs)) throw new Refusal('not-allowed', ['person'])
  if (theirs === 'owner') await refuseLastOwner(tx, other)
  await endMembership(tx, actor, other, ended)
  await postMail(tx, removedMail, member)
  await record(tx, actor, { deed: 'company.remove', object: { kind: 'account', id: member }, purpose: 'contracts' })
}

/** Closes a company: nobody is in it any more, its invitations end, and it is erased when its time is over. */
export async function closeCompany(tx: Tx, actor: Actor, input: MemberAddressed, ended: Ended): Promise<void> {
  await ownCompany(tx, actor, input, maySetRoles)
  await letEverybodyGo(tx, actor, input.companyId, ended, input.personId)
  await noteEmpty(tx, actor, [input.companyId])
  await record(tx, actor, { deed: 'company.close', object: { kind: 'company', id: input.companyId }, purpose: 'contracts' })
}

/**
 * Whose account is closed is a member of no company any more. A company that would have no owner goes to its oldest administrator; where there is none,
 * everybody in it is let go. From the day nobody is left, its time runs.
 */
export async function leaveCompanies(tx: Tx, actor: Actor, personId: string, ended: Ended = []): Promise<void> {
  const memberships = await tx.rows
    .selectFrom('clients.membership')
    .select(['company_id', 'role'])
    .where('person_id', '=', personId)
    .execute()
  const ids = memberships.map(({ company_id }) => company_id)
  await lockCompanies(tx, ids)
  for (const { company_id: companyId, role } of memberships) {
    await endMembership(tx, actor, { companyId, personId }, ended)
    if (role === 'owner') await succeed(tx, actor, companyId, ended)
    await record(tx, actor, { deed: 'company.leave', object: { kind: 'company', id: companyId }, purpose: 'contracts' })
  }
  await noteEmpty(tx, actor, ids)
}

async function succeed(tx: Tx, actor: Actor, companyId: string, ended: Ended): Promise<void> {
  const people = await tx.rows
    .selectFrom('clients.membership')
    .select(['person_id', 'role'])
    .where('company_id', '=', companyId)
    .orderBy('since')
    .orderBy('person_id')
    .execute()
  if (people.some(({ role }) => role === 'owner')) return
  const heir = people.find(({ role }) => role === 'administrator')
  if (!heir) return letEverybodyGo(tx, actor, companyId, ended)
  await tx.rows
    .updateTable('clients.membership')
    .set({ role: 'owner' })
    .where('company_id', '=', companyId)
    .where('person_id', '=', heir.person_id)
    .execute()
  await record(tx, actor, { deed: 'company.hand-over', object: { kind: 'account', id: heir.person_id }, purpose: 'contracts' })
}

async function letEverybodyGo(tx: Tx, actor: Actor, companyId: string, ended: Ended, knows?: string): Promise<void> {
  const people = await tx.rows
    .selectFrom('clients.membership')
    .select('person_id')
    .where('company_id', '=', companyId)
    .orderBy('person_id')
    .execute()
  for (const { person_id: personId } of people) {
    await endMembership(tx, actor, { companyId, personId }, ended)
    if (personId !== knows) await postMail(tx, removedMail, personId)
  }
}

async function endMembership(tx: Tx, actor: Actor, membership: MemberAddressed, ended: Ended): Promise<void> {
  const { companyId, personId } = membership
  await tx.rows.deleteFrom('clients.membership').where('company_id', '=', companyId).where('person_id', '=', personId).execute()
  for (const end of ended) await end(tx, actor, membership)
}

/** Of companies that nobody is in any more the time runs, and whoever they invited is forgotten. */
async function noteEmpty(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const empty = await sql<{ company_id: string }>`
    insert into clients.left_company (company_id, left_at)
    select id, ${tx.clock.now()} from clients.company
    where id = any(${[...ids]}::uuid[]) and not exists (select from clients.membership where company_id = company.id)
    on conflict do nothing returning company_id`.execute(tx.rows)
  await endInvitationsOf(
    tx,
    actor,
    empty.rows.map(({ company_id }) => company_id),
  )
}
