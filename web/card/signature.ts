import { html, raw } from 'hono/html'
import { type Card, inLanguage, nameFor } from '#contract/card.ts'
import { directionOf, type Language } from '#contract/language.ts'
import { writtenPhone } from '#web/ui/written-phone.ts'

const says: { readonly [L in Language]: { readonly card: string } } = {
  fr: { card: 'Ma carte de visite' },
  ar: { card: 'بطاقتي المهنية' },
  en: { card: 'My business card' },
}

interface Line {
  readonly text: string
  readonly href?: string
  readonly strong?: true
}

/** What stands below a mail: at most two numbers and one address, so that it stays a signature. The link is one of its own. */
function linesOf(card: Card, language: Language, url: string): Line[] {
  const work = [card.role, card.company].flatMap((texts) => inLanguage(texts, language, card.language) ?? [])
  return [
    { text: nameFor(card, language), strong: true },
    ...work.map((text) => ({ text })),
    ...card.phones.slice(0, 2).map(({ number }) => ({ text: writtenPhone(number), href: `tel:${number}` })),
    ...card.emails.slice(0, 1).map(({ address }) => ({ text: address, href: `mailto:${address}` })),
    { text: says[language].card, href: url },
  ]
}

/** As mail programs take it: no picture, nothing that is fetched when the mail is read, so that nobody is counted by it. */
export function signatureHtml(card: Card, language: Language, url: string): string {
  const direction = directionOf(language)
  const lines = linesOf(card, language, url).map(({ text, href, strong }) => {
    // numbers and addresses stay as they are read, also between Arabic words
    const inside = href
      ? html`<a href="${href}" style="color:#4B3FCF"><bdi dir="${href === url ? direction : 'ltr'}">${text}</bdi></a>`
      : html`<bdi>${text}</bdi>`
    return html`<tr><td style="padding:0 0 2px;font:${strong ? '600 16px' : '14px'}/1.5 Arial,sans-serif;color:#16142E">${inside}</td></tr>`
  })
  return String(
    html`<table role="presentation" dir="${direction}" lang="${language}" cellpadding="0" cellspacing="0" style="border-collapse:collapse;text-align:start">${lines}</table>`,
  )
}

/** The same for mails without form. */
export const signatureText = (card: Card, language: Language, url: string): string =>
  linesOf(card, language, url)
    .map(({ text, href }) => (href === url ? `${text} : ${url}` : text))
    .join('\n')

/** A page that shows it, for a frame of our own pages. */
export const signaturePage = (card: Card, language: Language, url: string): string =>
  `<!doctype html>${html`<html lang="${language}" dir="${directionOf(language)}"><meta charset="utf-8"><title>${says[language].card}</title><body style="margin:16px;background:#fff">${raw(signatureHtml(card, language, url))}</body></html>`}`
