import type { z } from 'zod'
import type { TabKey } from '#contract/accounts.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { own } from './own-person.ts'

/**
 * The key under which a browser tab keeps what this person typed and did not send: made from their subject key for this one use, stored nowhere, and
 * the same at each sign-in. What lies in a tab opens nothing once that key was renewed or destroyed.
 */
export async function tabKey(tx: Tx, actor: Actor, personId: string): Promise<z.infer<typeof TabKey>> {
  const { subject } = await own(tx, actor, personId)
  return { key: subject.derive('what waits in a tab').toString('base64url') }
}
