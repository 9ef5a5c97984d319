import { readFileSync } from 'node:fs'
import { html } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { foundingChanges, foundingWords } from './founding-words.ts'
import { pathIn, sitePage } from './page.ts'

/** The founding text, byte for byte as IdNet gave it. */
export const foundingText: string = readFileSync(new URL('founding.fr.txt', import.meta.url), 'utf8')

/** Its title, and its parts: a heading of the text and what stands below it. The lines were broken for a sheet of paper. */
export function foundingParts(text: string): {
  readonly title: string
  readonly parts: readonly { readonly head?: string; readonly says: string }[]
} {
  const [title = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '')
  const parts: { head?: string; says: string }[] = []
  let open: { head: string; more: boolean } | undefined
  for (const line of lines) {
    if (/^(?:- )?\d\. /.test(line)) {
      parts.push({ head: line, says: '' })
      open = { head: line, more: !line.trimEnd().endsWith('?') }
      continue
    }
    const last = parts.at(-1)
    if (open?.more && last?.head) {
      last.head += ` ${line}`
      open.more = !line.trimEnd().endsWith('?')
    } else if (last) last.says += last.says === '' ? line : ` ${line}`
    else parts.push({ says: line })
  }
  return { title, parts }
}

/** The founding text as it is, and each change that the edition in force makes to it: none is agreed until IdNet says so. */
export function renderFounding(language: Language, origin: string): string {
  const w = foundingWords[language]
  const { title, parts } = foundingParts(foundingText)
  const policy = pathIn('/confidentialite', language)
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/confidentialite/texte-fondateur',
    shared: true,
    main: html`<main><h1>${w.title}</h1><p class="lead">${w.lead}</p>
<nav class="contents" aria-label="${w.contents}"><ul><li><a href="#changements">${w.changes(foundingChanges.length)}</a></li><li><a href="#texte">${w.text}</a></li><li><a href="${policy}">${w.policy}</a></li></ul></nav>
<section id="changements"><h2>${w.changes(foundingChanges.length)}</h2><p>${w.changesLead}</p><ol class="steps">${foundingChanges.map(
      ({ quote, part, says }) =>
        html`<li>${quote !== undefined && html`<blockquote lang="fr" dir="ltr">«\u00A0${quote}\u00A0»</blockquote>`}<p>${says[language]}</p><p class="hint"><span class="pending">${w.pending}</span> <a href="${policy}#${part}">${w.now}</a></p></li>`,
    )}</ol></section>
<section id="texte"><h2>${w.text}</h2>${language !== 'fr' && html`<p class="soft">${w.inFrench}</p>`}<div lang="fr" dir="ltr"><p><b>${title}</b></p>${parts.map(
      ({ head, says }) => html`${head !== undefined && html`<h3>${head}</h3>`}<p>${says}</p>`,
    )}</div></section>
<p class="act"><a class="primary" href="${policy}">${w.policy}</a> <a class="plain" href="${pathIn('/confidentialite/editions', language)}">${w.editions}</a></p></main>`,
  })
}
