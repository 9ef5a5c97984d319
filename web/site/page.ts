import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { directionOf, type Language, languages } from '#contract/language.ts'

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
const languageWord: { readonly [L in Language]: string } = { fr: 'Langues', ar: 'اللغات', en: 'Languages' }
const star = raw(
  '<svg class="star" viewBox="0 0 100 100" aria-hidden="true"><path d="M22 22h56v56H22zM50 10.4 89.6 50 50 89.6 10.4 50z"/><path d="M37 37h26v26H37zM50 31.6 68.4 50 50 68.4 31.6 50z"/></svg>',
)

export type Html = ReturnType<typeof html>

export interface SitePage {
  readonly title: string
  readonly description: string
  /** Where the page stands: `/droits`, and `/droits/fr` in one language. Without one its address is a secret, which it does not repeat. */
  readonly path?: string
  readonly main: Html
}

/** Where a page stands in one language; without one the reader's browser decides. */
export const pathIn = (path: string, language?: Language): string => (language === undefined ? path : `${path}/${language}`)

/** A public page in one language: no script, nothing from elsewhere, the same for everybody. */
export function sitePage(language: Language, origin: string, { title, description, path, main }: SitePage): string {
  const of = (other?: Language) => origin + pathIn(path ?? '', other)
  const choice = (other: Language) =>
    html`<a href="${path === undefined ? other : pathIn(path, other)}" lang="${other}" hreflang="${other}"${other === language && raw(' aria-current="true"')}>${names[other]}</a>`
  return html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · ConnectCard</title><meta name="description" content="${description}"><meta name="color-scheme" content="light dark">${
    path !== undefined &&
    html`<link rel="canonical" href="${of(language)}">${languages.map(
      (other) => html`<link rel="alternate" hreflang="${other}" href="${of(other)}">`,
    )}<link rel="alternate" hreflang="x-default" href="${of()}">`
  }<link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${raw(style)}</style></head><body>
<header><p class="brand">${star}ConnectCard</p><nav aria-label="${languageWord[language]}">${languages.map(choice)}</nav></header>
${main}</body></html>`.toString()
}
