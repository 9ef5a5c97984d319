import { html } from 'hono/html'
import { jobNames } from '#contract/job-names.ts'
import type { Language } from '#contract/language.ts'
import { bases, categories, origins, people, processings, type Register, recipients, terms } from '#contract/register.ts'
import { editionPath, textBody, written } from './edition-page.ts'
import { editionWords } from './edition-words.ts'
import type { KeptEdition } from './editions.ts'
import { foundingWords } from './founding-words.ts'
import { type Html, pathIn, sitePage } from './page.ts'
import { textOf } from './policy-text.ts'
import { type PolicyWords, policyWords } from './policy-words.ts'

export interface PolicyView {
  readonly register: Register
  readonly edition: Pick<KeptEdition, 'number' | 'from'>
  /** The text of the edition in force, where the program already is another one's. */
  readonly kept?: string | undefined
  /** The edition that will apply after it. */
  readonly next?: Pick<KeptEdition, 'number' | 'from' | 'changed'> | undefined
  readonly cndp: string | undefined
}

/** The privacy policy in force, and word of the one that comes after it. */
export function renderPolicy(language: Language, origin: string, { register, edition, kept, next, cndp }: PolicyView): string {
  const [w, e] = [policyWords[language], editionWords[language]]
  const receipt = cndp === undefined ? w.noReceipt : w.receipt(cndp)
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/confidentialite',
    shared: true,
    main: html`<main><h1>${w.title}</h1><p class="soft">${w.version(String(edition.number), written(edition.from, language))}. ${receipt}. <a href="${pathIn('/confidentialite/editions', language)}">${e.all}</a> · <a href="${pathIn('/confidentialite/texte-fondateur', language)}">${foundingWords[language].title}</a></p>
${
  next &&
  html`<section class="coming"><h2>${e.comes(next.number, written(next.from, language))}</h2><p>${next.changed[language]}</p><p class="act"><a class="plain" href="${pathIn(editionPath(next.number), language)}">${e.seeChanges}</a></p></section>
`
}${kept === undefined ? policyBody(language, register) : html`${textBody(kept)}${toRights(w)}`}</main>`,
  })
}

const toRights = (w: PolicyWords) => html`<p class="act"><a class="primary" href="/droits">${w.yourRights}</a></p>`

/** The policy as the program makes it, in each language: the text that the newest edition keeps. */
export const policyText = (language: Language, register: Register): string =>
  textOf(policyBody(language, register).toString(), policyWords[language].colon)

/** The founding text's order, with every table made from the register. */
function policyBody(language: Language, register: Register): Html {
  const w = policyWords[language]
  const { who, what, why, access, time, rights, ask } = w.parts
  const parts: readonly (readonly [string, { readonly title: string; readonly says: readonly string[] }, Html | ''])[] = [
    ['who', who, ''],
    ['what', what, held(w, language, register)],
    ['why', why, purposesOf(w, language, register)],
    ['access', access, readers(w, language, register)],
    ['time', time, ''],
    ['rights', rights, toRights(w)],
    ['ask', ask, ''],
  ]
  return html`<p class="lead">${w.lead}</p><p>${w.controller}.</p>
<nav class="contents" aria-label="${w.contents}"><ul>${parts.map(([id, { title }]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${parts.map(
  ([id, { title, says }, more]) => html`<section id="${id}"><h2>${title}</h2>${says.map((text) => html`<p>${text}</p>`)}${more}</section>
`,
)}`
}

/** Of whom, what, for how long and from where: whatever purpose it serves, once. */
function held(w: PolicyWords, language: Language, register: Register): Html {
  const all = register.flatMap(({ of }) => of)
  const once = (texts: readonly string[]) => [...new Set(texts)].join(w.comma)
  const lines = (some: typeof all) =>
    [...Map.groupBy(some, ({ kept }) => kept)].map(
      ([kept, same]) =>
        html`<div><dt>${once(same.flatMap(({ what }) => what).map((one) => categories[one][language]))}</dt><dd>${terms[kept].says[language]}</dd></div>`,
    )
  const from = (some: typeof all) => once(some.flatMap(({ origin }) => origin).map((one) => origins[one][language]))
  return html`${[...Map.groupBy(all, ({ whose }) => whose)].map(
    ([whose, some]) =>
      html`<h3>${people[whose][language]}</h3><dl class="held">${lines(some)}</dl><p class="soft">${w.origin}${w.colon}${from(some)}</p>`,
  )}`
}

function purposesOf(w: PolicyWords, language: Language, register: Register): Html {
  return html`${register.map(({ purpose }) => {
    const { says, basis, recipients: to } = processings[purpose]
    const names = to.map((one) => recipients[one][language])
    return html`<h3>${says[language]}</h3><dl><dt>${w.basis}</dt><dd>${bases[basis][language]}</dd><dt>${w.recipients}</dt><dd>${[...names, w.nobodyElse].join(w.comma)}</dd></dl>`
  })}`
}

function readers(w: PolicyWords, language: Language, register: Register): Html {
  return html`<dl>${register.map(({ purpose }) => {
    const { says, jobs } = processings[purpose]
    return html`<dt>${says[language]}</dt><dd>${jobs.length === 0 ? w.noStaff : jobs.map((job) => jobNames[job][language]).join(w.comma)}</dd>`
  })}</dl>`
}
