import { jobsWith } from '#contract/office.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { exportApprovalMail } from './mail-kinds.ts'

/** Who could approve, as the second person, what this one asks: everybody else whose job approves. */
export async function approversBeside(tx: Tx, personId: string): Promise<readonly string[]> {
  const rows = await tx.rows
    .selectFrom('access.staff')
    .select('person_id')
    .distinct()
    .where('job', 'in', [...jobsWith('approvals')])
    .where('person_id', '<>', personId)
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Writes to all of them that a list is to leave in a file. Refuses where there is nobody. */
export async function waitForApproval(tx: Tx, personId: string): Promise<void> {
  const approvers = await approversBeside(tx, personId)
  if (approvers.length === 0) throw new Refusal('second-person-missing')
  for (const approver of approvers) await postMail(tx, exportApprovalMail, approver)
}
