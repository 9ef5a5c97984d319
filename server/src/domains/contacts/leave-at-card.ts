import { exchangeOpen } from '#domains/profiles/index.ts'
import { liveLink } from '#domains/sharing/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { type FormSent, takeForm } from './take-form.ts'
import type { Ticket } from './ticket.ts'

/** Where the owner says they are today; undefined where they said nothing. */
export type Whereabouts = (tx: Tx, ownerId: string) => Promise<string | undefined>

/**
 * A visitor sends the form beside a card. The link is looked up again: it must not have been revoked nor expired, the card neither paused
 * nor deleted, the exchange open. The same form again finds what it left. Refusals are returned, for the counts must stay.
 */
export async function leaveAtCard(
  tx: Tx,
  form: FormSent & { readonly ticket: Ticket },
  source: string,
  whereabouts: Whereabouts,
): Promise<undefined | Refusal> {
  const { linkId, keepMonths } = form.ticket
  return takeForm(tx, form.ticket, form, source, async () => {
    const link = await liveLink(tx, linkId)
    if (!link || !(await exchangeOpen(tx, link.cardId))) return new Refusal('exchange-closed')
    return { ...link, linkId, kind: 'left', place: await whereabouts(tx, link.ownerId), keepMonths }
  })
}
