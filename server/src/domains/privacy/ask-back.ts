import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import type { FoundRequest } from './find-request.ts'
import { newsMail } from './mail-kinds.ts'
import { keepDue, takeStep } from './step.ts'

/** How often the desk may ask back, so that no request is stalled for ever: once, and once more. */
const mostQuestions = 2

/** Asks its author for what is unclear (décret 2-09-165, art. 37): until they answer the clocks stand still. Refuses a third question. */
export async function askBack(tx: Tx, actor: Actor, found: FoundRequest, text: string): Promise<void> {
  const { asked } = await tx.rows
    .selectFrom('privacy.step')
    .select(({ fn }) => fn.countAll<string>().as('asked'))
    .where('request_id', '=', found.row.id)
    .where('step', '=', 'asked')
    .executeTakeFirstOrThrow()
  if (Number(asked) >= mostQuestions) throw new Refusal('asked-enough')
  await takeStep(tx, actor, found, { step: 'asked', says: text })
  await postMail(tx, newsMail, found.row.id)
}

/** The CNDP gave more time (décret 2-09-165, art. 36): its author is told why, and until when. */
export async function extendRequest(
  tx: Tx,
  actor: Actor,
  found: FoundRequest,
  { text, until }: { text: string; until: string },
): Promise<void> {
  await takeStep(tx, actor, found, { step: 'extended', says: text })
  await tx.rows.updateTable('privacy.request').set({ extended_until: until }).where('id', '=', found.row.id).execute()
  await keepDue(tx, found.row.id)
  await postMail(tx, newsMail, found.row.id)
}
