import { html, raw } from 'hono/html'
import type { Language } from '#contract/language.ts'
import type { MessageField, MessageFormView, MessageKind } from '#contract/messages.ts'
import { field, hidden, said } from './fields.ts'
import { type MessageWords, messageWords } from './message-words.ts'
import { type Html, pathIn, sitePage } from './page.ts'
import { emailKind } from './request-form.ts'
import { contact } from './words.ts'

const paths = { question: '/contact', order: '/commander' } as const
const kinds: { readonly [field in Exclude<MessageField, 'text'>]: string } = {
  company: 'type="text" autocomplete="organization" dir="auto"',
  quantity: 'type="text" inputmode="numeric" autocomplete="off" dir="ltr"',
  material: 'type="text" autocomplete="off" dir="auto"',
  name: 'type="text" autocomplete="name" dir="auto"',
  email: emailKind,
  phone: 'type="tel" autocomplete="tel" dir="ltr"',
}

/** The form by which anybody writes to us, or says which cards they wish for: no script, no account, and the notice beside it. */
export function renderMessageForm(language: Language, origin: string, view: MessageFormView): string {
  const w = messageWords[language]
  const { kind, ticket, notice, cndp, says, noProspecting, wrong } = view
  const form = w.forms[kind]
  const told = says === undefined ? (Object.keys(wrong).length > 0 ? w.check : undefined) : w.says[says]
  const cards = html`${fieldOf(w, view, 'company', true)}${fieldOf(w, view, 'quantity', true)}${fieldOf(w, view, 'material', false)}`
  return messagePage(
    language,
    origin,
    kind,
    form.title,
    html`<p class="lead">${form.lead}</p>${said(told)}
<form method="post" action="${paths[kind]}" novalidate>${hidden({ ticket, notice })}<div class="trap" aria-hidden="true"><label for="website">${w.trap}</label><input id="website" name="website" tabindex="-1" autocomplete="off"></div>
${kind === 'order' && html`<section><h2>${form.says}</h2>${cards}${textOf(w, view)}</section>`}
<section><h2>${w.you}</h2>${fieldOf(w, view, 'name', true)}${fieldOf(w, view, 'email', true)}${fieldOf(w, view, 'phone', false)}${
      kind === 'question' && textOf(w, view)
    }
<label class="choice"><input type="checkbox" name="noProspecting" value="1"${noProspecting && raw(' checked')}><span>${w.opposition}</span></label>
<p class="act"><button class="primary">${form.send}</button></p></section></form>
<section><h2>${w.noticeTitle}</h2><ul>${[...form.notice, cndp === undefined ? w.noReceipt : w.receipt(cndp)].map((line) => html`<li>${line}</li>`)}</ul><p class="act"><a class="plain" href="${pathIn('/droits', language)}">${w.rights}</a></p></section>`,
  )
}

function fieldOf(w: MessageWords, { typed, wrong }: MessageFormView, name: Exclude<MessageField, 'text'>, needed: boolean): Html {
  const reason = wrong[name]
  return field({
    name,
    ...w.fields[name],
    mark: needed ? w.needed : w.optional,
    value: typed[name],
    wrong: reason && (reason === 'form' ? (w.wrongOf[name] ?? w.wrong.form) : w.wrong[reason]),
    kind: needed ? `${kinds[name]} required` : kinds[name],
  })
}

function textOf(w: MessageWords, { kind, typed, wrong }: MessageFormView): Html {
  const needed = kind === 'question'
  const attributes = 'dir="auto" maxlength="4000"'
  return field({
    name: 'text',
    ...w.forms[kind].text,
    mark: needed ? w.needed : w.optional,
    value: typed.text,
    wrong: wrong.text && w.wrong[wrong.text],
    rows: needed ? 6 : 3,
    kind: needed ? `${attributes} required` : attributes,
  })
}

/** The notice beside a form, but for the number of the CNDP's receipt; and the choice in it (décret 2-09-165, art. 43). */
export const messageNotice = (language: Language, kind: MessageKind): readonly string[] => [
  ...messageWords[language].forms[kind].notice,
  messageWords[language].opposition,
]

/** Before there is a receipt of the CNDP, no form collects: where to write instead. */
export function renderMessageClosed(language: Language, origin: string, kind: MessageKind): string {
  const w = messageWords[language]
  return messagePage(
    language,
    origin,
    kind,
    w.forms[kind].title,
    html`<p class="lead">${w.closed}</p><p class="act"><a class="primary" href="mailto:${contact}"><bdi>${contact}</bdi></a></p>`,
  )
}

/** It came: its reference. */
export function renderMessageTaken(
  language: Language,
  origin: string,
  { kind, reference }: { readonly kind: MessageKind; readonly reference: string },
): string {
  const w = messageWords[language]
  const { takenTitle, takenLead } = w.forms[kind]
  return messagePage(
    language,
    origin,
    kind,
    takenTitle,
    html`<p class="lead">${takenLead}</p>
<section class="keep"><dl><dt>${w.reference}</dt><dd><bdi>${reference}</bdi></dd></dl><p>${w.keep}</p></section>
<p class="act"><a class="plain" href="${pathIn('/', language)}">${w.home}</a> <a class="plain" href="${pathIn('/droits', language)}">${w.rights}</a></p>`,
  )
}

const messagePage = (language: Language, origin: string, kind: MessageKind, title: string, main: Html): string =>
  sitePage(language, origin, {
    title,
    description: messageWords[language].forms[kind].description,
    path: paths[kind],
    shared: true,
    main: html`<main><h1>${title}</h1>${main}</main>`,
  })
