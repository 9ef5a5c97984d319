import type { NoticeOpened } from '#contract/notices.ts'
import { type AtWork, openCase } from '#platform/audit/opening.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { companyName, invitedAddress } from './company-rows.ts'
import { endsAt } from './find-invitation.ts'
import { noticeJobs, noticeListed, noticeRows } from './notice-rows.ts'

/** One notice, with what was entered of whom. That it was opened is on record before the answer, and its person reads it. */
export async function openNotice(tx: Tx, by: AtWork, noticeId: string): Promise<NoticeOpened> {
  const row = await noticeRows(tx).where('notice.id', '=', noticeId).executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['notice'])
  return { ...noticeListed(row, await noticeJobs(tx)), entered: await entered(tx, by, row) }
}

async function entered(
  tx: Tx,
  by: AtWork,
  notice: { readonly id: string; readonly invitation_id: string },
): Promise<NoticeOpened['entered']> {
  const row = await tx.rows
    .selectFrom('clients.invitation as invitation')
    .innerJoin('clients.company as company', 'company.id', 'invitation.company_id')
    .selectAll('invitation')
    .select(['company.name', 'company.subject_id as company_subject'])
    .where('invitation.id', '=', notice.invitation_id)
    .executeTakeFirst()
  if (!row) return null
  const access = { actor: by.actor, purpose: 'rights', caseId: notice.id } as const
  const subject = await tx.vault.subjectIfAny(tx, row.subject_id, access)
  const company = await tx.vault.subjectIfAny(tx, row.company_subject, access)
  if (!subject || !company) return null
  await openCase(tx, by, {
    deed: 'notice.open',
    case: { kind: 'notice', id: notice.id, reference: null },
    subject,
    purpose: 'rights',
    fields: ['company', 'email', 'role'],
  })
  return {
    company: company.open(companyName, row.company_id, row.name),
    email: subject.open(invitedAddress, row.id, row.address),
    role: row.role,
    at: row.made_at.toISOString(),
    endsAt: endsAt(row.made_at).toISOString(),
  }
}
