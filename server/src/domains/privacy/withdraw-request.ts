import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { cancelErasure } from './erase-request.ts'
import type { FoundRequest } from './find-request.ts'
import { takeStep } from './step.ts'

/** Its author takes a request back; an erasure that is announced as long as it was not carried out. */
export async function withdrawRequest(tx: Tx, actor: Actor, found: FoundRequest): Promise<void> {
  if (found.row.state === 'window') return cancelErasure(tx, actor, found)
  await takeStep(tx, actor, found, { step: 'withdrawn' })
}
