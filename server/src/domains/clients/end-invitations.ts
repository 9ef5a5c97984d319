import { sql } from 'kysely'
import { type Actor, system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { liveSince } from './find-invitation.ts'
import { dropUnsent } from './post-notice.ts'

/** Erases what was entered of somebody: the key, and the row. What is left is that a notice was sent, and when. */
export async function eraseInvitation(tx: Tx, { id, subject_id }: { readonly id: string; readonly subject_id: string }): Promise<void> {
  await tx.vault.erase(tx, subject_id)
  await tx.rows.deleteFrom('clients.invitation').where('id', '=', id).execute()
  await dropUnsent(tx, id)
}

/** Invitations that nobody accepted in their thirty days. */
export const companyInvitationsDue = (tx: RowsTx, at: Date) =>
  tx.rows
    .selectFrom('clients.invitation as invitation')
    .select(['invitation.id', 'invitation.subject_id', 'invitation.made_at as since'])
    .select(sql<string | null>`null::uuid`.as('account_id'))
    .where('invitation.made_at', '<=', liveSince(at))

export async function endCompanyInvitations(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = await companyInvitationsDue(tx, at)
    .where('invitation.id', '=', anyOf(ids))
    .orderBy('invitation.id')
    .forUpdate()
    .skipLocked()
    .execute()
  for (const one of due) await end(tx, system, one, 'invitation.end')
  return due.map(({ id }) => id)
}

/** Every invitation of companies that nobody is in any more, or that are closed. */
export async function endInvitationsOf(tx: Tx, actor: Actor, companyIds: readonly string[]): Promise<void> {
  const rows = await tx.rows
    .selectFrom('clients.invitation')
    .select(['id', 'subject_id'])
    .where('company_id', '=', anyOf(companyIds))
    .orderBy('subject_id')
    .execute()
  for (const one of rows) await end(tx, actor, one, 'invitation.end')
}

const ofSubjects = (tx: Tx, subjectIds: readonly string[]) =>
  tx.rows
    .selectFrom('clients.invitation')
    .select(['id', 'subject_id'])
    .where('subject_id', '=', anyOf(subjectIds))
    .orderBy('subject_id')
    .execute()

export const countInvitationsOf = async (tx: Tx, subjectIds: readonly string[]): Promise<number> =>
  (await ofSubjects(tx, subjectIds)).length

/** What was entered of who wants to be forgotten, by whichever company. */
export async function eraseInvitationsOf(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<void> {
  for (const one of await ofSubjects(tx, subjectIds)) await end(tx, actor, one, 'invitation.delete')
}

async function end(tx: Tx, actor: Actor, one: { readonly id: string; readonly subject_id: string }, deed: string): Promise<void> {
  await eraseInvitation(tx, one)
  await record(tx, actor, { deed, object: { kind: 'invitation', id: one.id }, purpose: 'the account' })
}
