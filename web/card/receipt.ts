import { html, raw } from 'hono/html'
import { type ReceiptShown, type ReceiptView, type Typed, typedFields } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'
import { writtenPhone } from '#web/ui/written-phone.ts'
import { type ExchangeWords, exchangeWords } from './exchange-words.ts'
import { checkbox, fieldsOf } from './fields.ts'
import { icons, khatam } from './icons.ts'
import { copyScript, formPage, type Html } from './page.ts'
import { brand, foot, message, shellPage, small } from './pages.ts'
import { writtenDate } from './written.ts'

const copyElement = raw(`<script>${copyScript}</script>`)
const dayOf = (language: Language, date: string) => writtenDate(language, new Date(date.length === 10 ? `${date}T12:00:00Z` : date))
const hidden = (token: string) => html`<input type="hidden" name="token" value="${token}">`

/** After sending: the private link, what was sent, to whom, until when. */
export function renderSent(language: Language, view: ReceiptView): string {
  const w = exchangeWords[language]
  const { shown, place } = view
  return formPage(
    language,
    brand,
    html`<main class="form">${place !== undefined && html`<p class="back"><a href="/c/${place}">${icons.on}${w.back}</a></p>`}<h1 tabindex="-1">${titleOf(
      shown,
      shown.kind === 'asked' ? w.asking : w,
    )}</h1>${answerOf(language, shown)}${linkOf(w, view)}${detailsOf(language, shown)}${foot(language)}</main>`,
    copyElement,
  )
}

const titleOf = ({ to }: ReceiptShown, w: Pick<ExchangeWords, 'sentTitle' | 'sentSomebody'>) =>
  to === null ? w.sentSomebody : w.sentTitle(to)

function linkOf(w: ExchangeWords, { token, url, mailed, done, shown }: ReceiptView): Html {
  const sent = done === 'sent'
  const hint = shown.kind === 'asked' ? w.asking.linkHint : w.linkHint
  return html`<section class="sheet part" aria-labelledby="link"><h2 id="link">${w.linkTitle}</h2><p>${sent ? hint : w.linkAgain}${mailed && ` ${w.mailed}`}</p><p class="secret" id="secret" dir="ltr">${url}</p><button class="second" type="button" data-copy="secret" data-done="${w.copied}" hidden>${w.copy}</button>${
    sent && html`<form method="post" action="/recu/open">${hidden(token)}<button class="second">${w.manage}</button></form>`
  }</section>`
}

function detailsOf(language: Language, shown: ReceiptShown): Html {
  const w = exchangeWords[language]
  const { details, to } = shown
  const rows: (readonly [string, Html | string] | false)[] = [
    ...typedFields.map((field): readonly [string, Html] | false => {
      const value = details?.[field]
      if (value === null || value === undefined) return false
      const written = field === 'phone' ? writtenPhone(value) : value
      const ltr = field === 'phone' || field === 'email'
      return [w.field[field], html`<bdi${ltr && raw(' dir="ltr"')}>${written}</bdi>`]
    }),
    [w.who, html`<bdi>${to ?? w.somebody}</bdi>`],
    [w.leftOn, dayOf(language, shown.leftAt)],
    [w.until, dayOf(language, shown.keepUntil)],
    [w.choice, shown.noProspecting ? w.noProspecting : w.noObjection],
  ]
  return html`<section class="sheet part" aria-labelledby="left"><h2 id="left">${shown.kind === 'asked' ? w.asking.whatYouSent : w.whatYouLeft}</h2><dl>${rows.map(
    (row) => row && html`<div><dt>${row[0]}</dt><dd>${row[1]}</dd></div>`,
  )}</dl></section>`
}

