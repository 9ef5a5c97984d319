import { html } from 'hono/html'
import { type Language, writtenAs } from '#contract/language.ts'
import type { Figure, PromiseStanding } from '#contract/promises.ts'
import { limitWords } from './limit-words.ts'
import { type Html, pathIn, sitePage } from './page.ts'
import { type PromiseWords, promiseWords } from './promise-words.ts'
import { words } from './words.ts'

/** Where the code and the test of a promise stand: names of files, the same in every language. */
export interface Kept {
  readonly code: string
  readonly test: string
}

const marks = {
  verified: 'verified',
  'by construction': 'construction',
  people: 'people',
  'no case': 'none',
  'not kept': 'broken',
} as const

/** 'Nos engagements, preuves à l'appui': every sentence, how it stands with it, and by which figure. */
export function renderPromises(
  language: Language,
  origin: string,
  promises: readonly PromiseStanding[],
  kept: { readonly [id: string]: Kept },
): string {
  const w = promiseWords[language]
  const count = (state: PromiseStanding['state']) => promises.filter((one) => one.state === state).length
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/engagements',
    shared: true,
    main: html`<main><h1>${w.title}</h1><p class="lead">${w.lead}</p>
<p class="standing ${count('not kept') > 0 ? 'broken' : 'verified'}"><b>${w.summary(count('verified'), count('not kept'))}</b></p>
<ol class="promises">${promises.map(
      (one) => html`<li class="${marks[one.state]}" id="${one.id}"><p class="sentence">${w.sentences[one.id]}</p>
<p class="state"><b>${w.state[marks[one.state]]}</b>${moment(w, language, one)}</p>${figuresOf(w, language, one)}${doing(w, language, one)}<p class="soft files">${files(w, kept[one.id])}</p></li>
`,
    )}</ol>
<dl class="means">${(['verified', 'construction', 'people', 'none', 'broken'] as const).map(
      (state) => html`<div><dt>${w.state[state]}</dt><dd>${w.whose[state]}</dd></div>`,
    )}</dl><p class="soft">${w.reading}</p>
<p class="act"><a class="plain" href="${pathIn('/verifier', language)}">${w.verify}</a> <a class="plain" href="${pathIn('/limites', language)}">${w.limits}</a> <a class="plain" href="${pathIn('/confidentialite', language)}">${words[language].policy}</a> <a class="plain" href="${pathIn('/droits', language)}">${words[language].title}</a></p></main>`,
  })
}

const written = (at: string, language: Language) =>
  new Intl.DateTimeFormat(writtenAs[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'Africa/Casablanca' }).format(
    new Date(at),
  )

function moment(w: PromiseWords, language: Language, { state, checkedAt, since }: PromiseStanding): Html | '' {
  if (state === 'not kept' && since !== null) return html` ${w.since(written(since, language))}`
  if (state === 'verified' && checkedAt !== null) return html` ${w.on(written(checkedAt, language))}`
  return ''
}

const number = (value: number, language: Language) => new Intl.NumberFormat(writtenAs[language]).format(value)

function figuresOf(w: PromiseWords, language: Language, { state, figures }: PromiseStanding): Html | '' {
  if (figures.length === 0 || state === 'no case') return ''
  return html`<ul class="figures">${figures.map((one) => html`<li>${w.figure[one.name]}<bdi>${figureIn(w, language, one)}</bdi></li>`)}</ul>`
}

function figureIn(w: PromiseWords, language: Language, { name, count, of, medianDays }: Figure): string {
  if (name === 'days since the last restore drill') return w.days(count)
  if (of === 0 && count === 0) return w.state.none
  const value = of === null ? number(count, language) : w.outOf(number(count, language), number(of, language))
  return medianDays === undefined ? value : `${value} · ${w.median(medianDays)}`
}

function doing(w: PromiseWords, language: Language, { state, says }: PromiseStanding): Html | '' {
  if (state !== 'not kept') return ''
  return html`<p class="doing"><b>${w.doing}</b> ${says?.[language] ?? w.silent}</p>`
}

const files = (w: PromiseWords, kept: Kept | undefined): Html | '' =>
  kept ? html`${w.code} <code dir="ltr">${kept.code}</code><br>${w.test} <code dir="ltr">${kept.test}</code>` : ''

/** 'Ce que nous ne pouvons pas empêcher'. */
export function renderLimits(language: Language, origin: string): string {
  const w = limitWords[language]
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/limites',
    shared: true,
    main: html`<main><h1>${w.title}</h1><p class="lead">${w.lead}</p>
${w.limits.map(({ limit, instead }) => html`<section><h2>${limit}</h2><p>${instead}</p></section>\n`)}
<p class="act"><a class="plain" href="${pathIn('/engagements', language)}">${promiseWords[language].title}</a> <a class="plain" href="${pathIn('/droits', language)}">${words[language].title}</a></p></main>`,
  })
}
