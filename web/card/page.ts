import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { directionOf, type Language } from '#contract/language.ts'

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

/** What stands between `<script>` and `</script>` on the shell, to the byte: the CSP allows it by hash. */
export const script: string = squeezeScript(read('shell.js'))

/** The same on the pages that show a private link. */
export const copyScript: string = squeezeScript(read('copy.js'))

export type Html = ReturnType<typeof html>

const head = raw(
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow,noarchive"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#FAF7F1" media="(prefers-color-scheme:light)"><meta name="theme-color" content="#121024" media="(prefers-color-scheme:dark)"><meta name="format-detection" content="telephone=no"><link rel="icon" href="/favicon.svg" type="image/svg+xml">',
)
const styleElement = raw(`<style>${style}</style>`)

const opening = (language: Language) => `<!doctype html><html lang="${language}" dir="${directionOf(language)}"`
const firstBytes: Record<Language, Buffer> = {
  fr: Buffer.from(`${opening('fr')}><head>${head}${styleElement}`),
  ar: Buffer.from(`${opening('ar')}><head>${head}${styleElement}`),
  en: Buffer.from(`${opening('en')}><head>${head}${styleElement}`),
}

/** A page as bytes. What is the same on all of them, two thirds of a card, is encoded once. */
export function pageBytes(language: Language, title: string, main: Html): Buffer {
  return Buffer.concat([firstBytes[language], Buffer.from(html`<title>${title}</title></head><body>${main}</body></html>`.toString())])
}

const formStyleElement = raw(`<style>${formStyle}</style>`)

/** A page with a form, or with what was left. */
export const formPage = (language: Language, title: string, main: Html, code: Html | '' = ''): string =>
  page(language, title, main, '', html`${formStyleElement}${code}`)

/** A whole page. `said` are the sentences the script may have to show, as data attributes of the root. */
export function page(language: Language, title: string, main: Html, said: Html | '' = '', code: Html | '' = ''): string {
  return html`${raw(opening(language))}${said}><head>${head}${styleElement}<title>${title}</title>${code}</head><body>${main}</body></html>`.toString()
}
