import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type ContactAddressed, ownContacts } from './find-contact.ts'
import { recordAbout } from './record-about.ts'
import { groupsAlone, groupsOf, leaveGroup } from './shown-as-one.ts'

/**
 * Takes a merging back, however long ago it was: the contact goes out with what it stood for before. The one on top leaves the others
 * together. Refuses a contact that is not the owner's; one that stands alone stays so.
 */
export async function separateContact(tx: Tx, actor: Actor, { ownerId, contactId }: ContactAddressed): Promise<void> {
  await groupsAlone(tx, ownerId)
  const found = await ownContacts(tx, ownerId, [contactId])
  const groups = await groupsOf(tx, ownerId)
  const hangs = groups.hanging.includes(contactId)
  if (!hangs && groups.under(contactId).length === 0) return
  if (hangs) await tx.rows.deleteFrom('contacts.merging').where('contact_id', '=', contactId).execute()
  else await leaveGroup(tx, contactId)
  await recordAbout(tx, actor, 'contact.separate', found)
}
