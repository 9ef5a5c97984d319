import { alone, type Tx } from '#platform/db/transaction.ts'

/** The owner's yes to who asked for access; the link is null once its card is gone for good. */
export const accessGiven = (tx: Tx, contactId: string) =>
  tx.rows.selectFrom('contacts.access_given').select('link_id').where('contact_id', '=', contactId).executeTakeFirst()

/** Whoever answers a request, or ends it, has it to themselves. */
export const answerAlone = (tx: Tx, contactId: string): Promise<void> => alone(tx, `contacts: answer ${contactId}`)
