import type { Applicant } from '#contract/requests.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tooMany } from '#platform/limits/tried.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import type { FoundRequest } from './find-request.ts'
import { indexApplicant } from './index-applicant.ts'
import { mailsTo } from './limits.ts'
import { proofMail } from './mail-kinds.ts'
import { byMail, sendProof } from './prove-request.ts'
import { missingIn } from './request.ts'
import { applicantOf } from './request-rows.ts'
import { takeStep } from './step.ts'

/**
 * What was missing came: the clocks go on. What was said before stays, but for what is said anew; an address that is given for the first time has
 * to be shown. Refuses where something is still missing.
 */
export async function completeRequest(tx: Tx, actor: Actor, found: FoundRequest, more: Applicant): Promise<void> {
  const { row, subject } = found
  if (row.state !== 'asked') throw new Refusal('request-state')
  const before = subject.open(applicantOf, row.id, row.applicant)
  // an address that was given is not changed: it is what the request is about
  const said: Applicant = { ...before, ...more, ...(before.email !== undefined && { email: before.email }) }
  const text =
    before.text !== undefined && more.text !== undefined && more.text !== before.text ? `${before.text}\n\n${more.text}` : said.text
  const applicant: Applicant = { ...said, ...(text !== undefined && { text }) }
  const missing = missingIn(row.kind, applicant)
  if (missing.length > 0) throw new Refusal('invalid', missing)
  await tx.rows
    .updateTable('privacy.request')
    .set({ applicant: subject.seal(applicantOf, row.id, applicant) })
    .where('id', '=', row.id)
    .execute()
  await indexApplicant(tx, subject.id, applicant)
  await takeStep(tx, actor, found, { step: 'completed' })
  if (before.email !== undefined || applicant.email === undefined) return
  if (await tooMany(tx, [mailsTo, emailTerm(applicant.email)])) return // the page offers another one
  await sendProof(tx, { id: row.id, subject }, byMail)
  await postMail(tx, proofMail, row.id)
}
