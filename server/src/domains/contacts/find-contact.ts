import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'

export interface ContactAddressed {
  readonly ownerId: string
  readonly contactId: string
}

/** A line that its owner deleted, or refused, is shown to them no more. */
export const notDeletedByOwner = sql<boolean>`not exists (select from contacts.deletion
  where deletion.contact_id = contact.id and deletion.deleted_by in ('owner', 'refusal'))`
export const isKept = sql<boolean>`not exists (select from contacts.withdrawal where withdrawal.contact_id = contact.id)
  and not exists (select from contacts.deletion where deletion.contact_id = contact.id)`

/** Contacts of this owner's, in the order of their ids; refuses where one of them is not. Of each once. */
export async function ownContacts(tx: Tx, ownerId: string, contactIds: readonly string[]) {
  const ids = [...new Set(contactIds)]
  const rows = await tx.rows
    .selectFrom('contacts.contact as contact')
    .select(['contact.id', 'contact.subject_id', isKept.as('kept')])
    .where('contact.owner_id', '=', ownerId)
    .where('contact.id', '=', anyOf(ids))
    .where(notDeletedByOwner)
    .orderBy('contact.id')
    .execute()
  if (rows.length < ids.length) throw new Refusal('not-found', ['contactId'])
  return rows
}

/**
 * A contact of this owner's with its key, and its row locked until the transaction ends. Refuses one that is somebody else's, like one that
 * never was, and one whose author took it back: nothing is noted about them any more.
 */
export async function keptContact(tx: Tx, actor: Actor, { ownerId, contactId }: ContactAddressed) {
  const [found] = await ownContacts(tx, ownerId, [contactId])
  if (!found?.kept) throw new Refusal('contact-gone', ['contactId'])
  // the key before the row, as a renewal takes them
  const subject = (await tx.vault.subjects(tx, [found.subject_id], { actor, purpose: 'sharing the card' })).get(found.subject_id)
  const row = await tx.rows
    .selectFrom('contacts.contact as contact')
    .select(['contact.id', 'contact.subject_id', 'contact.note', 'contact.tags', 'contact.follow_up', 'contact.seen_at'])
    .select(['contact.changed_at', isKept.as('kept')])
    .where('contact.id', '=', contactId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (!subject || !row.kept) throw new Refusal('contact-gone', ['contactId'])
  return { row, subject }
}
