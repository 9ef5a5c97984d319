import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { directionOf, type Language } from '#contract/language.ts'
import { shades, type Theme, themes } from '#contract/themes.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

const squeezeStyle = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim()

// Only whole-line comments and indentation: the script has no text that spans lines.
const squeezeScript = (js: string) =>
  js
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(\/\/|\/\*|\*)/.test(line))
    .join('\n')

/** What stands between `<style>` and `</style>` on every page, to the byte: the CSP allows it by hash. */
export const style: string = squeezeStyle(read('style.css'))

/** The same, after it, on the pages that ask for something: the card is lighter without. */
export const formStyle: string = squeezeStyle(read('form.css'))
// By night the cover is as deep as a hover by day.
const colours = (theme: Theme, time: 'light' | 'dark') => {
  const { brand, deep, tint } = shades[theme][time]
  const cover = time === 'light' ? brand : shades[theme].light.deep
  return `.${theme}{--brand:${brand};--deep:${deep};--cover:${cover};--tint:${tint}}`
}
const [, ...chosen] = themes // the first is that of the sheet itself
const all = (time: 'light' | 'dark') => chosen.map((theme) => colours(theme, time)).join('')

/** The style of a card: the same, and the colours that its owner may give it. Every other page does without them. */
export const cardStyle: string = `${style}${all('light')}@media screen and (prefers-color-scheme:dark){${all('dark')}}`

/** What stands between `<script>` and `</script>` on the shell, to the byte: the CSP allows it by hash. */
export const script: string = squeezeScript(read('shell.js'))

/** The same on the pages that show a private link. */
export const copyScript: string = squeezeScript(read('copy.js'))

export type Html = ReturnType<typeof html>

const head = raw(
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><meta name="robots" content="noindex,nofollow,noarchive"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#FAF7F1" media="(prefers-color-scheme:light)"><meta name="theme-color" content="#121024" media="(prefers-color-scheme:dark)"><meta name="format-detection" content="telephone=no"><link rel="icon" href="/favicon.svg" type="image/svg+xml">',
)
const styleElement = raw(`<style>${style}</style>`)
/** For the shell of cards: the card comes without its style. */
export const cardStyleElement = raw(`<style>${cardStyle}</style>`)

const opening = (language: Language) => `<!doctype html><html lang="${language}" dir="${directionOf(language)}"`
const firstBytesIn = (language: Language) => Buffer.from(`${opening(language)}><head>${head}<style>${cardStyle}</style>`)
const firstBytes: Record<Language, Buffer> = {
  fr: firstBytesIn('fr'),
  ar: firstBytesIn('ar'),
  en: firstBytesIn('en'),
}

const bareFirstBytes: Record<Language, Buffer> = {
  fr: Buffer.from(`${opening('fr')}><head>`),
  ar: Buffer.from(`${opening('ar')}><head>`),
  en: Buffer.from(`${opening('en')}><head>`),
}

/** A card as bytes. What is the same on all of them, two thirds of one, is encoded once, and left out for a shell, which has it. */
export function cardBytes(language: Language, title: string, theme: Theme | undefined, main: Html, forShell: boolean): Buffer {
  const body = theme === undefined ? raw('<body>') : html`<body class="${theme}">`
  const rest = Buffer.from(html`<title>${title}</title></head>${body}${main}</body></html>`.toString())
  return forShell ? Buffer.concat([bareFirstBytes[language], rest]) : Buffer.concat([firstBytes[language], rest])
}

const formStyleElement = raw(`<style>${formStyle}</style>`)

/** A page with a form, or with what was left. */
export const formPage = (language: Language, title: string, main: Html, code: Html | '' = ''): string =>
  page(language, title, main, '', code, formStyleElement)

/**
 * A whole page. `said` are the sentences the script may have to show, as data attributes of the root. The script comes before the style:
 * it asks for the card while the rest of the page is still on its way.
 */
export function page(
  language: Language,
  title: string,
  main: Html,
  said: Html | '' = '',
  code: Html | '' = '',
  more: Html | '' = '',
  sheet = styleElement,
): string {
  return html`${raw(opening(language))}${said}><head>${head}${code}${sheet}${more}<title>${title}</title></head><body>${main}</body></html>`.toString()
}
