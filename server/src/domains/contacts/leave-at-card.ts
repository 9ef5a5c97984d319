import type { ContactDetails } from '#contract/contacts.ts'
import type { Language } from '#contract/language.ts'
import { exchangeOpen } from '#domains/profiles/index.ts'
import { liveLink } from '#domains/sharing/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tried } from '#platform/limits/tried.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { leaveDetails } from './leave-details.ts'
import { fromOneSource, fromOneSourceToOne, receiptMails, throughOneLink, toOneOwner, toOneOwnerInADay } from './limits.ts'
import { receiptLookup } from './receipts.ts'
import { type Ticket, tooYoung } from './ticket.ts'

export interface FormSent {
  readonly ticket: Ticket
  readonly details: ContactDetails
  readonly noProspecting: boolean
  readonly tellClosing: boolean
  /** They wish for the link of their receipt by mail. */
  readonly mailReceipt: boolean
  readonly language: Language
  /** Something stands in the field that no reader sees. */
  readonly trapped: boolean
}
/** Where the owner says they are today; undefined where they said nothing. */
export type Whereabouts = (tx: Tx, ownerId: string) => Promise<string | undefined>

/** Counts what comes from one address, whatever it is. Returns its refusal: the count must stay. */
export async function countSource(tx: Tx, source: string): Promise<Refusal | undefined> {
  const wait = await tried(tx, fromOneSource, source)
  return wait > 0 ? new Refusal('many-at-once', [], wait) : undefined
}

/**
 * A visitor sends the form beside a card. The link is looked up again: it must not have been revoked nor expired, the card neither paused
 * nor deleted, the exchange open. The same form again finds what it left. Refusals are returned, for the counts must stay.
 */
export async function leaveAtCard(tx: Tx, form: FormSent, source: string, whereabouts: Whereabouts): Promise<undefined | Refusal> {
  const { ticket, details } = form
  const known = await tx.rows
    .selectFrom('contacts.contact')
    .select('id')
    .where('receipt_lookup', '=', receiptLookup(ticket.receipt))
    .executeTakeFirst()
  if (known) return undefined
  if (form.trapped || tooYoung(tx, ticket)) return new Refusal('press-again')
  const link = await liveLink(tx, ticket.linkId)
  if (!link || !(await exchangeOpen(tx, link.cardId))) return new Refusal('exchange-closed')
  const wait = await waitOf(tx, source, ticket.linkId, link.ownerId)
  if (wait > 0) return new Refusal('many-at-once', [], wait)
  const id = await leaveDetails(tx, {
    ...link,
    linkId: ticket.linkId,
    kind: 'left',
    details,
    leftTo: ticket.to,
    place: await whereabouts(tx, link.ownerId),
    noProspecting: form.noProspecting,
    tellClosing: form.tellClosing,
    language: form.language,
    notice: ticket.notice,
    keepMonths: ticket.keepMonths,
    receipt: ticket.receipt,
  })
  const address = form.mailReceipt ? details.email : undefined
  if (address !== undefined && (await tried(tx, receiptMails, emailTerm(address))) === 0) await postMail(tx, 'contacts.receipt', id)
  return undefined
}

async function waitOf(tx: Tx, source: string, linkId: string, ownerId: string): Promise<number> {
  const waits = [
    await tried(tx, fromOneSourceToOne, `${source}|${ownerId}`),
    await tried(tx, throughOneLink, linkId),
    await tried(tx, toOneOwner, ownerId),
  ]
  if (Math.max(...waits) > 0) return Math.max(...waits)
  const since = new Date(tx.clock.now().getTime() - 86_400_000)
  const today = await tx.rows
    .selectFrom('contacts.contact')
    .select(({ fn }) => [fn.countAll<string>().as('left'), fn.min('left_at').as('first')])
    .where('owner_id', '=', ownerId)
    .where('left_at', '>', since)
    .executeTakeFirstOrThrow()
  if (Number(today.left) < toOneOwnerInADay || !today.first) return 0
  return Math.ceil((today.first.getTime() - since.getTime()) / 1_000)
}
