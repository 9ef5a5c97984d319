import { html, raw } from 'hono/html'
import type { InvitationView } from '#contract/companies.ts'
import { type Language, languages, writtenAs } from '#contract/language.ts'
import { field, hidden, said } from './fields.ts'
import { invitationWords } from './invitation-words.ts'
import { type Html, sitePage } from './page.ts'
import { emailKind } from './request-form.ts'

const zone = 'Africa/Casablanca'
const dayIn = (language: Language, moment: string) =>
  new Intl.DateTimeFormat(writtenAs[language], { dateStyle: 'long', timeZone: zone }).format(new Date(moment))
const names: { readonly [L in Language]: string } = { fr: 'Français', ar: 'العربية', en: 'English' }

// Every form is sent to the address that the page stands at: the secret in it is nowhere in the page.
const act = (what: string, inside: Html): Html => html`<form method="post" novalidate>${hidden({ do: what })}${inside}</form>`

/** What the mail leads to: the same for everybody. Nothing is done before a press, for mail programs open links too. */
export function renderInvitationShell(language: Language, origin: string): string {
  const w = invitationWords[language]
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    main: html`<main><h1>${w.title}</h1><p class="lead">${w.lead}</p>
<section>${act('see', html`<p class="act"><button class="primary">${w.see}</button></p>`)}</section>
<section><h2>${w.refuseTitle}</h2><p>${w.refuseMeans}</p>${act('refuse', html`<p class="act"><button class="plain">${w.refuse}</button></p>`)}</section>
${rights(language)}</main>`,
  })
}

/** What was entered of somebody, and what they can do about it. */
export function renderInvitation(language: Language, origin: string, { shown, typed, says, notice }: InvitationView): string {
  const w = invitationWords[language]
  const { labels } = w
  const wrong = says === 'wrong' || says === 'not-now' || says === 'many' ? w.says[says] : undefined
  const isolated = html`<bdi>${shown.company}</bdi>`
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    main: html`<main><h1>${w.shownTitle(`\u2068${shown.company}\u2069`)}</h1><p class="lead">${w.shownLead}</p>${said(says && wrong === undefined ? w.says[says] : undefined)}
<section><h2>${w.enteredTitle}</h2><dl><dt>${labels.company}</dt><dd>${isolated}</dd><dt>${labels.email}</dt><dd><bdi>${shown.email}</bdi></dd><dt>${labels.role}</dt><dd>${w.roles[shown.role]}</dd><dt>${labels.language}</dt><dd lang="${shown.language}">${names[shown.language]}</dd><dt>${labels.invited}</dt><dd>${dayIn(language, shown.invitedAt)}</dd><dt>${labels.ends}</dt><dd>${dayIn(language, shown.endsAt)}</dd></dl></section>
<section><h2>${w.acceptTitle}</h2><p>${w.acceptText}</p><p class="act"><a class="primary" href="/espace/entreprise">${w.accept}</a></p></section>
<section><h2>${w.refuseTitle}</h2><p>${w.refuseMeans}</p>${act('refuse', html`<p class="act"><button class="plain">${w.refuse}</button></p>`)}</section>
<section><h2>${w.correctTitle}</h2><p>${w.correctText}</p>${act(
      'correct',
      html`${field({ name: 'email', label: labels.email, value: typed ?? shown.email, wrong, kind: `${emailKind} required` })}
<p class="field"><label for="language">${labels.language}</label><select id="language" name="language">${languages.map(
        (one) => html`<option value="${one}" lang="${one}"${one === shown.language && raw(' selected')}>${names[one]}</option>`,
      )}</select></p><p class="act"><button class="plain">${w.correct}</button></p>`,
    )}</section>
<section><h2>${w.deleteTitle}</h2><p>${w.deleteText}</p>${act('delete', html`<p class="act"><button class="plain">${w.delete}</button></p>`)}</section>
<section><h2>${w.noticeTitle}</h2><ul>${notice.map((line) => html`<li>${line}</li>`)}</ul></section>
${rights(language)}</main>`,
  })
}

export function renderInvitationDone(language: Language, origin: string, what: 'refused' | 'deleted' | 'moved'): string {
  const w = invitationWords[language]
  const { title, text } = w.done[what]
  return sitePage(language, origin, {
    title,
    description: w.description,
    main: html`<main><h1>${title}</h1><p class="lead" role="status">${text}</p>${rights(language)}</main>`,
  })
}

/** Unknown, answered and ended ones alike. */
export function renderInvitationDead(language: Language, origin: string): string {
  const w = invitationWords[language]
  return sitePage(language, origin, {
    title: w.deadTitle,
    description: w.description,
    main: html`<main><h1>${w.deadTitle}</h1><p class="lead">${w.deadText}</p>${rights(language)}</main>`,
  })
}

const rights = (language: Language): Html =>
  html`<p class="act"><a class="plain" href="/droits/${language}">${invitationWords[language].rights}</a></p>`
