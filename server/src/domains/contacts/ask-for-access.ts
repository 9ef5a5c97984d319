import type { AccessAsked } from '#contract/asking-links.ts'
import type { ExchangeView, Typed, Wrong } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'
import { type AskedFor, askedFor, type Serving } from '#domains/sharing/index.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { noticeVersion } from '#platform/notice.ts'
import { Refusal } from '#platform/refusal.ts'
import { askingView, freshTicket } from './asking-form.ts'
import { type AskingTicket, readAskingTicket } from './asking-ticket.ts'
import { askingText } from './notice.ts'
import { detailsFrom } from './read-form.ts'
import { countSource, type FormSent, takeForm, taken } from './take-form.ts'

export interface RequestSent {
  readonly body: AccessAsked
  readonly language: Language
  readonly source: string
}
interface House {
  readonly deeds: Deeds
  readonly serving: Serving
  readonly cndp: string | undefined
}
/** It was taken, now or before; or the link takes none; or the form comes back with what is wrong, or why it was held up. */
export type Outcome =
  | { readonly taken: AskingTicket }
  | { readonly closed: Refusal }
  | { readonly again: ExchangeView; readonly wrong: Wrong }
  | { readonly again: ExchangeView; readonly refusal: Refusal }

type Found =
  | Extract<Outcome, { readonly taken: AskingTicket } | { readonly closed: Refusal }>
  | { readonly asking: AskedFor; readonly wrong: Wrong }
  | { readonly asking: AskedFor; readonly refusal: Refusal }

export const typedIn = ({ name, email, company, note }: AccessAsked): Typed => ({ name, email, phone: '', company, note })

/**
 * The holder of a link that opens no card asks its owner for access to one. The link is looked up again by its token. A ticket that is too old
 * is replaced: what was typed comes back, and is sent by one more press.
 */
export async function askForAccess({ deeds, serving, cndp }: House, { body, language, source }: RequestSent): Promise<Outcome> {
  const typed = typedIn(body)
  const day = moroccanDate(serving.clock.now())
  const read = detailsFrom(typed, 'the answer')
  const ticket = await readAskingTicket(serving, body.ticket)
  const many = await deeds.run((tx) => countSource(tx, source))
  const found = await deeds.run(async (tx): Promise<Found> => {
    if (ticket && (await taken(tx, ticket.receipt))) return { taken: ticket }
    const asking = await askedFor(tx, body.token)
    if (!asking) return { closed: new Refusal('asking-closed') }
    if (many) return { asking, refusal: many }
    if (!isFor(ticket, asking, day)) return { asking, refusal: new Refusal('form-dead') }
    if ('wrong' in read) return { asking, wrong: read.wrong }
    const form = { ...body, details: read.details, language, trapped: body.website !== '' }
    const refusal = await takeRequest(tx, form, ticket, asking, source)
    return refusal ? { asking, refusal } : { taken: ticket }
  })
  if (!('asking' in found)) return found
  const { asking } = found
  const text = isFor(ticket, asking, day) ? body.ticket : await freshTicket(serving, { id: asking.askingId, line: asking.line })
  const { noProspecting, tellClosing, mailReceipt } = body
  const drawn = askingView(language, { token: asking.token, to: asking.line, ticket: text, cndp, day })
  const again = { ...drawn, typed, noProspecting, tellClosing, mailReceipt }
  return 'wrong' in found ? { again, wrong: found.wrong } : { again, refusal: found.refusal }
}

/** Whether the form was drawn for this link, with the notice that is shown today. */
const isFor = (ticket: AskingTicket | undefined, { askingId }: AskedFor, day: string): ticket is AskingTicket =>
  ticket?.askingId === askingId && ticket.notice === noticeVersion(askingText, day)

const takeRequest = (tx: Tx, form: FormSent, ticket: AskingTicket, { ownerId, cardId, askingId }: AskedFor, source: string) =>
  takeForm(tx, ticket, form, source, async () => ({ ownerId, cardId, linkId: undefined, askingId, kind: 'asked', place: undefined }))
