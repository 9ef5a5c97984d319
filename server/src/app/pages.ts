import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CardView } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'
import { type RefusalCode, refusals } from '#contract/refusals.ts'
import type { UndoPages } from '#domains/accounts/index.ts'
import type { VisitorPages } from '#domains/contacts/index.ts'
import type { DrawSeen, Pages } from '#domains/sharing/index.ts'
import { contentPolicy } from '#platform/http/headers.ts'
import {
  cardStyle,
  copyScript,
  formStyle,
  renderBind,
  renderCard,
  renderCode,
  renderCodeSent,
  renderDead,
  renderDeleteSure,
  renderExchange,
  renderExpiredView,
  renderNotTaken,
  renderPaused,
  renderPin,
  renderPress,
  renderReceipt,
  renderReceiptDead,
  renderReceiptDeleted,
  renderReceiptShell,
  renderRefusal,
  renderSent,
  renderShell,
  renderTooMany,
  renderTrouble,
  renderUndo,
  renderUndoDead,
  renderUndone,
  renderUndoShell,
  renderUndoTaken,
  renderUnsent,
  script,
  signatureHtml,
  signaturePage,
  signatureText,
  style,
} from '#web/card/render.ts'

export const pages: Pages = {
  shell: renderShell,
  card: renderCard,
  pin: renderPin,
  press: renderPress,
  bind: renderBind,
  code: renderCode,
  codeSent: renderCodeSent,
  paused: renderPaused,
  dead: renderDead,
  viewExpired: renderExpiredView,
  tooMany: renderTooMany,
}

export const visitorPages: VisitorPages = {
  exchange: renderExchange,
  notTaken: renderNotTaken,
  sent: renderSent,
  receiptShell: renderReceiptShell,
  receipt: renderReceipt,
  deleteSure: renderDeleteSure,
  receiptDeleted: renderReceiptDeleted,
  receiptDead: renderReceiptDead,
  viewExpired: renderExpiredView,
  unsent: renderUnsent,
}

export const undoPages: UndoPages = {
  shell: renderUndoShell,
  ask: renderUndo,
  done: renderUndone,
  taken: renderUndoTaken,
  dead: renderUndoDead,
}

/** A refusal that no operation answered itself, as a page. */
export function refusalPage(code: RefusalCode, language: Language): string {
  if (code === 'too-many') return renderTooMany(language)
  if (code === 'link-dead') return renderDead(language)
  return refusals[code].status >= 500 ? renderTrouble(language) : renderRefusal(language, refusals[code].says[language])
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
export const cardContentPolicy = contentPolicy({
  scripts: [script, copyScript].map(hashOf),
  styles: [style, cardStyle, formStyle].map(hashOf),
})

/** A card as its owner looks at it: in a frame of our own pages, and of nobody else's. */
export const drawPreview = (language: Language, view: CardView) => framed(renderCard(language, view))
const framed = <Page extends Buffer | string>(page: Page) => ({
  page,
  contentPolicy: cardContentPolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
})

/** The same of what is published: what a visitor of one link has before them, card or not. */
export const drawSeen: DrawSeen = (language, seen) => {
  switch (seen.is) {
    case 'card':
      return drawPreview(language, seen.view)
    case 'paused':
      return framed(renderPaused(language, seen.view))
    case 'dead':
      return framed(renderDead(language))
  }
}

export const drawSignature = { html: signatureHtml, text: signatureText, page: signaturePage }

export const favicon = readFileSync(new URL('../../../web/card/favicon.svg', import.meta.url))
