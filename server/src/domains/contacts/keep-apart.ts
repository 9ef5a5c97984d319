import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { ownContacts } from './find-contact.ts'
import { recordAbout } from './record-about.ts'

/** These are different people, though they share an address or a number: they are not offered as one again. */
export async function keepApart(
  tx: Tx,
  actor: Actor,
  { ownerId, contacts }: { readonly ownerId: string; readonly contacts: readonly string[] },
): Promise<void> {
  const found = await ownContacts(tx, ownerId, contacts)
  const ids = found.map(({ id }) => id)
  const pairs = ids.flatMap((contact_id, at) => ids.slice(at + 1).map((other_id) => ({ contact_id, other_id })))
  if (pairs.length === 0) return
  await tx.rows
    .insertInto('contacts.apart')
    .values(pairs.map((pair) => ({ ...pair, owner_id: ownerId, said_at: tx.clock.now() })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recordAbout(tx, actor, 'contact.keep-apart', found)
}
