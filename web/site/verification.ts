import { html } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { sweepWord } from '#contract/sweep-words.ts'
import type { Verification } from '#contract/verification.ts'
import { type Html, pathIn, sitePage } from './page.ts'
import { verificationWords } from './verification-words.ts'

export interface VerificationView extends Pick<Verification, 'heads' | 'certificates'> {
  readonly says?: 'yes' | 'no' | 'nothing' | 'many'
  readonly typed?: string
}

const shownDays = 31

/** 'Vérifier par soi-même': a document, a certificate, the record of each day, and the program that checks them elsewhere. */
export function renderVerification(
  language: Language,
  origin: string,
  { heads, certificates, says, typed = '' }: VerificationView,
): string {
  const w = verificationWords[language]
  return sitePage(language, origin, {
    title: w.title,
    description: w.description,
    path: '/verifier',
    shared: true,
    main: html`<main><h1>${w.title}</h1><p class="lead">${w.lead}</p>
<section id="document"><h2>${w.document.title}</h2><p>${w.document.lead}</p>${says && html`<p class="standing ${says === 'yes' ? 'verified' : 'broken'}" role="status"><b>${w.says[says]}</b></p>`}
<form method="post" action="${pathIn('/verifier', language)}#document" enctype="multipart/form-data">
<p class="field"><label for="document-file">${w.document.file}</label><input id="document-file" type="file" name="document" accept="application/pdf,.pdf"></p>
<p class="field"><label for="sha256">${w.document.digest}</label><span class="soft" id="sha256-help">${w.document.help}</span><input id="sha256" name="sha256" dir="ltr" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="80" aria-describedby="sha256-help" value="${typed}"></p>
<p class="act"><button class="primary">${w.document.check}</button></p></form></section>
<section><h2>${w.certificate.title}</h2><p>${w.certificate.lead}</p><p class="act"><a class="plain" href="${pathIn('/droits/attestation', language)}">${w.certificate.link}</a></p></section>
<section><h2>${w.heads.title}</h2><p>${w.heads.lead}</p>${heads.length === 0 ? html`<p class="soft">${w.heads.none}</p>` : headsTable(language, heads.slice(0, shownDays))}</section>
<section><h2>${w.deletions.title}</h2><p>${w.deletions.lead}</p>${certificates.length === 0 ? html`<p class="soft">${w.deletions.none}</p>` : deletionsTable(language, certificates.slice(0, shownDays))}</section>
<section><h2>${w.program.title}</h2><p>${w.program.lead}</p><p class="act"><a class="plain" href="/verifier.mjs">${w.program.link}</a> <a class="plain" href="/api/verification">${w.program.data}</a></p></section></main>`,
  })
}

const dayIn = (language: Language, day: string) =>
  new Intl.DateTimeFormat(`${language}-MA-u-nu-latn`, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

function headsTable(language: Language, heads: Verification['heads']): Html {
  const { day, number, chain } = verificationWords[language].heads
  return html`<div class="scrolls"><table><thead><tr><th scope="col">${day}</th><th scope="col">${number}</th><th scope="col">${chain}</th></tr></thead><tbody>${heads.map(
    (one) =>
      html`<tr><td>${dayIn(language, one.day)}</td><td><bdi>${one.number}</bdi></td><td><code dir="ltr">${one.chain}</code></td></tr>`,
  )}</tbody></table></div>`
}

function deletionsTable(language: Language, certificates: Verification['certificates']): Html {
  const { heads, deletions } = verificationWords[language]
  return html`<div class="scrolls"><table><thead><tr><th scope="col">${heads.day}</th><th scope="col">${deletions.what}</th><th scope="col">${deletions.ended}</th></tr></thead><tbody>${certificates.map(
    (one) => html`<tr><td>${dayIn(language, one.day)}</td><td>${sweepWord(one.sweep, language)}</td><td><bdi>${one.ended}</bdi></td></tr>`,
  )}</tbody></table></div>`
}
