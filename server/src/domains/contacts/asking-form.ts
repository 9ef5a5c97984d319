import { AskingOffered } from '#contract/asking-links.ts'
import type { ExchangeView } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'
import type { AskingOpened, Serving } from '#domains/sharing/index.ts'
import type { Answer, Ask } from '#platform/http/operation.ts'
import { askingTicketText, newAskingTicket } from './asking-ticket.ts'
import { json, nothingTyped, page } from './form-answers.ts'
import { requestDays } from './leave-details.ts'
import { askingNotice, exchangeNoticeVersion } from './notice.ts'
import type { VisitorPages } from './pages.ts'

export interface AskingHouse {
  readonly serving: Serving
  readonly pages: VisitorPages
  /** The number of the CNDP's receipt. */
  readonly cndp: string | undefined
}

/** Draws the form by which one asks for access, where a link opens as one: no root key is needed for it. */
export const askingForm =
  ({ serving, pages, cndp }: AskingHouse) =>
  async (ask: Ask, asking: AskingOpened): Promise<Answer> => {
    const ticket = await freshTicket(serving, asking)
    const { token, line: to } = asking
    if (ask.wantsHtml) return page(200, pages.exchange(ask.language, askingView(ask.language, { token, to, ticket, cndp })))
    const body = AskingOffered.parse({ ticket, to, keepDays: requestDays, notice: askingNotice(ask.language, to, requestDays, cndp) })
    return { status: 200, type: json, body: JSON.stringify(body) }
  }

export const freshTicket = (serving: Serving, { id, line }: Pick<AskingOpened, 'id' | 'line'>): Promise<string> =>
  askingTicketText(serving, newAskingTicket({ askingId: id, drawnAt: serving.clock.now(), notice: exchangeNoticeVersion, to: line }))

interface Drawing {
  readonly token: string
  readonly to: string
  readonly ticket: string
  readonly cndp: string | undefined
}

export const askingView = (language: Language, { token, to, ticket, cndp }: Drawing): ExchangeView => ({
  ticket,
  to,
  beside: { asks: token },
  notice: askingNotice(language, to, requestDays, cndp),
  typed: nothingTyped,
  noProspecting: false,
  tellClosing: false,
  mailReceipt: false,
  wrong: {},
})