/** What a receipt shows, and what its holder may do about it. */
export function renderReceipt(language: Language, view: ReceiptView): string {
  const w = exchangeWords[language]
  const { shown, done } = view
  if (shown.state === 'ended') return message(language, w.endedTitle, w.endedText)
  if (shown.state === 'refused') return message(language, w.asking.refusedTitle, w.asking.refusedText)
  const asked = shown.kind === 'asked'
  const said = asked ? w.asking : w
  // what is refused stands under the sentence that says so
  const [left, correct] = [detailsOf(language, shown), correctOf(language, view)]
  return formPage(
    language,
    brand,
    html`<main class="form"><h1 tabindex="-1">${shown.to === null ? said.receiptSomebody : said.receiptTitle(shown.to)}</h1>${
      view.refused && html`<p class="told bad" role="alert">${w.checkCorrection}</p>`
    }${done && html`<p class="told good" role="status">${w.done[done]}</p>`}${
      shown.state === 'withdrawn' ? html`<p class="told">${asked ? w.asking.withdrawn : w.withdrawnText}</p>` : answerOf(language, shown)
    }${view.refused ? [correct, left] : [left, correct]}${!asked && exportsOf(language, shown)}${questionsOf(language, view)}${
      !asked && confirmOf(language, view)
    }${shown.access !== 'given' && withdrawOf(w, view)}${deleteOf(w, view)}${linkOf(w, view)}${foot(language)}</main>`,
    copyElement,
  )
}

/** Where the request of somebody stands who asks for access. */
function answerOf(language: Language, { access, keepUntil }: ReceiptShown): Html | false {
  const { waitingTitle, waiting, givenTitle, given } = exchangeWords[language].asking
  if (access === null) return false
  const [title, text] = access === 'given' ? [givenTitle, given] : [waitingTitle, waiting(dayOf(language, keepUntil))]
  return html`<section class="sheet part" aria-labelledby="answer"><h2 id="answer">${title}</h2><p>${text}</p></section>`
}

const formats = { csv: 'CSV', vcard: 'vCard' } as const

function exportsOf(language: Language, { exports }: ReceiptShown): Html {
  const w = exchangeWords[language]
  const lines = exports.map(
    ({ format, destination, exportedAt }) =>
      html`<li>${w.exported(formats[format], w.destination[destination], dayOf(language, exportedAt))}</li>`,
  )
  return html`<section class="sheet part" aria-labelledby="exports"><h2 id="exports">${w.exportsTitle}</h2>${
    lines.length === 0 ? html`<p>${w.noExports}</p>` : html`<ul class="lines">${lines}</ul><p class="hint">${w.exportsLimit}</p>`
  }</section>`
}

function questionsOf(language: Language, { token, shown }: ReceiptView): Html {
  const w = exchangeWords[language]
  const waits = shown.questions.some(({ answeredAt }) => answeredAt === null)
  const lines = shown.questions.map(
    ({ askedAt, answer, answeredAt }) =>
      html`<li><small>${w.asked(dayOf(language, askedAt))}</small>${
        answer === null || answeredAt === null
          ? w.noAnswer
          : html`<small>${w.answered(dayOf(language, answeredAt))}</small><p class="answer" dir="auto">${answer}</p>`
      }</li>`,
  )
  return html`<section class="sheet part" aria-labelledby="questions"><h2 id="questions">${w.questionsTitle}</h2>${
    lines.length > 0 && html`<ul class="lines">${lines}</ul>`
  }${!waits && html`<p>${w.askText}</p><form method="post" action="/recu/ask">${hidden(token)}<button class="second">${w.ask}</button></form>`}</section>`
}

function correctOf(language: Language, { token, shown, refused }: ReceiptView): Html {
  const w = exchangeWords[language]
  const now: Typed = {
    name: shown.details?.name ?? '',
    email: shown.details?.email ?? '',
    phone: shown.details?.phone ?? '',
    company: shown.details?.company ?? '',
    note: shown.details?.note ?? '',
  }
  const { typed, wrong, noProspecting, tellClosing } = refused ?? { ...shown, typed: now, wrong: {} }
  return html`<details class="sheet part"${refused && raw(' open')}><summary><h2>${w.correctTitle}</h2></summary><form method="post" action="/recu/correct" novalidate>${hidden(token)}${fieldsOf(language, shown.kind, typed, wrong)}<fieldset class="choices"><legend>${w.choices}</legend>${checkbox('noProspecting', opposition[language], noProspecting)}${checkbox('tellClosing', w.tellClosing, tellClosing, shown.kind === 'left' ? w.withAddress : undefined)}<button class="primary">${w.correct}</button></fieldset></form></details>`
}

