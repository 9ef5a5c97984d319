import type { CaseFound } from '#contract/search.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { invitedField } from './company-rows.ts'
import { noticeJobs, noticeListed, noticeRows, referenceOf } from './notice-rows.ts'

/** The notices of invitations to this address, the newest first. Whose they are is not told. */
export async function noticesFound(tx: Tx, typed: string, most: number): Promise<CaseFound[]> {
  if (!typed.includes('@')) return []
  const subjects = await tx.vault.find(tx, invitedField, emailTerm(typed))
  if (subjects.length === 0) return []
  const rows = await noticeRows(tx).where('invitation.subject_id', '=', anyOf(subjects)).orderBy('notice.id', 'desc').limit(most).execute()
  const jobs = await noticeJobs(tx)
  return rows.map((row) => ({
    kind: 'notice',
    id: row.id,
    reference: referenceOf(row.id),
    state: noticeListed(row, jobs).state,
    at: row.posted_at.toISOString(),
  }))
}
