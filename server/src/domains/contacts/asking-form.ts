import type { ExchangeView, Typed } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'
import type { AskingOpened, Serving } from '#domains/sharing/index.ts'
import { moroccanDate } from '#platform/dates.ts'
import { noticeVersion } from '#platform/notice.ts'
import { askingTicketText, newAskingTicket } from './asking-ticket.ts'
import { askingNotice, askingText } from './notice.ts'

export const nothingTyped: Typed = { name: '', email: '', phone: '', company: '', note: '' }

/** What a form that is drawn now carries. No root key is needed for it. */
export const freshTicket = (serving: Serving, { id, line }: Pick<AskingOpened, 'id' | 'line'>): Promise<string> =>
  askingTicketText(
    serving,
    newAskingTicket({
      askingId: id,
      drawnAt: serving.clock.now(),
      notice: noticeVersion(askingText, moroccanDate(serving.clock.now())),
      to: line,
    }),
  )

interface Drawing {
  readonly token: string
  readonly to: string
  readonly ticket: string
  /** The number of the CNDP's receipt. */
  readonly cndp: string | undefined
  /** Today. */
  readonly day: string
}

/** The form by which one asks for access, before anything is typed. */
export const askingView = (language: Language, { token, to, ticket, cndp, day }: Drawing): ExchangeView => ({
  ticket,
  to,
  beside: { asks: token },
  notice: askingNotice(language, to, cndp, day),
  typed: nothingTyped,
  noProspecting: false,
  tellClosing: false,
  mailReceipt: false,
  wrong: {},
})
