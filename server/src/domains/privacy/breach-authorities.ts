import type { z } from 'zod'
import type { CndpTold, DgssiTold } from '#contract/breaches.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { clockOf, lacking } from './breach.ts'
import { enter, type FoundBreach } from './find-breach.ts'
import { countPersons } from './tell-persons.ts'

/** The CNDP was notified, when and under which reference; or it is not, for the incident is no risk to anybody: the reason is kept. */
export async function cndpTold(tx: Tx, actor: Actor, found: FoundBreach, told: z.infer<typeof CndpTold>): Promise<void> {
  if ('reason' in told) return enter(tx, actor, found, { step: 'cndp not needed', says: { reason: told.reason } })
  await notified(tx, actor, found, 'cndp notified', told)
}

/** The DGSSI was (law 05-20, articles 32 and 33). */
export const dgssiTold = (tx: Tx, actor: Actor, found: FoundBreach, told: z.infer<typeof DgssiTold>): Promise<void> =>
  notified(tx, actor, found, 'dgssi notified', told)

async function notified(
  tx: Tx,
  actor: Actor,
  found: FoundBreach,
  step: 'cndp notified' | 'dgssi notified',
  { at, reference }: z.infer<typeof DgssiTold>,
): Promise<void> {
  const now = tx.clock.now()
  if (Date.parse(at) > now.getTime() || at < clockOf(found.entries, now).noticedAt) throw new Refusal('invalid', ['at'])
  await enter(tx, actor, found, { step, says: { notifiedAt: new Date(at).toISOString(), reference } })
}

/** Closes an incident. Refuses while somebody is to be told, or it is not said why not, and names whom. */
export async function closeBreach(tx: Tx, actor: Actor, found: FoundBreach): Promise<void> {
  const lacks = lacking(found.entries, (await countPersons(tx, found.id)).waiting)
  if (lacks.length > 0) throw new Refusal('breach-open', lacks)
  await enter(tx, actor, found, { step: 'closed', says: {} })
}
