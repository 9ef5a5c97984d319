import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { directionOf, type Language, languages } from '#contract/language.ts'
import { contact, type Words, words } from './words.ts'

const css = readFileSync(new URL('style.css', import.meta.url), 'utf8')

/** What stands between `<style>` and `</style>`, to the byte: the CSP allows it by hash. */
export const style: string = css
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};,>]) ?/g, '$1')
  .replace(/: /g, ':')
  .replace(/;}/g, '}')
  .trim()

const names: { readonly [L in Language]: string } = { fr: 'Français', ar: 'العربية', en: 'English' }
const star = raw(
  '<svg class="star" viewBox="0 0 100 100" aria-hidden="true"><path d="M22 22h56v56H22zM50 10.4 89.6 50 50 89.6 10.4 50z"/><path d="M37 37h26v26H37zM50 31.6 68.4 50 50 68.4 31.6 50z"/></svg>',
)

/** Where the page stands in one language; without one the reader's browser decides. */
export const rightsPath = (language?: Language): string => (language === undefined ? '/droits' : `/droits/${language}`)

/** Rights: what is kept about whom, what the law gives, how to ask. One page without a script, the same for everybody. */
export function renderRights(language: Language, origin: string): string {
  const w = words[language]
  const of = (other: Language) => origin + rightsPath(other)
  return html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${w.title} · ConnectCard</title><meta name="description" content="${w.description}"><meta name="color-scheme" content="light dark"><link rel="canonical" href="${of(language)}">${languages.map(
    (other) => html`<link rel="alternate" hreflang="${other}" href="${of(other)}">`,
  )}<link rel="alternate" hreflang="x-default" href="${origin}${rightsPath()}"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${raw(style)}</style></head><body>
<header><p class="brand">${star}ConnectCard</p><nav aria-label="${w.languages}">${languages.map((other) => choice(other, language))}</nav></header>
<main><h1>${w.title}</h1><p class="lead">${w.lead}</p><p class="soft">${w.controller}. <bdi><a href="mailto:${contact}">${contact}</a></bdi></p>
<nav class="contents" aria-label="${w.contents}"><ul>${w.parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${w.parts.map((part) => section(w, part))}
<p class="soft">${w.heldMeans}</p></main></body></html>`.toString()
}

const choice = (other: Language, chosen: Language) =>
  html`<a href="${rightsPath(other)}" lang="${other}" hreflang="${other}"${other === chosen && raw(' aria-current="true"')}>${names[other]}</a>`

function section(w: Words, { id, title, lead, says }: Words['parts'][number]) {
  return html`<section id="${id}"><h2>${title}</h2>${lead && html`<p>${lead}</p>`}<ul>${says.map(
    ({ text, by }) => html`<li>${id === 'rights' ? headed(text) : text}${by && html` <small class="${by}">${w.held[by]}</small>`}</li>`,
  )}</ul>${id === 'ask' && actions(w)}${
    id === 'cndp' && html`<p class="act"><a class="plain" href="https://www.cndp.ma/" rel="noreferrer noopener">${w.cndp}</a></p>`
  }</section>
`
}

/** What stands before the colon names the right. */
function headed(text: string) {
  const colon = text.search(/\u00A0?:/)
  return html`<b>${text.slice(0, colon)}</b>${text.slice(colon)}`
}

function actions(w: Words) {
  const mail = `mailto:${contact}?subject=${encodeURIComponent(w.subject)}&body=${encodeURIComponent(`${w.body.join('\r\n\r\n')}\r\n`)}`
  return html`<p class="act"><a class="primary" href="${mail}">${w.write.replace('{contact}', contact)}</a> <a class="plain" href="/espace">${w.space}</a></p>`
}
