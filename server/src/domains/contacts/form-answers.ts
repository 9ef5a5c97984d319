import { DetailsLeft, type ExchangeView, type ReceiptView, type Typed, type Wrong } from '#contract/exchange.ts'
import { cardOpenIn, type Serving, tokenText } from '#domains/sharing/index.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import type { Answer, Ask } from '#platform/http/operation.ts'
import { problemAnswer } from '#platform/http/problem.ts'
import { Refusal } from '#platform/refusal.ts'
import type { VisitorPages } from './pages.ts'
import { receiptShown } from './read-receipt.ts'

export const html = 'text/html; charset=utf-8'
export const json = 'application/json; charset=utf-8'
export const nothingTyped: Typed = { name: '', email: '', phone: '', company: '', note: '' }

export interface FormsHouse {
  readonly deeds: Deeds
  readonly serving: Serving
  readonly pages: VisitorPages
  readonly origin: URL
}
type Why = 'exchange-closed' | 'asking-closed' | 'form-dead'

export const page = (status: number, body: string, headers: Answer['headers'] = {}): Answer => ({ status, type: html, body, headers })

export const refuse = ({ language }: Ask, { code, fields, waitSeconds }: Refusal): Answer =>
  problemAnswer(language, code, { ...(fields.length > 0 && { fields }), ...(waitSeconds !== undefined && { waitSeconds }) })

/** What both forms answer, of those who leave their details and of those who ask for access: as a page, or to a program. */
export function formAnswers({ deeds, serving, pages, origin }: FormsHouse) {
  const urlOf = (token: string) => `${new URL('/recu', origin).href}#${token}`
  const dead = (ask: Ask): Answer => (ask.wantsHtml ? page(404, pages.receiptDead(ask.language)) : refuse(ask, new Refusal('receipt-dead')))

  function notTaken(ask: Ask, why: Why, typed: Typed): Answer {
    const refusal = new Refusal(why)
    return ask.wantsHtml ? page(refusal.status, pages.notTaken(ask.language, why, typed)) : refuse(ask, refusal)
  }

  /** Nothing is lost: the form comes back as it was. */
  function heldUp(ask: Ask, view: ExchangeView, refusal: Refusal): Answer {
    if (!ask.wantsHtml) return refuse(ask, refusal)
    const { waitSeconds } = refusal
    const says = refusal.code === 'many-at-once' ? 'many-at-once' : 'press-again'
    const drawn = pages.exchange(ask.language, { ...view, says, ...(waitSeconds !== undefined && { waitSeconds }) })
    return page(refusal.status, drawn, waitSeconds === undefined ? {} : { 'retry-after': String(waitSeconds) })
  }

  function corrected(ask: Ask, view: ExchangeView, wrong: Wrong): Answer {
    if (!ask.wantsHtml) return refuse(ask, new Refusal('invalid', Object.keys(wrong)))
    return page(422, pages.exchange(ask.language, { ...view, wrong }))
  }

  async function taken(
    ask: Ask<{ readonly mailReceipt: boolean }>,
    { receipt, place }: { readonly receipt: Buffer; readonly place?: number },
  ): Promise<Answer> {
    const token = tokenText(receipt)
    const shown = await deeds.read((tx) => receiptShown(tx, token)).catch(gone)
    if (!shown) return dead(ask) // sent again after it was deleted
    if (!ask.wantsHtml) {
      const body = DetailsLeft.parse({ receipt: urlOf(token), shown })
      return { status: 201, type: json, body: JSON.stringify(body) }
    }
    const open = place !== undefined && (await cardOpenIn(serving, ask.cookies, place)) !== undefined
    const view: ReceiptView = { token, url: urlOf(token), shown, done: 'sent', mailed: ask.body.mailReceipt, ...(open && { place }) }
    return page(200, shown.details ? pages.sent(ask.language, view) : pages.receipt(ask.language, view))
  }

  return { urlOf, dead, notTaken, heldUp, corrected, taken }
}

/** A receipt that leads nowhere is an answer here; anything else goes up. */
export function gone(error: unknown): null {
  if (error instanceof Refusal && error.code === 'receipt-dead') return null
  throw error
}
