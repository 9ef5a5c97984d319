import type { Tx } from '#platform/db/transaction.ts'

/** The owner's yes to who asked for access; the link is null once its card is gone for good. */
export const accessGiven = (tx: Tx, contactId: string) =>
  tx.rows.selectFrom('contacts.access_given').select('link_id').where('contact_id', '=', contactId).executeTakeFirst()
