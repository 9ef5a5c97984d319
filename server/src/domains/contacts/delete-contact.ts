import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { eraseContacts } from './erase-contacts.ts'
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
  const ids = contacts.map(({ subject_id }) => subject_id)
  await tx.vault.holdToErase(tx, ids)
  const subjects = await tx.vault.subjects(tx, ids, { actor, purpose: 'sharing the card' }) // without those that are erased already
  for (const { id, subject_id } of contacts) {
    const subject = subjects.get(subject_id)
    if (subject) await record(tx, actor, { deed: 'contact.delete', object: { kind: 'contact', id }, subject, purpose: 'sharing the card' })
  }
  await eraseContacts(
    tx,
    contacts.map(({ id }) => id),
    'owner',
  )
}
