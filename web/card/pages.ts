import { html, raw } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { khatam } from './icons.ts'
import { cardStyleElement, type Html, page, script } from './page.ts'
import { type Words, words } from './words.ts'
import { writtenWait } from './written.ts'

export const brand = 'ConnectCard'

/** What a visitor answered before, which comes back with the next form. */
export interface Form {
  token: string
  bind?: boolean | undefined
  code?: string | undefined
}
export const hidden = ({ token, bind, code }: Form): Html =>
  html`<input type="hidden" name="token" value="${token}">${bind && raw('<input type="hidden" name="bind" value="1">')}${
    code !== undefined && html`<input type="hidden" name="code" value="${code}">`
  }`

export const foot = (language: Language) =>
  html`<footer><p class="sign"><b>${brand}</b> <a href="/droits">${words[language].rights}</a></p></footer>`
export const small = (language: Language, body: Html) => html`<main class="small">${body}${foot(language)}</main>`

export const message = (language: Language, title: string, text: string, more: Html | '' = '') =>
  page(
    language,
    brand,
    small(language, html`<section class="sheet">${khatam}<h1 tabindex="-1">${title}</h1><p>${text}</p>${more}</section>`),
  )

// Says 'sending' and what failed; the script moves the focus to it.
export const status = raw('<p class="say" role="status" tabindex="-1"></p>')

const scriptElement = raw(`<script>${script}</script>`)

interface ShellWords {
  readonly opening: string
  readonly failed: string
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly inAddress: string
  readonly missing: string
  readonly open: string
  readonly trouble: string
}

/** The page that opens what a token leads to, in its own words. `base`: where that is, when it is no card; `more`: what that page runs. */
export function shellPage(language: Language, s: ShellWords, base?: string, more: Html | '' = ''): string {
  const w = words[language]
  const said = html`${base !== undefined && html` data-base="${base}"`} data-sending="${w.sending}" data-retry="${w.retry}" data-empty="${s.missing}" data-offline="${w.offline}" data-trouble="${s.trouble}" data-many="${w.tooManyText}"`
  return page(
    language,
    brand,
    html`<main class="small shell">
<section class="wait">${khatam}<h1>${s.opening}</h1></section>
<section class="fail sheet">${khatam}<h1 tabindex="-1">${s.failed}</h1><p></p><button class="primary" type="button" data-again>${w.retry}</button></section>
<section class="ask sheet">${khatam}<h1 tabindex="-1">${s.title}</h1>
<form method="post" action=""><label for="token">${s.label}</label><input id="token" name="token" autocomplete="off" autocapitalize="none" spellcheck="false" dir="ltr" aria-describedby="hint"><p class="hint" id="hint">${s.hint}<span class="nojs"> ${s.inAddress}</span></p>${status}<button class="primary">${s.open}</button></form></section>
${foot(language)}</main>`,
    said,
    html`${scriptElement}${more}`,
    '',
    base === undefined ? cardStyleElement : undefined,
  )
}

function shell(language: Language): string {
  const w = words[language]
  return shellPage(language, {
    opening: w.opening,
    failed: w.failedTitle,
    title: w.codeTitle,
    label: w.codeLabel,
    hint: w.codeHint,
    inAddress: w.codeInAddress,
    missing: w.codeMissing,
    open: w.openCard,
    trouble: w.troubleText,
  })
}

// The same bytes for every token, so made once.
const shells: Record<Language, string> = { fr: shell('fr'), ar: shell('ar'), en: shell('en') }

/** The page of every `GET /l…`: no personal data, no side effect, the same bytes whatever the token. */
export const renderShell = (language: Language): string => shells[language]

/** Asks for the PIN or password of a link. During a wait the script disables the button and counts down; without it the server refuses. */
export function renderPin(language: Language, ask: Form & { wrong: boolean; waitSeconds: number }): string {
  const w = words[language]
  const waits = ask.waitSeconds > 0
  const described = ['hint', ask.wrong && 'error', waits && 'wait'].filter(Boolean).join(' ')
  return page(
    language,
    brand,
    small(
      language,
      html`<section class="sheet">${khatam}<h1 tabindex="-1">${w.pinTitle}</h1>
<form method="post" action="">${hidden(ask)}<label for="pin">${w.pinLabel}</label><input id="pin" name="pin" type="password" required maxlength="200" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="${described}"${ask.wrong && raw(' aria-invalid="true"')}>${
        ask.wrong && html`<p class="error" id="error" role="alert">${w.pinWrong}</p>`
      }<p class="hint" id="hint">${w.pinHint}</p>${waits && wait(w, ask.waitSeconds)}${status}<button class="primary"${waits && raw(' aria-describedby="wait"')}>${w.openCard}</button></form></section>`,
    ),
  )
}

function wait(w: Words, seconds: number): Html {
  const time = writtenWait(seconds)
  const [before, after] = w.pinWait(time).split(time)
  return html`<p class="hold" id="wait" data-wait="${Math.ceil(seconds)}" data-ready="${w.pinReady}">${before}<span>${time}</span>${after}</p>`
}

/** Asks for the press that spends one opening of a limited link. */
export function renderPress(language: Language, ask: Form & { remaining?: number }): string {
  const w = words[language]
  return message(
    language,
    w.pressTitle,
    `${ask.remaining === undefined ? w.pressLimited : w.pressRemaining(ask.remaining)} ${w.pressCounts}`,
    html`<form method="post" action="">${hidden(ask)}<input type="hidden" name="press" value="1">${status}<button class="primary">${w.openCard}</button></form>`,
  )
}

/** Unknown, expired, revoked, spent and paused alike. */
export const renderDead = (language: Language): string => {
  const w = words[language]
  return message(language, w.deadTitle, w.deadText, typeCode(w))
}
const typeCode = (w: Words) => html`<p class="more"><a href="/l">${w.typeCode}</a></p>`

/** `/c/…` after its view session. */
export const renderExpiredView = (language: Language): string => {
  const w = words[language]
  return message(language, w.expiredTitle, w.expiredText, typeCode(w))
}

// Asks for the same address again: the shell at `/l…`, the page itself at `/c…`.
const again = (w: Words) => html`<a class="primary" href="">${w.retry}</a>`

/** 500 and 503. */
export const renderTrouble = (language: Language): string => {
  const w = words[language]
  return message(language, w.troubleTitle, w.troubleText, again(w))
}

/** Any other refusal, in its own words. */
export const renderRefusal = (language: Language, says: string): string =>
  page(language, brand, small(language, html`<section class="sheet">${khatam}<h1 tabindex="-1">${says}</h1></section>`))

/** 429. */
export const renderTooMany = (language: Language): string => {
  const w = words[language]
  return message(language, w.tooManyTitle, w.tooManyText, again(w))
}
