import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { endContact } from './end-contact.ts'
import { type ContactAddressed, ownContacts } from './find-contact.ts'
import { groupsAlone, groupsOf } from './shown-as-one.ts'

/**
 * The owner deletes a contact, as its author could: nothing of it opens any more. With `all`, also those that are shown as one with it.
 * Refuses a contact that is not the owner's.
 */
export async function deleteContact(tx: Tx, actor: Actor, input: ContactAddressed & { readonly all?: boolean }): Promise<void> {
  const { ownerId, contactId, all = false } = input
  await groupsAlone(tx, ownerId)
  await ownContacts(tx, ownerId, [contactId])
  const groups = await groupsOf(tx, ownerId)
  const top = groups.topOf(contactId)
  const contacts = await ownContacts(tx, ownerId, all ? [top, ...groups.under(top)] : [contactId])
  for (const { id, subject_id } of contacts) await endContact(tx, actor, { id, subject_id, owner_id: ownerId }, 'owner')
}
