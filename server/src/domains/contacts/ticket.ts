import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '#platform/db/transaction.ts'

/** What a form brings back of what it was drawn with. */
export interface Drawn {
  /** Made with the form, so that sending it twice leaves one contact with one receipt. */
  readonly receipt: Buffer
  readonly drawnAt: Date
  /** The version of the notice beside it, and to whom it said that it goes. */
  readonly notice: string
  readonly to: string
}

/**
 * What a form carries, under a keyed digest of the vault: that it is ours, through which link it came, and what was said beside it. So
 * it can be sent for an hour after the card closed in that browser, without the key of the card.
 */
export interface Ticket extends Drawn {
  readonly linkId: string
  /** For how many months the notice said. */
  readonly keepMonths: number
  /** Where the card is open in this browser, for the way back. */
  readonly place: number
}

/** A quarter of an hour that a card may stay open, and an hour. */
export const ticketMinutes = 75
/** Nobody reads the form and types a name faster than that. */
export const youngestSeconds = 2

const Written = z.strictObject({
  l: z.uuid(),
  r: z.string().length(27),
  t: z.int(),
  n: z.string(),
  k: z.int(),
  to: z.string(),
  p: z.int(),
})
const name = 'contacts.ticket'

export const newTicket = (ticket: Omit<Ticket, 'receipt'>): Ticket => ({ ...ticket, receipt: randomBytes(20) })

export async function ticketText(tx: Tx, { linkId, receipt, drawnAt, notice, keepMonths, to, place }: Ticket): Promise<string> {
  const written: z.infer<typeof Written> = {
    l: linkId,
    r: receipt.toString('base64url'),
    t: drawnAt.getTime(),
    n: notice,
    k: keepMonths,
    to,
    p: place,
  }
  const body = Buffer.from(JSON.stringify(written)).toString('base64url')
  return `${body}.${(await tx.vault.digest(name, body)).toString('base64url')}`
}

/** Undefined for a ticket that is not ours, or too old. */
export async function readTicket(tx: Tx, text: string): Promise<Ticket | undefined> {
  const [, body, digest] = /^([\w-]{1,2000})\.([\w-]{43})$/.exec(text) ?? []
  if (body === undefined || digest === undefined) return undefined
  if (!(await tx.vault.digestFits(name, body, Buffer.from(digest, 'base64url')))) return undefined
  const { l, r, t, n, k, to, p } = Written.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  if (tx.clock.now().getTime() - t > ticketMinutes * 60_000) return undefined
  return { linkId: l, receipt: Buffer.from(r, 'base64url'), drawnAt: new Date(t), notice: n, keepMonths: k, to, place: p }
}

export const tooYoung = (tx: Tx, { drawnAt }: Drawn): boolean => tx.clock.now().getTime() - drawnAt.getTime() < youngestSeconds * 1_000
