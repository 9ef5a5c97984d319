import type { NoticeListed } from '#contract/notices.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { retryParked } from '#platform/jobs/parked.ts'
import { mailQueue } from '#platform/mail/queue.ts'
import { Refusal } from '#platform/refusal.ts'
import { noticeJobs, noticeListed, noticeRows } from './notice-rows.ts'

/**
 * Has a notice sent again whose every try failed. One that is on its way already, or was sent meanwhile, stays as it is: twice is once. Refuses one whose
 * invitation is over, or whose person stopped the use: nothing would be sent.
 */
export async function sendNoticeAgain(tx: Tx, actor: Actor, noticeId: string): Promise<NoticeListed> {
  const found = () => noticeRows(tx).where('notice.id', '=', noticeId)
  const row = await found().forUpdate('notice').executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['notice'])
  const listed = noticeListed(row, await noticeJobs(tx))
  if (listed.state === 'sent' || listed.state === 'due') return listed
  if (!listed.can.sendAgain) throw new Refusal('notice-over', ['notice'])
  const { subject_id } = await tx.rows
    .selectFrom('clients.invitation')
    .select('subject_id')
    .where('id', '=', row.invitation_id)
    .executeTakeFirstOrThrow()
  if ((await tx.vault.restricted(tx, subject_id)).has('all')) throw new Refusal('restricted', ['notice'])
  const subject = await tx.vault.subjectIfAny(tx, subject_id, { actor, purpose: 'rights', caseId: noticeId })
  if (!subject) throw new Refusal('notice-over', ['notice'])
  await retryParked(tx.rows, mailQueue.name, (await noticeJobs(tx)).get(noticeId)?.job ?? '')
  await record(tx, actor, {
    deed: 'notice.send-again',
    object: { kind: 'notice', id: noticeId },
    subject,
    purpose: 'rights',
    caseId: noticeId,
  })
  return noticeListed(row, await noticeJobs(tx))
}
