import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { groupsAlone, leaveGroup } from './shown-as-one.ts'

/** Who ended a contact: its author, its owner, or the date that its author was told. */
export type EndedBy = 'author' | 'owner' | 'time'

export interface ContactToEnd {
  readonly id: string
  readonly owner_id: string
  readonly subject_id: string
}

/**
 * Ends a contact, whoever asks: its tombstone is raised, so that nothing of it opens from the commit on, in backups too; its values, its
 * index rows, the answers to its author and what the owner noted are gone. A line without any detail stays, so that the owner sees the
 * change; where the contact stood for others, one of them stands for them. Ending one that has ended changes nothing.
 */
export async function endContact(tx: Tx, actor: Actor, { id, owner_id, subject_id }: ContactToEnd, by: EndedBy): Promise<void> {
  await groupsAlone(tx, owner_id)
  const subjects = await tx.vault.subjects(tx, [subject_id], { actor, purpose: 'sharing the card' })
  const ended = await tx.rows
    .insertInto('contacts.deletion')
    .values({ contact_id: id, deleted_at: tx.clock.now(), deleted_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('contact_id')
    .executeTakeFirst()
  if (!ended) return
  await tx.vault.erase(tx, subject_id)
  await tx.rows
    .updateTable('contacts.contact')
    .set({ details: null, place: null, note: null, tags: null, receipt: null, follow_up: null, link_id: null, tell_closing: false })
    .where('id', '=', id)
    .execute()
  await tx.rows.deleteFrom('contacts.question').where('contact_id', '=', id).execute()
  await tx.rows.deleteFrom('contacts.access_answer').where('contact_id', '=', id).execute()
  await tx.rows.deleteFrom('contacts.withdrawal').where('contact_id', '=', id).execute()
  await tx.rows
    .deleteFrom('contacts.apart')
    .where((where) => where.or([where('contact_id', '=', id), where('other_id', '=', id)]))
    .execute()
  await leaveGroup(tx, id)
  const subject = subjects.get(subject_id)
  await record(tx, actor, {
    deed: 'contact.delete',
    object: { kind: 'contact', id },
    ...(subject && { subject }),
    purpose: 'sharing the card',
  })
}
