import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { ownContacts } from './find-contact.ts'
import { isFresh } from './list-contacts.ts'
import { recordAbout } from './record-about.ts'
import { groupsOf } from './shown-as-one.ts'

/** The owner has seen contacts, and what they are shown with, as they are now. Refuses where one of them is not the owner's. */
export async function seeContacts(
  tx: Tx,
  actor: Actor,
  { ownerId, contacts }: { readonly ownerId: string; readonly contacts: readonly string[] },
): Promise<void> {
  await ownContacts(tx, ownerId, contacts)
  const groups = await groupsOf(tx, ownerId)
  const all = [...new Set(contacts.map(groups.topOf))].flatMap((top) => [top, ...groups.under(top)])
  const now = tx.clock.now()
  const seen = await tx.rows
    .updateTable('contacts.contact as contact')
    .set({ seen_at: now })
    .where('contact.owner_id', '=', ownerId)
    .where('contact.id', '=', anyOf(all))
    .where(isFresh)
    .returning(['contact.id', 'contact.subject_id'])
    .execute()
  await recordAbout(tx, actor, 'contact.see', seen)
}
