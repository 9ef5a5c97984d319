import type { CardView } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'
import { cardBytes } from './page.ts'
import { cardSheet } from './sheet.ts'

export { writtenPhone } from '#web/ui/written-phone.ts'
export { renderExchange, renderNotTaken, renderUnsent } from './exchange.ts'
export { renderBind, renderCode, renderCodeSent } from './named-pages.ts'
export { cardStyle, copyScript, formStyle, script, style } from './page.ts'
export { renderDead, renderExpiredView, renderPin, renderPress, renderRefusal, renderShell, renderTooMany, renderTrouble } from './pages.ts'
export { renderPaused } from './paused.ts'
export { renderDeleteSure, renderReceipt, renderReceiptDead, renderReceiptDeleted, renderReceiptShell, renderSent } from './receipt.ts'
export { signatureHtml, signaturePage, signatureText } from './signature.ts'
export { renderUndo, renderUndoDead, renderUndone, renderUndoShell, renderUndoTaken } from './undo.ts'

/** The card as a visitor sees it: one page without a script; `forShell` without what the shell has. */
export function renderCard(language: Language, view: CardView, forShell = false): Buffer {
  const { title, theme, main } = cardSheet(language, view)
  return cardBytes(language, title, theme, main, forShell)
}
