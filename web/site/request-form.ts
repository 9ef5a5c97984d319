import { html, raw } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { type FollowRequest, type RequestFormView, requestKinds } from '#contract/requests.ts'
import { field, hidden, said } from './fields.ts'
import { sitePage } from './page.ts'
import { requestWords } from './request-words.ts'
import { contact } from './words.ts'

export const emailKind = 'type="email" inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false" dir="ltr"'

/** The form by which anybody asks about their data: no script, no account. */
export function renderRequestForm(language: Language, origin: string, view: RequestFormView): string {
  const w = requestWords[language]
  const { typed, wrong, ticket, notice, cndp, says } = view
  const wrongOf = (name: keyof typeof wrong) => {
    const reason = wrong[name]
    return reason && w.wrong[reason]
  }
  const kinds = requestKinds.map(
    (kind) =>
      html`<label class="choice"><input type="radio" name="kind" value="${kind}" required${typed.kind === kind && raw(' checked')}><span><b>${w.kinds[kind].name}</b> ${w.kinds[kind].means}</span></label>`,
  )
  const { name, email, phone, text } = w.fields
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/droits/demande',
    main: html`<main><h1>${w.title}</h1><p class="lead">${w.lead}</p>${said(says && w.says[says])}
<form method="post" action="/droits/demande">${hidden({ ticket, notice })}
<section><fieldset${wrong.kind && raw(' aria-describedby="kind-wrong"')}><legend><h2>${w.kindTitle}</h2></legend>${wrong.kind && html`<span class="wrong" id="kind-wrong">${wrongOf('kind')}</span>`}${kinds}</fieldset></section>
<section><h2>${w.you}</h2>
${field({ name: 'name', ...name, value: typed.name, wrong: wrongOf('name'), kind: 'type="text" autocomplete="name" dir="auto"' })}
${field({ name: 'email', ...email, value: typed.email, wrong: wrongOf('email'), kind: emailKind })}
${field({ name: 'phone', ...phone, value: typed.phone, wrong: wrongOf('phone'), kind: 'type="tel" autocomplete="tel" dir="ltr"' })}
${field({ name: 'text', ...text, value: typed.text, wrong: wrongOf('text'), rows: 4, kind: 'dir="auto" maxlength="4000"' })}
<p class="act"><button class="primary">${w.send}</button></p></section></form>
<section><h2>${w.noticeTitle}</h2><ul>${[...w.notice, cndp === undefined ? w.noReceipt : w.receipt(cndp)].map((line) => html`<li>${line}</li>`)}</ul></section>
<p class="act"><a class="plain" href="/droits/suivi/${language}">${w.toFollow}</a></p></main>`,
  })
}

/** The notice beside the form, but for the number of the CNDP's receipt. */
export const requestNotice = (language: Language): readonly string[] => requestWords[language].notice

/** Before there is a receipt of the CNDP, no form collects: where to write instead. */
export function renderRequestClosed(language: Language, origin: string): string {
  const w = requestWords[language]
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/droits/demande',
    main: html`<main><h1>${w.title}</h1><p class="lead">${w.closed}</p><p class="act"><a class="primary" href="mailto:${contact}"><bdi>${contact}</bdi></a></p></main>`,
  })
}

/** The page by which one follows a request: its reference and its code, which stand in no address. */
export function renderFollow(
  language: Language,
  origin: string,
  { typed, says }: { readonly typed: FollowRequest; readonly says?: 'unknown' | 'many' },
): string {
  const w = requestWords[language]
  const code = 'type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" dir="ltr" required'
  return sitePage(language, origin, {
    title: w.followTitle,
    description: w.followDescription,
    path: '/droits/suivi',
    main: html`<main><h1>${w.followTitle}</h1><p class="lead">${w.followLead}</p>${said(says && w[says])}
<section><form method="post" action="/droits/suivi">
${field({ name: 'reference', label: w.reference, value: typed.reference, kind: `${code} placeholder="DR-2026-000001"` })}
${field({ name: 'code', label: w.code, hint: w.codeHint, value: typed.code, kind: code })}
<p class="act"><button class="primary">${w.follow}</button></p></form></section></main>`,
  })
}
