import type { AskedFor } from '#domains/sharing/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { AskingTicket } from './asking-ticket.ts'
import { type FormSent, takeForm } from './take-form.ts'

/**
 * The holder of a link that opens no card asks its owner for access to one. The link was looked up before, in this transaction, and is held
 * until its end. What is sent ends after thirty days, unless it is answered before. Refusals are returned, for the counts must stay.
 */
export async function askForAccess(
  tx: Tx,
  form: FormSent & { readonly ticket: AskingTicket },
  { ownerId, cardId, askingId }: AskedFor,
  source: string,
): Promise<undefined | Refusal> {
  return takeForm(tx, form.ticket, form, source, async () => ({
    ownerId,
    cardId,
    linkId: undefined,
    askingId,
    kind: 'asked',
    place: undefined,
  }))
}
