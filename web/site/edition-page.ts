import { html } from 'hono/html'
import { type Language, writtenAs } from '#contract/language.ts'
import { editionOn, type PolicyEdition } from '#contract/policy-editions.ts'
import { editionWords } from './edition-words.ts'
import type { KeptEdition, KeptEditions } from './editions.ts'
import { type Html, pathIn, sitePage } from './page.ts'
import { changedLines, linesOf, type TextLine } from './policy-text.ts'
import { policyWords } from './policy-words.ts'

const listPath = '/confidentialite/editions'
export const editionPath = (number: number): string => `${listPath}/${number}`

/** A day in words: `2026-11-26`. */
export const written = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(writtenAs[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** Every edition, the newest first: from when it applies, and what it changed. `day`: today. */
export function renderEditions(language: Language, origin: string, editions: KeptEditions, day: string): string {
  const w = editionWords[language]
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: listPath,
    main: html`<main><h1>${w.title}</h1><p class="lead">${w.lead}</p>
${editions.toReversed().map(
  (edition) =>
    html`<section><h2><a href="${pathIn(editionPath(edition.number), language)}">${w.name(edition.number)}</a></h2><p class="soft">${applies(language, editions, edition, day)}.</p><p>${edition.changed[language]}</p></section>
`,
)}<p class="act"><a class="plain" href="${pathIn('/confidentialite', language)}">${w.current}</a> <a class="plain" href="/droits">${policyWords[language].yourRights}</a></p></main>`,
  })
}

/** One edition: what it changed, line by line, and its text. */
export function renderEdition(language: Language, origin: string, editions: KeptEditions, edition: KeptEdition, day: string): string {
  const w = editionWords[language]
  const title = `${policyWords[language].title} · ${w.name(edition.number)}`
  const before = editions[editions.indexOf(edition) - 1]
  return sitePage(language, origin, {
    title,
    description: w.description,
    path: editionPath(edition.number),
    main: html`<main><h1>${title}</h1><p class="lead">${applies(language, editions, edition, day)}.</p><p>${edition.changed[language]}${before === undefined && ` ${w.first}`}</p>
${before && html`<section id="changes"><h2>${w.changes(before.number)}</h2>${changes(language, before, edition)}</section>`}
<h2 class="whole">${w.whole}</h2>
${textBody(edition.text[language])}
<p class="act"><a class="plain" href="${pathIn(listPath, language)}">${w.all}</a> <a class="plain" href="${pathIn('/confidentialite', language)}">${w.current}</a> <a class="plain" href="/droits">${policyWords[language].yourRights}</a></p></main>`,
  })
}

function applies(language: Language, editions: KeptEditions, edition: PolicyEdition, day: string): string {
  const w = editionWords[language]
  const inForce = editionOn(day, editions)
  if (edition.number === inForce.number) return w.since(written(edition.from, language))
  if (edition.number > inForce.number) return w.comes(edition.number, written(edition.from, language))
  const next = editions.find(({ number }) => number > edition.number) ?? inForce
  return w.replaced(written(edition.from, language), written(next.from, language))
}

/** Each line that went or came, marked in words: no colour is needed to tell them apart. */
function changes(language: Language, before: KeptEdition, edition: KeptEdition): Html {
  const w = editionWords[language]
  const lines = changedLines(before.text[language], edition.text[language])
  if (lines.length === 0) return html`<p>${w.unchanged}</p>`
  return html`${Object.entries(Object.groupBy(lines, ({ under }) => under)).map(
    ([under, some = []]) =>
      html`${under !== '' && html`<h3>${under}</h3>`}<dl class="changes">${some.map(({ change, text }) =>
        change === 'gone'
          ? html`<div class="gone"><dt>${w.gone}</dt><dd><del>${text}</del></dd></div>`
          : html`<div class="added"><dt>${w.added}</dt><dd><ins>${text}</ins></dd></div>`,
      )}</dl>`,
  )}`
}

/** The text of an edition as it is kept: what stands before the first part, and each part. */
export function textBody(text: string): Html {
  const lines = linesOf(text)
  const starts = lines.flatMap(({ level }, at) => (level === 'part' ? [at] : []))
  const drawn = (some: readonly TextLine[]) =>
    some.map(({ level, text: line }) => {
      if (level === 'part') return html`<h2>${line}</h2>`
      return level === 'title' ? html`<h3>${line}</h3>` : html`<p>${line}</p>`
    })
  return html`${drawn(lines.slice(0, starts[0]))}${starts.map(
    (start, at) =>
      html`<section>${drawn(lines.slice(start, starts[at + 1]))}</section>
`,
  )}`
}
