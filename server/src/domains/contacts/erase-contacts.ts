import { sql } from 'kysely'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { DeletedBy } from './contact-rows.ts'
import { groupsAlone, leaveGroup } from './shown-as-one.ts'

/**
 * Erases what was left, whoever asks: from the commit on nothing of it opens, in backups too; its key is gone soon after, and no index leads
 * to it. What the owner noted, the answers to its author and the way it came go with it. The line stays for thirty days without any detail, so
 * that the owner sees the change; where it stood for others, one of them stands for them. Erasing twice is erasing once.
 */
export async function eraseContacts(tx: Tx, contactIds: readonly string[], deletedBy: DeletedBy): Promise<void> {
  const rows = await tx.rows
    .selectFrom('contacts.contact')
    .select(['id', 'subject_id', 'owner_id'])
    .where('id', '=', anyOf(contactIds))
    .where('details', 'is not', null)
    .orderBy('id')
    .execute()
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  const these = anyOf(ids)
  await holdToErase(tx, rows)
  await tx.vault.eraseAll(
    tx,
    rows.map(({ subject_id }) => subject_id),
  )
  await tx.rows
    .updateTable('contacts.contact')
    .set({
      details: null,
      left_to: null,
      place: null,
      note: null,
      tags: null,
      receipt: null,
      follow_up: null,
      link_id: null,
      asking_id: null,
      tell_closing: false,
    })
    .where('id', '=', these)
    .execute()
  await tx.rows.deleteFrom('contacts.question').where('contact_id', '=', these).execute()
  await tx.rows.deleteFrom('contacts.access_given').where('contact_id', '=', these).execute()
  await tx.rows.deleteFrom('contacts.withdrawal').where('contact_id', '=', these).execute()
  await tx.rows
    .deleteFrom('contacts.apart')
    .where((where) => where.or([where('contact_id', '=', these), where('other_id', '=', these)]))
    .execute()
  await leaveGroups(tx, ids)
  await markDeleted(tx, ids, deletedBy)
}

/**
 * What an erasure holds, in one order: the owner's groups, the keys, then the rows. Who looks at a contact before erasing it holds these first,
 * or two at a time, each in use of the key that the other erases, wait until the database breaks one off.
 */
export async function holdToErase(tx: Tx, contacts: readonly { readonly owner_id: string; readonly subject_id: string }[]): Promise<void> {
  for (const owner of new Set(contacts.map(({ owner_id }) => owner_id).sort())) await groupsAlone(tx, owner)
  await tx.vault.holdToErase(
    tx,
    contacts.map(({ subject_id }) => subject_id),
  )
}

async function leaveGroups(tx: Tx, contactIds: readonly string[]): Promise<void> {
  const these = anyOf(contactIds)
  const mergings = await tx.rows
    .selectFrom('contacts.merging')
    .select(['contact_id', 'into_id'])
    .where((where) => where.or([where('contact_id', '=', these), where('into_id', '=', these)]))
    .execute()
  const grouped = new Set(mergings.flatMap(({ contact_id, into_id }) => [contact_id, into_id]))
  for (const id of contactIds) if (grouped.has(id)) await leaveGroup(tx, id)
}

/** Says that it is deleted. Twice is once. */
export async function markDeleted(tx: Tx, contactIds: readonly string[], deletedBy: DeletedBy): Promise<void> {
  await sql`
    insert into contacts.deletion (contact_id, deleted_at, deleted_by)
    select id, ${tx.clock.now()}::timestamptz, ${deletedBy} from contacts.contact where id = any(${[...contactIds]}::uuid[])
    on conflict do nothing`.execute(tx.rows)
}
