import type { ContactDetails } from '#contract/contacts.ts'
import type { Language } from '#contract/language.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { tried } from '#platform/limits/tried.ts'
import { postMail } from '#platform/mail/post.ts'
import { Refusal } from '#platform/refusal.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { type DetailsLeft, leaveDetails } from './leave-details.ts'
import { fromOneSource, fromOneSourceToOne, receiptMails, throughOneLink, toOneOwner, toOneOwnerInADay } from './limits.ts'
import { receiptLookup } from './receipts.ts'
import { type Drawn, tooYoung } from './ticket.ts'

export interface FormSent {
  readonly details: ContactDetails
  readonly noProspecting: boolean
  readonly tellClosing: boolean
  /** They wish for the link of their receipt by mail. */
  readonly mailReceipt: boolean
  readonly language: Language
  /** Something stands in the field that no reader sees. */
  readonly trapped: boolean
}

/** Where it goes, as it was found when the form came. */
export type Door = Pick<DetailsLeft, 'ownerId' | 'cardId' | 'linkId' | 'askingId' | 'kind' | 'place' | 'keepMonths'>

/** Counts what comes from one address, whatever it is. Returns its refusal: the count must stay. */
export async function countSource(tx: Tx, source: string): Promise<Refusal | undefined> {
  const wait = await tried(tx, fromOneSource, source)
  return wait > 0 ? new Refusal('many-at-once', [], wait) : undefined
}

/** Whether a form was taken before: sent again, by a second click or after a lost answer, it finds what it left. */
export async function taken(tx: Tx, receipt: Buffer): Promise<boolean> {
  const known = await tx.rows
    .selectFrom('contacts.contact')
    .select('id')
    .where('receipt_lookup', '=', receiptLookup(receipt))
    .executeTakeFirst()
  return known !== undefined
}

/**
 * Takes a form that is ours, once: `open` looks up where it goes, or refuses. Refusals are returned, for the counts must stay. A receipt is
 * mailed where it was wished for.
 */
export async function takeForm(
  tx: Tx,
  drawn: Drawn,
  form: FormSent,
  source: string,
  open: () => Promise<Door | Refusal>,
): Promise<undefined | Refusal> {
  if (await taken(tx, drawn.receipt)) return undefined
  if (form.trapped || tooYoung(tx, drawn)) return new Refusal('press-again')
  const door = await open()
  if (door instanceof Refusal) return door
  const wait = await waitOf(tx, source, door)
  if (wait > 0) return new Refusal('many-at-once', [], wait)
  const { details, noProspecting, tellClosing, language } = form
  const { receipt, notice, to: leftTo } = drawn
  const id = await leaveDetails(tx, { ...door, details, leftTo, noProspecting, tellClosing, language, notice, receipt })
  const address = form.mailReceipt ? details.email : undefined
  if (address !== undefined && (await tried(tx, receiptMails, emailTerm(address))) === 0) await postMail(tx, 'contacts.receipt', id)
  return undefined
}

async function waitOf(tx: Tx, source: string, { ownerId, linkId, askingId = linkId }: Door): Promise<number> {
  const waits = [
    await tried(tx, fromOneSourceToOne, `${source}|${ownerId}`),
    await tried(tx, throughOneLink, askingId ?? ''),
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
