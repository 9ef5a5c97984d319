import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { directionOf, type Language, languages } from '#contract/language.ts'
import { doors } from './doors.ts'

const sheet = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim()

/** What stands between `<style>` and `</style>`, to the byte: the CSP allows it by hash. */
export const style: string = sheet('style.css')
/** The same, after it, on the home page alone. */
export const homeStyle: string = sheet('home.css')

const names: { readonly [L in Language]: string } = { fr: 'Français', ar: 'العربية', en: 'English' }
const languageWord: { readonly [L in Language]: string } = { fr: 'Langues', ar: 'اللغات', en: 'Languages' }
const territory: { readonly [L in Language]: string } = { fr: 'fr_MA', ar: 'ar_MA', en: 'en_GB' }
export const star = raw(
  '<svg class="star" viewBox="0 0 100 100" aria-hidden="true"><path d="M22 22h56v56H22zM50 10.4 89.6 50 50 89.6 10.4 50z"/><path d="M37 37h26v26H37zM50 31.6 68.4 50 50 68.4 31.6 50z"/></svg>',
)

export type Html = ReturnType<typeof html>

export interface SitePage {
  readonly title: string
  readonly description: string
  /** Where the page stands: `/droits`, and `/droits/fr` in one language. Without one its address is a secret, which it does not repeat. */
  readonly path?: string
  readonly main: Html
  /** Sent on, it shows its title, what it says and our picture: for pages that anybody may find, and no others. */
  readonly shared?: true
  /** The home page: as wide as a desk, with a style of its own. */
  readonly home?: true
}

/** Where a page stands in one language; without one the reader's browser decides. */
export const pathIn = (path: string, language?: Language): string =>
  language === undefined ? path : `${path === '/' ? '' : path}/${language}`

/** A public page in one language: no script, nothing from elsewhere, the same for everybody. */
export function sitePage(language: Language, origin: string, page: SitePage): string {
  const { title, description, path, main, shared, home } = page
  const of = (other?: Language) => origin + pathIn(path ?? '', other)
  const choice = (other: Language) =>
    html`<a href="${path === undefined ? other : pathIn(path, other)}" lang="${other}" hreflang="${other}"${other === language && raw(' aria-current="true"')}>${names[other]}</a>`
  return html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · ConnectCard</title><meta name="description" content="${description}"><meta name="color-scheme" content="light dark">${
    path !== undefined &&
    html`<link rel="canonical" href="${of(language)}">${languages.map(
      (other) => html`<link rel="alternate" hreflang="${other}" href="${of(other)}">`,
    )}<link rel="alternate" hreflang="x-default" href="${of()}">`
  }${shared && sharedAs(language, origin, page)}<link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${raw(style)}</style>${home && html`<style>${raw(homeStyle)}</style>`}</head><body${home && raw(' class="wide"')}>
<header><p><a class="brand" href="${pathIn('/', language)}">${star}ConnectCard</a></p><nav aria-label="${languageWord[language]}">${languages.map(choice)}</nav></header>
${main}
${footer(language)}</body></html>`.toString()
}

/** Open Graph: what stands beside the address where somebody sends it on. The picture is ours, and comes from here. */
function sharedAs(language: Language, origin: string, { title, description, path = '' }: SitePage): Html {
  const said = {
    'og:type': 'website',
    'og:site_name': 'ConnectCard',
    'og:title': title,
    'og:description': description,
    'og:url': origin + pathIn(path, language),
    'og:locale': territory[language],
    'og:image': `${origin}/partage.png`,
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': 'ConnectCard',
  }
  return html`${Object.entries(said).map(([property, content]) => html`<meta property="${property}" content="${content}">`)}<meta name="twitter:card" content="summary_large_image">`
}

function footer(language: Language): Html {
  const w = doors[language]
  const to = (path: string, text: string) => html`<a href="${pathIn(path, language)}">${text}</a>`
  return html`<footer><nav aria-label="${w.label}">${to('/', w.home)}${to('/commander', w.order)}${to('/contact', w.contact)}${to('/droits', w.rights)}${to('/confidentialite', w.policy)}${to('/engagements', w.promises)}${to('/mentions-legales', w.legal)}<a href="/espace">${w.space}</a></nav></footer>`
}
