import { html, raw } from 'hono/html'
import { type Card, fullName, inLanguage } from '#contract/card.ts'
import { directionOf, type Language, languages } from '#contract/language.ts'
import { ornament } from './icons.ts'
import type { Html } from './page.ts'
import type { Words } from './words.ts'
import { initials } from './written.ts'

// What stands at the head of a card, whether it is open or paused.

export interface WrittenName {
  parts: NonNullable<Card['name']>
  text: string
  script: 'arabic' | 'latin'
}

/** The name in the reader's script first, then in the other; a card may have only one. */
export function namesFor(reader: Language, card: Pick<Card, 'name' | 'nameArabic'>): [WrittenName, WrittenName?] {
  const latin: WrittenName | undefined = card.name && { parts: card.name, text: fullName(card.name), script: 'latin' }
  const arabic: WrittenName | undefined = card.nameArabic && { parts: card.nameArabic, text: fullName(card.nameArabic), script: 'arabic' }
  const [first, second] = reader === 'ar' ? [arabic, latin] : [latin, arabic]
  if (first && second) return [first, second]
  return [first ?? second ?? { parts: {}, text: 'ConnectCard', script: 'latin' }]
}

/** On the page's own side, with the language a screen reader should speak it in where that is not the page's. */
function inOwnScript(reader: Language, name: WrittenName): Html {
  const arabic = name.script === 'arabic'
  return html`<bdi${arabic !== (reader === 'ar') && raw(arabic ? ' lang="ar"' : ' lang="fr"')}>${name.text}</bdi>`
}

/** The heading: the name in the reader's script, and below it the other. */
export function heading(language: Language, [name, otherName]: ReturnType<typeof namesFor>): Html {
  const longest = Math.max(name.text.length, otherName?.text.length ?? 0)
  return html`<h1 tabindex="-1"${longest > 32 && raw(' class="long"')}>${inOwnScript(language, name)}${
    otherName && html` <span>${inOwnScript(language, otherName)}</span>`
  }</h1>`
}

/** Their photo, or their initials. */
export function face(w: Words, name: WrittenName, photo?: string): Html {
  if (photo !== undefined)
    return html`<img class="face" src="${photo}" alt="${w.photoOf(name.text)}" width="104" height="104" decoding="async">`
  const letters = initials(name.parts, name.script)
  return html`<span class="face" aria-hidden="true"${name.script === 'arabic' && raw(' lang="ar"')}>${letters === '' ? ornament : letters}</span>`
}

/** The reader's text, and a `lang` and a `dir` where it is in another language than the page. */
export function spoken(
  texts: Card['role'],
  reader: Language,
  card: Pick<Card, 'language'>,
): { text: string; lang: Html | ''; dir: Html | '' } | undefined {
  const text = inLanguage(texts, reader, card.language)
  if (text === undefined || texts === undefined) return undefined
  const lang = texts[reader] === text ? undefined : languages.find((one) => texts[one] === text)
  return { text, lang: lang ? raw(` lang="${lang}"`) : '', dir: lang ? raw(` dir="${directionOf(lang)}"`) : '' }
}

/** Where visitors read what they may ask of us, and how a card is protected. */
export const doors = (w: Words): Html =>
  html`<p class="doors"><a href="/droits">${w.rights}</a> <a href="/droits#protection">${w.protection}</a></p>`

/** Who told us whom the link is for, and why: the first that this visitor hears from us (law 09-08, art. 5-3). */
export const why = (w: Words): Html => html`<p>${w.whyText} <a href="mailto:contact@IdNet.ma">contact@IdNet.ma</a></p>`
