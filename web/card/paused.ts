import { html } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { type PauseView, pauseSaid } from '#contract/pause.ts'
import { doors, face, heading, namesFor, spoken } from './head.ts'
import { ornament } from './icons.ts'
import { cardBytes } from './page.ts'
import { words } from './words.ts'
import { writtenDate } from './written.ts'

/** What a live link shows while its card is paused and its owner says something: whose card it is, the sentence, and the owner's own words. */
export function renderPaused(language: Language, { card, message, until }: PauseView): Buffer {
  const w = words[language]
  const names = namesFor(language, card)
  const [name] = names
  const date = until === null ? '' : writtenDate(language, new Date(`${until}T12:00:00Z`))
  const own = spoken(message.own, language, card)
  return cardBytes(
    language,
    name.text,
    card.theme,
    html`<main class="card"><article class="sheet"><div class="cover">${ornament}</div><div class="who">${face(w, name)}${heading(language, names)}<p class="paused">${pauseSaid[language][message.sentence](date)}</p></div>${
      own && html`<div class="note"${own.dir}><p dir="auto"${own.lang}>${own.text}</p></div>`
    }</article><footer><p>${w.sharedBy(name.parts.given ?? name.text)}</p>${doors(w)}</footer></main>`,
    false,
  )
}
