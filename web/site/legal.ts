import { html } from 'hono/html'
import { type Company, companyFacts } from '#contract/company.ts'
import type { Language } from '#contract/language.ts'
import { writtenPhone } from '#web/ui/written-phone.ts'
import { legalWords } from './legal-words.ts'
import { pathIn, sitePage } from './page.ts'
import { contact } from './words.ts'

export interface LegalView {
  readonly company: Company
  /** The number of the CNDP's receipt. */
  readonly cndp: string | undefined
}

/** The legal notice: what is known of IdNet, and not a word in the place of what is not. */
export function renderLegal(language: Language, origin: string, { company, cndp }: LegalView): string {
  const w = legalWords[language]
  const lines = companyFacts.flatMap((fact) => {
    const says = company[fact]
    if (fact === 'host' || says === undefined) return []
    const shown = fact === 'phone' ? html`<a href="tel:${says}"><bdi dir="ltr">${writtenPhone(says)}</bdi></a>` : html`<bdi>${says}</bdi>`
    return [html`<dt>${w.facts[fact]}</dt><dd>${shown}</dd>`]
  })
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/mentions-legales',
    shared: true,
    main: html`<main><h1>${w.title}</h1>
<section><h2>${w.publisher}</h2><dl><dt>${w.name}</dt><dd>${w.nameSays}</dd>${lines}<dt>${w.email}</dt><dd><a href="mailto:${contact}"><bdi>${contact}</bdi></a></dd></dl></section>
${company.host !== undefined && html`<section><h2>${w.hosting}</h2><p dir="auto">${company.host}</p></section>`}
<section><h2>${w.data}</h2><p>${w.dataSays}${cndp !== undefined && html` ${w.receipt}${language === 'fr' ? '\u00A0' : ''}: <bdi>${cndp}</bdi>.`}</p><p class="act"><a class="plain" href="${pathIn('/confidentialite', language)}">${w.policy}</a> <a class="plain" href="${pathIn('/droits', language)}">${w.rights}</a></p></section>
<section><h2>${w.site}</h2>${w.siteSays.map((line) => html`<p>${line}</p>`)}</section></main>`,
  })
}
