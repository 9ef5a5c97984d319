import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { InvitedRole } from '#contract/companies.ts'
import type { Language } from '#contract/language.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { mayInvite, runs } from './company-roles.ts'
import { invitationToken, invitedAddress, invitedField } from './company-rows.ts'
import { liveSince, waitingAt } from './find-invitation.ts'
import { type MemberAddressed, ownCompany } from './find-member.ts'
import { invitationsBy, invitationsFrom, mostAtOneAddress, mostInADay, mostWaiting } from './limits.ts'
import { postNotice } from './post-notice.ts'
import { refusedBefore } from './refused-before.ts'

export const newToken = (): string => randomBytes(32).toString('base64url')
export const lookupOf = (token: string): Buffer => hash('sha256', `connectcard/invitation/v1|${token}`, 'buffer')

export interface NewInvitation extends MemberAddressed {
  readonly email: string
  readonly role: InvitedRole
  readonly language: Language
  /** Where the request comes from: counted, and kept for ten minutes as a keyed digest. */
  readonly source: string
}

/**
 * Invites an address. Whether somebody has an account with it is not looked up, so that nothing tells; nothing of the invited person shows anywhere but
 * in this list before they accept. An address that waits for this company already is not written to again. Refusals are returned where the tries must
 * stay counted.
 */
export async function inviteMember(tx: Tx, actor: Actor, input: NewInvitation): Promise<undefined | Refusal> {
  const many = await tooMany(tx, [invitationsFrom, input.source], [invitationsBy, input.personId])
  if (many) return many
  const { companyId, email, role, language } = input
  const own = await ownCompany(tx, actor, input, runs)
  if (!mayInvite(own.role).includes(role)) throw new Refusal('not-allowed', ['role'])
  const term = emailTerm(email)
  await alone(tx, `invitations to ${(await tx.vault.digest('invitation/address', term)).toString('hex')}`)
  const waiting = await waitingAt(tx, term)
  if (waiting.some((one) => one.company_id === companyId)) return undefined
  if (waiting.length >= mostAtOneAddress || (await refusedBefore(tx, own.company, companyId, email)))
    return new Refusal('invitation-not-now', ['email'])
  if (await isFull(tx, companyId)) return new Refusal('invitations-many', ['email'])
  const [id, token] = [tx.ids.next(), newToken()]
  const subject = await tx.vault.newSubject(tx, 'attempt', { actor, purpose: 'the account' })
  await tx.rows
    .insertInto('clients.invitation')
    .values({
      id,
      company_id: companyId,
      subject_id: subject.id,
      lookup: lookupOf(token),
      address: subject.seal(invitedAddress, id, email),
      token: subject.seal(invitationToken, id, token),
      language,
      role,
      made_at: tx.clock.now(),
    })
    .execute()
  await tx.vault.index(tx, invitedField, subject.id, [term])
  await postNotice(tx, { invitationId: id, companyId, language })
  await record(tx, actor, { deed: 'company.invite', object: { kind: 'invitation', id }, subject, purpose: 'the account' })
  return undefined
}

async function isFull(tx: Tx, companyId: string): Promise<boolean> {
  const yesterday = new Date(tx.clock.now().getTime() - 86_400_000)
  const counts = await tx.rows
    .selectNoFrom([
      sql<number>`(select count(*)::int from clients.invitation where company_id = ${companyId} and made_at > ${liveSince(tx.clock.now())})`.as(
        'waiting',
      ),
      sql<number>`(select count(*)::int from clients.notice where company_id = ${companyId} and posted_at > ${yesterday})`.as('today'),
    ])
    .executeTakeFirstOrThrow()
  return counts.waiting >= mostWaiting || counts.today >= mostInADay
}
