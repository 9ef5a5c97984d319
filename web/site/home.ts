import { html, raw } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { type HomeWords, homeWords } from './home-words.ts'
import { type Html, pathIn, sitePage, star } from './page.ts'

/** The home page: the object, a card of our own that opens, what happens when one taps, how it protects, what it costs. */
export function renderHome(language: Language, origin: string): string {
  const w = homeWords[language]
  const order = pathIn('/commander', language)
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/',
    shared: true,
    home: true,
    main: html`<main><div class="hero"><div class="words"><h1>${w.head}</h1><p class="lead">${w.lead}</p><p class="act"><a class="primary" href="/espace/inscription">${w.make}</a> <a class="plain" href="${order}">${w.order}</a></p></div>${object(language, w)}</div>
<section class="tapped"><h2>${w.tapped}</h2><ol>${w.steps.map(({ title, says }) => html`<li><h3>${title}</h3><p>${says}</p></li>`)}</ol><p class="act"><a class="primary" href="/exemple/card.vcf">${w.save}</a> <span class="soft">${w.saveHint}</span></p></section>
<section class="protects"><h2>${w.protects}</h2><p class="soft">${w.protectsLead}</p><ol>${w.protections.map(
      ({ says, proof, at }) => html`<li><p class="said-so">${says}</p><a class="proof" href="${proofIn(at, language)}">${proof}</a></li>`,
    )}</ol><p class="soft">${w.limits}</p></section>
<section class="costs" id="prix"><h2>${w.costs}</h2><ul>${w.costLines.map((line) => html`<li>${line}</li>`)}</ul><p class="act"><a class="primary" href="${order}">${w.order}</a> <a class="plain" href="${pathIn('/contact', language)}">${w.ask}</a></p></section></main>`,
  })
}

/** A page in this language, and the place on it. */
function proofIn(at: string, language: Language): string {
  const [path = '', place] = at.split('#')
  return pathIn(path, language) + (place === undefined ? '' : `#${place}`)
}

// The card is drawn by itself, in a frame that nothing is done in: to touch it opens it.
function object(language: Language, w: HomeWords): Html {
  return html`<div class="object"><div class="phone"><div class="screen" inert><iframe src="${pathIn('/exemple', language)}" title="${w.frame}" tabindex="-1" loading="lazy" scrolling="no"></iframe></div><a href="${pathIn('/exemple', language)}"><span class="ask">${w.tap}</span></a></div><div class="chip" aria-hidden="true">${star}<b>ConnectCard</b>${waves}</div><p class="soft">${w.tapHint}</p></div>`
}

const waves = raw(
  '<svg class="waves" viewBox="0 0 24 24"><path d="M7 9a6 6 0 0 1 0 6M11 6.500a11 11 0 0 1 0 11M15 4a16 16 0 0 1 0 16"/></svg>',
)
