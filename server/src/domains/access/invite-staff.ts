import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Job, mayHold } from '#contract/staff.ts'
import { emailOf } from '#domains/accounts/index.ts'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { jobsOf } from './jobs-of.ts'
import { invitationMail } from './mail-kinds.ts'
import { invitationToken, invitedPerson } from './staff-rows.ts'
import { undertakingsAgain } from './undertaking.ts'

export const invitationDays = 7
const digestOf = (token: string) => createHash('sha256').update(token).digest()

export interface NewStaff {
  readonly name: string
  readonly email: string
  readonly jobs: readonly Job[]
}

/** Invites somebody to work here, and returns the secret of the invitation: only its digest is kept. Refuses jobs that do not go together. */
export const inviteStaff = async (tx: Tx, actor: Actor, invited: NewStaff): Promise<string> =>
  (await makeInvitation(tx, actor, invited)).token

/** The same by mail: its secret is kept, sealed, for as long as the invitation is good. Returns the subject it lies under. */
export async function inviteByMail(tx: Tx, actor: Actor, invited: NewStaff): Promise<string> {
  const { id, token, subject } = await makeInvitation(tx, actor, invited)
  await tx.rows
    .updateTable('access.invitation')
    .set({ token: subject.seal(invitationToken, id, token) })
    .where('id', '=', id)
    .execute()
  await postMail(tx, invitationMail, id)
  return subject.id
}

async function makeInvitation(tx: Tx, actor: Actor, { name, email, jobs }: NewStaff) {
  if (!mayHold(jobs)) throw new Refusal('jobs-apart', ['job'])
  const [id, token] = [tx.ids.next(), randomBytes(32).toString('base64url')]
  const subject = await tx.vault.newSubject(tx, 'attempt', { actor, purpose: 'the account' })
  await tx.rows
    .insertInto('access.invitation')
    .values({
      id,
      token_digest: digestOf(token),
      subject_id: subject.id,
      invited: subject.seal(invitedPerson, id, { name, email }),
      jobs: [...new Set(jobs)],
      made_at: tx.clock.now(),
    })
    .execute()
  await record(tx, actor, { deed: 'staff.invite', object: { kind: 'invitation', id }, subject, purpose: 'the account' })
  return { id, token, subject }
}

/**
 * Takes up the jobs of an invitation: once, within seven days, by the account that has the address it was made for, which its holder has
 * shown to be theirs. Every other try is refused alike.
 */
export async function acceptInvitation(tx: Tx, actor: Actor, input: { readonly personId: string; readonly token: string }): Promise<Job[]> {
  const refused = new Refusal('invitation-dead', ['token'])
  const row = await tx.rows
    .selectFrom('access.invitation')
    .selectAll()
    .where('token_digest', '=', digestOf(input.token))
    .forUpdate()
    .executeTakeFirst()
  const late = row && tx.clock.now().getTime() - row.made_at.getTime() >= invitationDays * 86_400_000
  if (!row || late) throw refused
  const invitation = await tx.vault.subject(tx, row.subject_id, { actor, purpose: 'the account' })
  const { email } = invitation.open(invitedPerson, row.id, row.invited)
  if (emailTerm(email) !== emailTerm(await emailOf(tx, actor, input.personId))) throw refused
  const held = await jobsOf(tx, input.personId)
  const jobs = [...new Set([...held, ...row.jobs])]
  if (!mayHold(jobs)) throw new Refusal('jobs-apart', ['token'])
  for (const job of row.jobs)
    await tx.rows
      .insertInto('access.staff')
      .values({ person_id: input.personId, job, since: tx.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await undertakingsAgain(tx, input.personId)
  await tx.rows.deleteFrom('access.invitation').where('id', '=', row.id).execute()
  await tx.vault.erase(tx, row.subject_id)
  await record(tx, actor, { deed: 'staff.accept', object: { kind: 'account', id: input.personId }, purpose: 'the account' })
  return jobs
}

/** Invitations that nobody took up. */
export const invitationsDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('access.invitation as invitation')
    .select(['invitation.id', 'invitation.subject_id', 'invitation.made_at as since'])
    .select(sql<string | null>`null::uuid`.as('account_id'))
    .where('invitation.made_at', '<', new Date(at.getTime() - invitationDays * 86_400_000))

/** Those of these that are due go, and their keys with them. */
export async function endInvitations(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = await invitationsDue(tx, at)
    .where('invitation.id', '=', anyOf(ids))
    .orderBy('invitation.id')
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { id, subject_id } of due) {
    await tx.rows.deleteFrom('access.invitation').where('id', '=', id).execute()
    await tx.vault.erase(tx, subject_id)
    await record(tx, system, { deed: 'staff.forget', object: { kind: 'invitation', id }, purpose: 'the account' })
  }
  return due.map(({ id }) => id)
}
