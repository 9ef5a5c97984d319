import type { ExchangeView, ReceiptView, Typed, Unsent } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'

/** The pages of what a visitor leaves, as `app/` hands them in from `web/card`. */
export interface VisitorPages {
  exchange(language: Language, view: ExchangeView): string
  /** Nothing was taken: with what was typed, so that it is not lost. */
  notTaken(language: Language, why: 'exchange-closed' | 'asking-closed' | 'form-dead', typed: Typed): string
  sent(language: Language, view: ReceiptView): string
  receiptShell(language: Language): string
  receipt(language: Language, view: ReceiptView): string
  deleteSure(language: Language, token: string): string
  receiptDeleted(language: Language): string
  receiptDead(language: Language): string
  viewExpired(language: Language): string
  /** We failed: what was written, to be sent again. */
  unsent(language: Language, unsent: Unsent): string
}
