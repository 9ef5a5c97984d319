import { html } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { sitePage } from './page.ts'
import { promiseWords } from './promise-words.ts'
import { contact, type Words, words } from './words.ts'

export { renderEdition, renderEditions } from './edition-page.ts'
export { editionFile, type KeptEditions, keptEditions } from './editions.ts'
export { foundingParts, foundingText, renderFounding } from './founding.ts'
export { foundingChanges } from './founding-words.ts'
export { renderHome } from './home.ts'
export { renderInvitation, renderInvitationDead, renderInvitationDone, renderInvitationShell } from './invitation.ts'
export { renderLegal } from './legal.ts'
export { messageNotice, renderMessageClosed, renderMessageForm, renderMessageTaken } from './message-form.ts'
export { homeStyle, pathIn, style } from './page.ts'
export { policyText, renderPolicy } from './policy.ts'
export { promiseWords } from './promise-words.ts'
export { renderLimits, renderPromises } from './promises.ts'
export { renderFollow, renderRequestClosed, renderRequestForm, requestNotice } from './request-form.ts'
export { renderCertificate, renderRequest } from './request-page.ts'
export { renderVerification, type VerificationView } from './verification.ts'

/** Rights: what is kept about whom, what the law gives, how to ask. One page without a script, the same for everybody. */
export function renderRights(language: Language, origin: string): string {
  const w = words[language]
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/droits',
    shared: true,
    main: html`<main><h1>${w.title}</h1><p class="lead">${w.lead}</p><p class="soft">${w.controller}. <bdi><a href="mailto:${contact}">${contact}</a></bdi></p>
<nav class="contents" aria-label="${w.contents}"><ul>${w.parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${w.parts.map((part) => section(w, language, part))}
<p class="soft">${w.heldMeans}</p></main>`,
  })
}

function section(w: Words, language: Language, { id, title, lead, says }: Words['parts'][number]) {
  return html`<section id="${id}"><h2>${title}</h2>${lead && html`<p>${lead}</p>`}<ul>${says.map(
    ({ text, by }) => html`<li>${id === 'rights' ? headed(text) : text}${by && html` <small class="${by}">${w.held[by]}</small>`}</li>`,
  )}</ul>${id === 'ask' && actions(w, language)}${
    id === 'cndp' && html`<p class="act"><a class="plain" href="https://www.cndp.ma/" rel="noreferrer noopener">${w.cndp}</a></p>`
  }</section>
`
}

/** What stands before the colon names the right. */
function headed(text: string) {
  const colon = text.search(/\u00A0?:/)
  return html`<b>${text.slice(0, colon)}</b>${text.slice(colon)}`
}

function actions(w: Words, language: Language) {
  const mail = `mailto:${contact}?subject=${encodeURIComponent(w.subject)}&body=${encodeURIComponent(`${w.body.join('\r\n\r\n')}\r\n`)}`
  return html`<p class="act"><a class="primary" href="/droits/demande">${w.form}</a> <a class="plain" href="/droits/suivi">${w.follow}</a> <a class="plain" href="${mail}">${w.write.replace('{contact}', contact)}</a> <a class="plain" href="/espace">${w.space}</a> <a class="plain" href="/confidentialite">${w.policy}</a> <a class="plain" href="/engagements">${promiseWords[language].title}</a></p>`
}
