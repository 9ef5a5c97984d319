import { html } from 'hono/html'
import { type ExchangeView, type Typed, typedFields, type Unsent } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'
import { type ExchangeWords, exchangeWords } from './exchange-words.ts'
import { checkbox, fieldsOf } from './fields.ts'
import { icons, khatam } from './icons.ts'
import { formPage, type Html } from './page.ts'
import { brand, foot, small } from './pages.ts'
import { words } from './words.ts'

/** The form of 'Partager mes coordonnées': one form, that a file fills in for review, and the notice beside it. It needs no script. */
export function renderExchange(language: Language, view: ExchangeView): string {
  if ('asks' in view.beside) return renderAsking(language, view, view.beside.asks)
  const w = exchangeWords[language]
  const said = saidAbove(w, view, w.pressAgain)
  return formPage(
    language,
    w.title,
    html`<main class="form"><p class="back"><a href="/c/${view.beside.place}">${icons.on}${w.back}</a></p><h1 tabindex="-1">${w.title}</h1><p class="lead">${w.intro(view.to)}</p>${said}
<form class="sheet give-form" method="post" action="/echange" enctype="multipart/form-data" novalidate><input type="hidden" name="ticket" value="${view.ticket}">
${trap(w)}
<div class="typed">${fieldsOf(language, 'left', view.typed, view.wrong)}
<details class="file"><summary>${w.fileTitle}</summary><label for="vcard">${w.fileLabel}</label><input id="vcard" name="vcard" type="file" accept=".vcf,text/vcard,text/x-vcard" aria-describedby="vcard-hint"><p class="hint" id="vcard-hint">${w.fileHint}</p><button class="second">${w.fileRead}</button></details></div>
${noticeOf(w, view)}
${choicesOf(w, view, w.withAddress, w.send)}</form>${foot(language)}</main>`,
  )
}

/** The form of a link by which one asks for access: it shows whom one asks, and nothing of a card. */
function renderAsking(language: Language, view: ExchangeView, token: string): string {
  const w = exchangeWords[language]
  const { title, intro, send, pressAgain } = w.asking
  return formPage(
    language,
    title,
    html`<main class="form"><h1 tabindex="-1">${title}</h1><p class="lead">${intro(view.to)}</p>${saidAbove(w, view, pressAgain)}
<form class="sheet give-form" method="post" action="/demande" novalidate><input type="hidden" name="token" value="${token}"><input type="hidden" name="ticket" value="${view.ticket}">
${trap(w)}
<div class="typed">${fieldsOf(language, 'asked', view.typed, view.wrong)}</div>
${noticeOf(w, view)}
${choicesOf(w, view, undefined, send)}</form><footer><p class="sign"><b>${brand}</b> <a href="/droits">${words[language].rights}</a></p></footer></main>`,
  )
}

const trap = (w: ExchangeWords): Html =>
  html`<div class="trap" aria-hidden="true"><label for="website">${w.trap}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>`

const choicesOf = (w: ExchangeWords, view: ExchangeView, withAddress: string | undefined, send: string): Html =>
  html`<fieldset class="choices"><legend>${w.choices}</legend>${checkbox('noProspecting', view.notice.opposition, view.noProspecting)}${checkbox('tellClosing', w.tellClosing, view.tellClosing, withAddress)}${checkbox('mailReceipt', w.mailReceipt, view.mailReceipt, withAddress)}
<button class="primary">${send}</button></fieldset>`

function saidAbove(w: ExchangeWords, { says, wrong, waitSeconds = 60 }: ExchangeView, pressAgain: string): Html | false {
  const alert = (text: string) => html`<p class="told bad" role="alert">${text}</p>`
  if (Object.keys(wrong).length > 0) return alert(w.checkFields)
  if (says === undefined) return false
  if (says === 'filled') return html`<p class="told" role="status">${w.filled}</p>`
  const sentences = {
    'press-again': pressAgain,
    'many-at-once': w.many(Math.max(1, Math.ceil(waitSeconds / 60))),
    'file-unreadable': w.fileUnreadable,
    'file-large': w.fileLarge,
  }
  return alert(sentences[says])
}

/** Law 09-08, art. 5: who, why, to whom, how long, what is asked and what follows without, the rights, the CNDP's number. */
function noticeOf(w: ExchangeWords, { notice }: ExchangeView): Html {
  const { who, why, to, kept, asked, rights, network, cndp } = w.noticeParts
  const label = (name: string): string => {
    const field = typedFields.find((one) => one === name)
    return field === undefined ? w.noticeReach : w.field[field]
  }
  const fields = notice.fields
    .map(({ name, mandatory, why: reason, without }) => {
      const how = mandatory ? w.noticeMandatory(without ?? '') : w.optional
      return `${label(name)} (${how})${w.comma}${reason}`
    })
    .join(w.semicolon)
  const lines: readonly (readonly [string, string])[] = [
    [who, `${notice.controller}. ${notice.address}${w.comma}${notice.contact}.`],
    [why, `${notice.purposes.join(w.semicolon)}.`],
    [to, notice.recipients],
    [kept, notice.kept],
    [asked, `${fields}.`],
    [rights, notice.rights],
    [network, notice.openNetworks],
    [cndp, notice.cndp ?? w.noNumber],
  ]
  return html`<section class="notice" aria-labelledby="notice"><h2 id="notice">${w.notice}</h2>${lines.map(
    ([head, says]) => html`<p><b>${head}</b> ${says}</p>`,
  )}</section>`
}

/** Nothing was taken: why, and what had been written, to be copied. */
export function renderNotTaken(language: Language, why: 'exchange-closed' | 'asking-closed' | 'form-dead', typed: Typed): string {
  const w = exchangeWords[language]
  const sentences = {
    'form-dead': [w.deadFormTitle, w.deadFormText],
    'exchange-closed': [w.closedTitle, w.closedText],
    'asking-closed': [w.asking.closedTitle, w.asking.closedText],
  } as const
  const [title, text] = sentences[why]
  return withWritten(language, title, text, typed)
}

/** We failed: nothing was taken, and what was written is sent again by one button. */
export function renderUnsent(language: Language, { action, typed, carries }: Unsent): string {
  const w = exchangeWords[language]
  const values = Object.entries({ ...carries, ...typed }).filter(([, value]) => value !== '')
  const again = html`<form method="post" action="${action}">${values.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="primary">${w.sendAgain}</button></form>`
  return withWritten(language, w.unsentTitle, w.unsentText, typed, again)
}

function withWritten(language: Language, title: string, text: string, typed: Typed, more: Html | false = false): string {
  const w = exchangeWords[language]
  const written = typedFields.filter((field) => typed[field].trim() !== '')
  return formPage(
    language,
    brand,
    small(
      language,
      html`<section class="sheet">${khatam}<h1 tabindex="-1">${title}</h1><p>${text}</p>${
        written.length > 0 &&
        html`<h2>${w.youTyped}</h2><dl>${written.map((field) => html`<div><dt>${w.field[field]}</dt><dd><bdi>${typed[field]}</bdi></dd></div>`)}</dl>`
      }${more}</section>`,
    ),
  )
}
