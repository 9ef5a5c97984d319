import { html, raw } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { why } from './head.ts'
import { khatam } from './icons.ts'
import { type Html, page } from './page.ts'
import { brand, hidden, small, status } from './pages.ts'
import { type Words, words } from './words.ts'

// What a link that was made for one visitor asks of them. The forms lead where they are to go by themselves, for readers without script.

const sheet = (language: Language, body: Html) =>
  page(language, brand, small(language, html`<section class="sheet">${khatam}${body}</section>`))

const whyUnderTitle = (w: Words) => html`<details><summary>${w.whyTitle}</summary>${why(w)}</details>`

/** Asks before a lasting cookie is put: the link opens in this browser only, from then on. */
export function renderBind(language: Language, ask: { token: string; remaining: number | undefined }): string {
  const w = words[language]
  return sheet(
    language,
    html`<h1 tabindex="-1">${w.bindTitle}</h1><p>${w.bindText}</p><p class="more">${w.bindInApp}</p>
<form method="post" action="/l/open">${hidden({ token: ask.token, bind: true })}${
      ask.remaining !== undefined && html`<input type="hidden" name="press" value="1"><p>${w.pressRemaining(ask.remaining)}</p>`
    }${status}<button class="primary">${w.bindHere}</button></form>`,
  )
}

interface CodeForm {
  token: string
  bind: boolean
}

/** Offers to send the code; or, after a wrong one, takes another. */
export function renderCode(language: Language, ask: CodeForm & { by: 'mail' | 'phone'; wrong: boolean }): string {
  const w = words[language]
  if (ask.wrong) return typeCode(language, ask, w.visitorCodeWrong)
  return sheet(
    language,
    html`<h1 tabindex="-1">${w.visitorTitle}</h1><p>${ask.by === 'mail' ? w.visitorByMail : w.visitorByPhone}</p>${sending(w, ask, w.visitorSend, 'primary')}
<details><summary>${w.visitorHave}</summary>${typing(w, ask)}</details>${whyUnderTitle(w)}`,
  )
}

/** After a code was asked for: the same for every link, and for none. */
export const renderCodeSent = (language: Language, ask: CodeForm & { refused: boolean }): string =>
  typeCode(language, ask, ask.refused ? words[language].visitorTooMany : undefined)

function typeCode(language: Language, ask: CodeForm, trouble: string | undefined): string {
  const w = words[language]
  return sheet(
    language,
    html`<h1 tabindex="-1">${w.visitorTypeTitle}</h1><p>${w.visitorOnItsWay}</p>${typing(w, ask, trouble)}${sending(w, ask, w.visitorSendAgain, 'plain')}${whyUnderTitle(w)}`,
  )
}

const sending = (w: Words, ask: CodeForm, label: string, look: 'primary' | 'plain'): Html =>
  html`<form method="post" action="/acces/code" data-sending="${w.visitorSending}">${hidden(ask)}${status}<button class="${look}">${label}</button></form>`

function typing(w: Words, ask: CodeForm, trouble?: string): Html {
  const described = trouble === undefined ? 'hint' : 'error hint'
  return html`<form method="post" action="/l/open">${hidden(ask)}<label for="code">${w.visitorCodeLabel}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="20" dir="ltr" aria-describedby="${described}"${trouble !== undefined && raw(' aria-invalid="true"')}>${
    trouble !== undefined && html`<p class="error" id="error" role="alert">${trouble}</p>`
  }<p class="hint" id="hint">${w.visitorCodeHint}</p>${status}<button class="primary">${w.openCard}</button></form>`
}
