import type { InvitedRole } from '#contract/companies.ts'
import type { Language } from '#contract/language.ts'
import { emailOf } from '#domains/accounts/index.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { mayInvite } from './company-roles.ts'
import { invitationToken, invitedAddress, invitedField } from './company-rows.ts'
import { setConsent } from './edit-consent.ts'
import { eraseInvitation } from './end-invitations.ts'
import { type FoundInvitation, invitationFor, type Which, waitingAt } from './find-invitation.ts'
import { ownCompany } from './find-member.ts'
import { lookupOf, newToken } from './invite-member.ts'
import { correctionsOf, mostAtOneAddress, mostNotices } from './limits.ts'
import { joinCompany } from './open-company.ts'
import { postNotice } from './post-notice.ts'
import { keepRefusal, refusedBefore } from './refused-before.ts'

/** An invitation to the address of an account, which its holder has shown to be theirs. Every other one is refused alike. */
export async function invitationToHolder(tx: Tx, actor: Actor, input: { readonly personId: string; readonly invitationId: string }) {
  const found = await invitationFor(tx, actor, { id: input.invitationId })
  const address = emailTerm(await emailOf(tx, actor, input.personId))
  if (emailTerm(found.subject.open(invitedAddress, found.row.id, found.row.address)) !== address)
    throw new Refusal('invitation-dead', ['invitation'])
  return found
}

/**
 * Joins the company. What was entered is erased: from here on the company knows its member by their account. Whoever is in it already, in whichever role,
 * keeps that role.
 */
export async function acceptCompany(
  tx: Tx,
  actor: Actor,
  input: { readonly personId: string; readonly invitationId: string; readonly edits: boolean },
): Promise<string> {
  const { row } = await invitationToHolder(tx, actor, input)
  const companyId = row.company_id
  const there = await tx.rows
    .selectFrom('clients.membership')
    .select('role')
    .where('company_id', '=', companyId)
    .where('person_id', '=', input.personId)
    .executeTakeFirst()
  await eraseInvitation(tx, row)
  if (!there) await joinCompany(tx, actor, { companyId, personId: input.personId, role: row.role })
  await setConsent(tx, actor, { companyId, personId: input.personId, edits: input.edits })
  await record(tx, actor, { deed: 'invitation.accept', object: { kind: 'invitation', id: row.id }, purpose: 'the account' })
  return companyId
}

/** Erases at once what was entered, and for a year this company cannot invite this address again. Who refused is told to nobody. */
export async function refuseInvitation(tx: Tx, actor: Actor, { row, subject, company }: FoundInvitation): Promise<void> {
  await keepRefusal(tx, company, row.company_id, subject.open(invitedAddress, row.id, row.address))
  await eraseInvitation(tx, row)
  await record(tx, actor, { deed: 'invitation.refuse', object: { kind: 'invitation', id: row.id }, purpose: 'rights' })
}

/** Erases at once what was entered, and keeps nothing by which a second invitation would be known. */
export async function deleteInvitation(tx: Tx, actor: Actor, { row }: FoundInvitation): Promise<void> {
  await eraseInvitation(tx, row)
  await record(tx, actor, { deed: 'invitation.delete', object: { kind: 'invitation', id: row.id }, purpose: 'rights' })
}

/**
 * Corrects what was entered. At another address the notice is sent again, by a link of its own: whoever still has the old one has nothing. Returns
 * whether it moved.
 */
export async function correctInvitation(
  tx: Tx,
  which: Which,
  input: { readonly email: string; readonly language: Language },
): Promise<boolean | Refusal> {
  const found = await invitationFor(tx, system, which)
  const { row, subject, company } = found
  const many = await tooMany(tx, [correctionsOf, row.id])
  if (many) return many
  const term = emailTerm(input.email)
  const moved = term !== emailTerm(subject.open(invitedAddress, row.id, row.address))
  if (moved && ((await refusedBefore(tx, company, row.company_id, input.email)) || !(await mayMoveTo(tx, found, term))))
    return new Refusal('invitation-not-now', ['email'])
  const token = moved ? newToken() : subject.open(invitationToken, row.id, row.token)
  await tx.rows
    .updateTable('clients.invitation')
    .set({
      address: subject.seal(invitedAddress, row.id, input.email),
      token: subject.seal(invitationToken, row.id, token),
      lookup: lookupOf(token),
      language: input.language,
    })
    .where('id', '=', row.id)
    .execute()
  if (moved) {
    await tx.vault.index(tx, invitedField, subject.id, [term])
    await postNotice(tx, { invitationId: row.id, companyId: row.company_id, language: input.language })
  }
  await record(tx, system, { deed: 'invitation.correct', object: { kind: 'invitation', id: row.id }, subject, purpose: 'rights' })
  return moved
}

/** The other mailbox is somebody's too: it is written to within the same limits as by whoever invites. */
async function mayMoveTo(tx: Tx, { row }: FoundInvitation, term: string): Promise<boolean> {
  await alone(tx, `invitations to ${(await tx.vault.digest('invitation/address', term)).toString('hex')}`)
  const waiting = await waitingAt(tx, term)
  const notices = await tx.rows.selectFrom('clients.notice').select('id').where('invitation_id', '=', row.id).execute()
  const full = waiting.length >= mostAtOneAddress || waiting.some((one) => one.company_id === row.company_id)
  return !full && notices.length < mostNotices
}

/** Takes an invitation back: what was entered is erased at once. An administrator takes back those to members. */
export async function cancelInvitation(
  tx: Tx,
  actor: Actor,
  input: { readonly companyId: string; readonly personId: string; readonly invitationId: string },
): Promise<void> {
  const { role } = await ownCompany(tx, actor, input)
  if (mayInvite(role).length === 0) throw new Refusal('not-allowed', ['company'])
  const row = await tx.rows
    .selectFrom('clients.invitation')
    .select(['id', 'subject_id', 'role'])
    .where('id', '=', input.invitationId)
    .where('company_id', '=', input.companyId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['invitation'])
  if (!mayCancel(mayInvite(role), row.role)) throw new Refusal('not-allowed', ['invitation'])
  await eraseInvitation(tx, row)
  await record(tx, actor, { deed: 'invitation.cancel', object: { kind: 'invitation', id: row.id }, purpose: 'the account' })
}
const mayCancel = (roles: readonly InvitedRole[], role: InvitedRole) => roles.includes(role)
