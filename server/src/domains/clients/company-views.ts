import { sql } from 'kysely'
import type { z } from 'zod'
import type { CompanyOpened, CompanyRole, CompanyShown, InvitationListed, InvitationToMe, MemberShown } from '#contract/companies.ts'
import { emailOf, holdersNamed } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { mayInvite, mayRemove, maySetRoles, runs } from './company-roles.ts'
import { companyName, invitedAddress } from './company-rows.ts'
import { consentOf } from './edit-consent.ts'
import { endsAt, liveSince, waitingAt } from './find-invitation.ts'
import { type Company, type MemberAddressed, ownCompany } from './find-member.ts'

/** The companies that somebody is in, by name. */
export async function companiesShown(tx: Tx, actor: Actor, personId: string): Promise<z.infer<typeof CompanyShown>[]> {
  const rows = await tx.rows
    .selectFrom('clients.membership as membership')
    .innerJoin('clients.company as company', 'company.id', 'membership.company_id')
    .leftJoin('clients.edit_consent as consent', (join) =>
      join.onRef('consent.company_id', '=', 'membership.company_id').onRef('consent.person_id', '=', 'membership.person_id'),
    )
    .select(['company.id', 'company.subject_id', 'company.name', 'membership.role', 'consent.given_at'])
    .where('membership.person_id', '=', personId)
    .orderBy('membership.since')
    .execute()
  const subjects = await tx.vault.subjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
    { actor, purpose: 'the account' },
  )
  return rows.flatMap(({ id, subject_id, name, role, given_at }) => {
    const company = subjects.get(subject_id)
    return company ? [{ id, name: company.open(companyName, id, name), role, edits: given_at !== null }] : []
  })
}

/** A company for one of its people: who is in it, for those who run it; who runs it, for everybody. */
export async function companyOpened(tx: Tx, actor: Actor, place: MemberAddressed): Promise<z.infer<typeof CompanyOpened>> {
  const { companyId, personId } = place
  const { company, row, role } = await ownCompany(tx, actor, place)
  const people = await peopleOf(tx, actor, companyId)
  const owners = people.filter((one) => one.role === 'owner').length
  const last = (other: CompanyRole) => other === 'owner' && owners === 1
  return {
    id: companyId,
    name: company.open(companyName, companyId, row.name),
    role,
    edits: await consentOf(tx, place),
    runBy: people.flatMap((one) => (runs(one.role) && one.name !== null ? [{ name: one.name, role: one.role }] : [])),
    members: runs(role)
      ? people.map(({ person, ...one }) => ({
          person,
          ...one,
          you: person === personId,
          can: {
            remove: person !== personId && mayRemove(role, one.role) && !last(one.role),
            role: person !== personId && maySetRoles(role) && !last(one.role),
            handOver: person !== personId && maySetRoles(role) && one.role !== 'owner',
          },
        }))
      : null,
    invitations: runs(role) ? await invitationsOf(tx, actor, companyId, role) : null,
    can: {
      invite: [...mayInvite(role)],
      rename: maySetRoles(role),
      close: maySetRoles(role),
      leave: !last(role),
    },
  }
}

type Person = Omit<z.infer<typeof MemberShown>, 'you' | 'can'>
async function peopleOf(tx: Tx, actor: Actor, companyId: string): Promise<Person[]> {
  const rows = await tx.rows
    .selectFrom('clients.membership as membership')
    .leftJoin('clients.edit_consent as consent', (join) =>
      join.onRef('consent.company_id', '=', 'membership.company_id').onRef('consent.person_id', '=', 'membership.person_id'),
    )
    .select(['membership.person_id', 'membership.role', 'membership.since', 'consent.given_at'])
    .where('membership.company_id', '=', companyId)
    .orderBy(sql`case membership.role when 'owner' then 0 when 'administrator' then 1 else 2 end`)
    .orderBy('membership.since')
    .execute()
  const holders = await holdersNamed(
    tx,
    actor,
    rows.map(({ person_id }) => person_id),
  )
  return rows.flatMap(({ person_id: person, role, since, given_at }) => {
    const holder = holders.get(person)
    return holder ? [{ person, ...holder, role, since: since.toISOString(), edits: given_at !== null }] : []
  })
}

async function invitationsOf(tx: Tx, actor: Actor, companyId: string, role: CompanyRole): Promise<z.infer<typeof InvitationListed>[]> {
  const rows = await tx.rows
    .selectFrom('clients.invitation')
    .select(['id', 'subject_id', 'address', 'role', 'language', 'made_at'])
    .select(sql<Date | null>`(select min(sent_at) from clients.notice where invitation_id = invitation.id)`.as('sent_at'))
    .where('company_id', '=', companyId)
    .where('made_at', '>', liveSince(tx.clock.now()))
    .orderBy('made_at', 'desc')
    .execute()
  const subjects = await tx.vault.subjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
    { actor, purpose: 'the account' },
  )
  return rows.flatMap((row) => {
    const subject = subjects.get(row.subject_id)
    if (!subject) return []
    return [
      {
        id: row.id,
        email: subject.open(invitedAddress, row.id, row.address),
        role: row.role,
        language: row.language,
        invitedAt: row.made_at.toISOString(),
        sentAt: row.sent_at?.toISOString() ?? null,
        endsAt: endsAt(row.made_at).toISOString(),
        can: { cancel: mayInvite(role).includes(row.role) },
      },
    ]
  })
}

/** The invitations that wait at the address of whoever is signed in. */
export async function invitationsToMe(tx: Tx, actor: Actor, personId: string): Promise<z.infer<typeof InvitationToMe>[]> {
  const waiting = await waitingAt(tx, emailTerm(await emailOf(tx, actor, personId)))
  if (waiting.length === 0) return []
  const rows = await tx.rows
    .selectFrom('clients.invitation as invitation')
    .innerJoin('clients.company as company', 'company.id', 'invitation.company_id')
    .select(['invitation.id', 'invitation.role', 'invitation.made_at', 'company.id as company_id', 'company.subject_id', 'company.name'])
    .where('invitation.id', '=', anyOf(waiting.map(({ id }) => id)))
    .orderBy('invitation.made_at')
    .execute()
  const companies: ReadonlyMap<string, Company> = await tx.vault.subjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
    { actor, purpose: 'the account' },
  )
  return rows.flatMap(({ id, role, made_at, company_id, subject_id, name }) => {
    const company = companies.get(subject_id)
    if (!company) return []
    return [
      {
        id,
        company: company.open(companyName, company_id, name),
        role,
        invitedAt: made_at.toISOString(),
        endsAt: endsAt(made_at).toISOString(),
      },
    ]
  })
}
