import { AccessAsked } from '#contract/asking-links.ts'
import { DetailsLeft, type Typed } from '#contract/exchange.ts'
import { type AskedFor, askedFor } from '#domains/sharing/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type Answer, type Ask, type Operation, operation } from '#platform/http/operation.ts'
import { problemType as problem } from '#platform/http/problem.ts'
import { Refusal } from '#platform/refusal.ts'
import { askForAccess } from './ask-for-access.ts'
import { askingView, freshTicket } from './asking-form.ts'
import { type AskingTicket, readAskingTicket } from './asking-ticket.ts'
import { askingExample } from './examples.ts'
import { formAnswers } from './form-answers.ts'
import { exchangeNoticeVersion } from './notice.ts'
import { detailsFrom } from './read-form.ts'
import { countSource, taken } from './take-form.ts'
import type { VisitorsHouse } from './visitor-routes.ts'

type Outcome = { readonly refusal: Refusal; readonly asking?: AskedFor } | { readonly asking: AskedFor } | 'taken'

/** What the holder of a link does by which one asks for access. The form is drawn where the link is opened; sending it needs the vault. */
export function askingOperations(house: VisitorsHouse): readonly Operation[] {
  const { deeds, serving, cndp } = house
  const answers = formAnswers(house)

  async function sent(ask: Ask<AccessAsked>): Promise<Answer> {
    const { body, language } = ask
    const typed: Typed = { name: body.name, email: body.email, phone: '', company: body.company, note: body.note }
    if (!house.collects) return answers.notTaken(ask, 'asking-closed', typed)
    const read = detailsFrom(typed, 'the answer')
    const ticket = await readAskingTicket(serving, body.ticket)
    const many = await deeds.run((tx) => countSource(tx, ask.source))
    const outcome = await deeds.run(async (tx): Promise<Outcome> => {
      if (ticket && (await taken(tx, ticket.receipt))) return 'taken'
      const asking = await askedFor(tx, body.token)
      if (!asking) return { refusal: new Refusal('asking-closed') }
      if (many) return { asking, refusal: many }
      if (!isFor(ticket, asking)) return { asking, refusal: new Refusal('form-dead') }
      if ('wrong' in read) return { asking }
      return await answered(tx, asking, { ...body, ticket, details: read.details, language, trapped: body.website !== '' })
    })
    async function answered(tx: Tx, asking: AskedFor, form: Parameters<typeof askForAccess>[1]): Promise<Outcome> {
      const refusal = await askForAccess(tx, form, asking, ask.source)
      return refusal ? { asking, refusal } : 'taken'
    }
    if (outcome === 'taken') return ticket ? answers.taken(ask, ticket) : answers.dead(ask)
    const { asking } = outcome
    if (!asking) return answers.notTaken(ask, 'asking-closed', typed)
    // a ticket that is too old is replaced: what was typed comes back, and is sent by one more press
    const again = isFor(ticket, asking) ? body.ticket : await freshTicket(serving, { id: asking.askingId, line: asking.line })
    const view = { ...askingView(language, { token: asking.token, to: asking.line, ticket: again, cndp }), ...choicesOf(body), typed }
    if ('refusal' in outcome) return answers.heldUp(ask, view, outcome.refusal)
    return answers.corrected(ask, view, 'wrong' in read ? read.wrong : {})
  }

  return [
    operation({
      method: 'POST',
      path: '/demande',
      summary: 'Ask for access to a card, by a link that opens none',
      open: 'a visitor has no account: the link that showed the form is asked for again',
      purpose: 'sharing the card',
      example: askingExample,
      body: AccessAsked,
      answers: {
        200: { says: 'The receipt', types: ['text/html'] },
        201: { says: 'Sent: the private link comes this once', types: [], json: DetailsLeft },
        409: { says: 'Press again, or the link takes no more requests', types: ['text/html', problem] },
        410: { says: 'The form is not ours, or too old: it comes back with what was typed', types: ['text/html', problem] },
        422: { says: 'A field is refused, in words; everything typed is kept', types: ['text/html', problem] },
        429: { says: 'Many are sending; everything typed is kept', types: ['text/html', problem] },
      },
      run: sent,
    }),
  ]
}

const isFor = (ticket: AskingTicket | undefined, { askingId }: AskedFor): ticket is AskingTicket =>
  ticket?.askingId === askingId && ticket.notice === exchangeNoticeVersion

const choicesOf = ({ noProspecting, tellClosing, mailReceipt }: AccessAsked) => ({ noProspecting, tellClosing, mailReceipt })
