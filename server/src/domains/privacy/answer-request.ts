import { refusalReasonSays } from '#contract/refusal-reasons.ts'
import type { Outcome, RefusalReason } from '#contract/requests.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { answerWords } from './answer-words.ts'
import type { FoundRequest } from './find-request.ts'
import { newsMail } from './mail-kinds.ts'
import { takeStep } from './step.ts'

export interface GivenAnswer {
  readonly outcome: Outcome
  readonly reason?: RefusalReason | undefined
  /** In writing (décret 2-09-165, art. 41). */
  readonly text: string
}

/**
 * Closes a request with its written answer. A refusal, whole or in part, says its reason with its article, and where to turn: to the CNDP and the
 * courts. The author is written to, and reads it with their reference.
 */
export async function answerRequest(tx: Tx, actor: Actor, found: FoundRequest, { outcome, reason, text }: GivenAnswer): Promise<void> {
  const { language } = found.row
  const whole = reason === undefined ? text : [text, refusalReasonSays[language][reason], answerWords[language].recourse].join('\n\n')
  await takeStep(tx, actor, found, { step: 'answered', says: whole, outcome, reason })
  await postMail(tx, newsMail, found.row.id)
}
