import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { openFromHour, type Serving, sealForHour } from '#domains/sharing/index.ts'
import { type Drawn, ticketMinutes } from './ticket.ts'

/**
 * What the form of a link by which one asks for access carries. It is drawn by processes without root key, so it lies under the key of an
 * hour that these have too. That key may go before its reader is done: then the form comes back as it was typed, with a new one.
 */
export interface AskingTicket extends Drawn {
  readonly askingId: string
}

const Written = z.strictObject({ a: z.uuid(), r: z.string().length(27), t: z.int(), n: z.string(), to: z.string() })
const name = 'cc/asking-form/v1'

export const newAskingTicket = (ticket: Omit<AskingTicket, 'receipt'>): AskingTicket => ({ ...ticket, receipt: randomBytes(20) })

export async function askingTicketText(serving: Serving, { askingId, receipt, drawnAt, notice, to }: AskingTicket): Promise<string> {
  const written: z.infer<typeof Written> = { a: askingId, r: receipt.toString('base64url'), t: drawnAt.getTime(), n: notice, to }
  return sealForHour(serving, name, Buffer.from(JSON.stringify(written)))
}

/** Undefined for a ticket that is not ours, or too old. */
export async function readAskingTicket(serving: Serving, text: string): Promise<AskingTicket | undefined> {
  const opened = await openFromHour(serving, name, text)
  if (!opened) return undefined
  const { a, r, t, n, to } = Written.parse(JSON.parse(opened.toString()))
  if (serving.clock.now().getTime() - t > ticketMinutes * 60_000) return undefined
  return { askingId: a, receipt: Buffer.from(r, 'base64url'), drawnAt: new Date(t), notice: n, to }
}
