import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction.ts'
import type { DeletedBy } from './contact-rows.ts'

/**
 * Erases what was left: from the commit on nothing of it opens, soon after its key is gone, and no index leads to it. The line stays for
 * thirty days without any detail, so that the owner sees the change. What was shown as one with it stands alone again.
 */
export async function eraseContacts(tx: Tx, contactIds: readonly string[], deletedBy: DeletedBy): Promise<void> {
  const these = sql<string>`any(${[...contactIds]}::uuid[])`
  const rows = await tx.rows.selectFrom('contacts.contact').select(['id', 'subject_id']).where('id', '=', these).orderBy('id').execute()
  await tx.vault.eraseAll(
    tx,
    rows.map(({ subject_id }) => subject_id),
  )
  await tx.rows
    .updateTable('contacts.contact')
    .set({ details: null, left_to: null, place: null, note: null, tags: null, follow_up: null, receipt: null, tell_closing: false })
    .where('id', '=', these)
    .execute()
  await tx.rows.updateTable('contacts.question').set({ answer: null }).where('contact_id', '=', these).execute()
  await tx.rows.deleteFrom('contacts.withdrawal').where('contact_id', '=', these).execute()
  await tx.rows
    .deleteFrom('contacts.merging')
    .where((where) => where.or([where('contact_id', '=', these), where('into_id', '=', these)]))
    .execute()
  await markDeleted(tx, contactIds, deletedBy)
}

/** Says that it is deleted. Twice is once. */
export async function markDeleted(tx: Tx, contactIds: readonly string[], deletedBy: DeletedBy): Promise<void> {
  await sql`
    insert into contacts.deletion (contact_id, deleted_at, deleted_by)
    select id, ${tx.clock.now()}::timestamptz, ${deletedBy} from contacts.contact where id = any(${[...contactIds]}::uuid[])
    on conflict do nothing`.execute(tx.rows)
}