const opposition: Record<Language, string> = {
  fr: 'Je ne souhaite pas être recontacté(e) à des fins commerciales',
  ar: 'لا أرغب في أن يتصل بي لأغراض تجارية',
  en: 'I do not wish to be contacted for commercial purposes',
}

const act = (id: string, title: string, text: string, button: Html | false): Html =>
  html`<section class="sheet part" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p>${text}</p>${button}</section>`

const one = (token: string, path: string, label: string): Html =>
  html`<form method="post" action="/recu/${path}">${hidden(token)}<button class="second">${label}</button></form>`

function confirmOf(language: Language, { token, shown }: ReceiptView): Html {
  const w = exchangeWords[language]
  const later = shown.confirmedUntil > shown.keepUntil
  const text = later ? w.confirmText(dayOf(language, shown.confirmedUntil)) : w.confirmAlready
  return act('confirm', w.confirmTitle, text, later && one(token, 'confirm', w.confirm))
}

function withdrawOf(w: ExchangeWords, { token, shown }: ReceiptView): Html {
  const { giveBackText, giveBack, withdrawText, withdraw } = shown.kind === 'asked' ? w.asking : w
  return shown.state === 'withdrawn'
    ? act('withdraw', w.giveBackTitle, giveBackText, one(token, 'give-back', giveBack))
    : act('withdraw', w.withdrawTitle, withdrawText, one(token, 'withdraw', withdraw))
}

function deleteOf(w: ExchangeWords, { token, shown }: ReceiptView): Html {
  const said = shown.kind === 'asked' ? w.asking : w
  return act(
    'delete',
    w.deleteTitle,
    shown.access === 'given' ? w.asking.deleteGivenText : said.deleteText,
    html`<form method="post" action="/recu/delete">${hidden(token)}<button class="second danger">${said.delete}</button></form>`,
  )
}

/** Asks once more before what cannot be taken back. */
export function renderDeleteSure(language: Language, token: string): string {
  const w = exchangeWords[language]
  return formPage(
    language,
    brand,
    small(
      language,
      html`<section class="sheet">${khatam}<h1 tabindex="-1">${w.sureTitle}</h1><p>${w.sureText}</p><form method="post" action="/recu/delete">${hidden(token)}<input type="hidden" name="sure" value="1"><button class="primary danger">${w.sure}</button></form><form method="post" action="/recu/open">${hidden(token)}<button class="second">${w.keep}</button></form></section>`,
    ),
  )
}

export const renderReceiptDeleted = (language: Language): string =>
  message(language, exchangeWords[language].deletedTitle, exchangeWords[language].deletedText)

/** Unknown and deleted alike. */
export function renderReceiptDead(language: Language): string {
  const w = exchangeWords[language]
  return message(language, w.receiptDeadTitle, w.receiptDeadText, html`<p class="more"><a href="/recu">${w.codeTitle}</a></p>`)
}

function shell(language: Language): string {
  const w = exchangeWords[language]
  const said = {
    opening: w.opening,
    failed: w.failed,
    title: w.codeTitle,
    label: w.codeLabel,
    hint: w.codeHint,
    inAddress: w.codeInAddress,
    missing: w.codeMissing,
    open: w.openReceipt,
    trouble: w.trouble,
  }
  return shellPage(language, said, '/recu', copyElement)
}
const shells: Record<Language, string> = { fr: shell('fr'), ar: shell('ar'), en: shell('en') }

/** The page of every `GET /recu…`: no personal data, the same bytes whatever the token. */
export const renderReceiptShell = (language: Language): string => shells[language]
