import { html } from 'hono/html'
import { type Language, writtenAs } from '#contract/language.ts'
import type { CertificateRead, RequestView } from '#contract/requests.ts'
import { field, hidden, said } from './fields.ts'
import { type Html, sitePage } from './page.ts'
import { emailKind } from './request-form.ts'
import { type RequestWords, requestWords } from './request-words.ts'

const figures = 'type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" dir="ltr" required'
const zone = 'Africa/Casablanca'
const dayIn = (language: Language, day: string) =>
  new Intl.DateTimeFormat(writtenAs[language], { dateStyle: 'long', timeZone: day.length === 10 ? 'UTC' : zone }).format(new Date(day))
const momentIn = (language: Language, moment: string) =>
  new Intl.DateTimeFormat(writtenAs[language], { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(new Date(moment))

/** A request as its author sees it, with what they can do next; or its receipt, just after it was sent. */
export function renderRequest(language: Language, origin: string, view: RequestView): string {
  const w = requestWords[language]
  const { shown, follow, filed, says } = view
  return sitePage(language, origin, {
    title: filed ? w.filedTitle : w.requestTitle(shown.reference),
    description: w.followDescription,
    path: '/droits/suivi',
    main: html`<main><h1>${filed ? w.filedTitle : w.requestTitle(shown.reference)}</h1>${filed && html`<p class="lead">${w.filedLead}</p>`}${said(says && w.saysHere[says])}
${filed && html`<section class="keep"><dl><dt>${w.reference}</dt><dd><bdi>${follow.reference}</bdi></dd><dt>${w.code}</dt><dd><bdi>${follow.code}</bdi></dd></dl><p>${w.keep}</p></section>`}
${standing(w, language, view)}
${nextOf(w, language, view)}
${answerOf(w, language, view)}
<section><h2>${w.history}</h2><ol class="steps">${shown.steps.map(({ step, at }) => html`<li>${w.steps[step]} <span class="hint">${momentIn(language, at)}</span></li>`)}</ol></section>
${['identity', 'open', 'asked'].includes(shown.state) && act(view, '/retrait', html`<details><summary>${w.withdrawTitle}</summary><p class="act"><button class="plain">${w.withdraw}</button></p></details>`)}</main>`,
  })
}

const act = ({ follow }: RequestView, path: string, inside: Html): Html =>
  html`<form method="post" action="/droits/suivi${path}">${hidden({ ...follow })}${inside}</form>`

function standing(w: RequestWords, language: Language, { shown }: RequestView): Html {
  const { labels } = w
  const ended = shown.ball === 'nobody'
  return html`<section><dl><dt>${labels.kind}</dt><dd>${w.kinds[shown.kind].name}</dd><dt>${labels.state}</dt><dd>${w.states[shown.state]}</dd><dt>${labels.ball}</dt><dd>${w.ball[shown.ball]}</dd>${
    !ended &&
    html`<dt>${labels.due}</dt><dd>${dayIn(language, shown.due)}</dd><dt>${labels.legalDue}</dt><dd>${dayIn(language, shown.legalDue)}</dd>`
  }${shown.suspendedDays > 0 && html`<dt>${labels.still}</dt><dd>${w.days(shown.suspendedDays)}</dd>`}</dl></section>`
}

/** What is the author's to do next. */
function nextOf(w: RequestWords, language: Language, view: RequestView): Html | '' {
  const { shown, preview } = view
  if (shown.state === 'identity') return proveIt(w, view)
  if (shown.state === 'asked') return completeIt(w, view)
  if (shown.state === 'window' && shown.erasesAt)
    return html`<section><h2>${w.windowTitle}</h2><p>${w.windowText(dayIn(language, shown.erasesAt))}</p>${act(view, '/retrait', html`<p class="act"><button class="primary">${w.cancel}</button></p>`)}</section>`
  if (shown.waitsUntil) return waitOrText(w, language, view, shown.waitsUntil)
  if (preview) return eraseIt(w, language, view, preview)
  return ''
}

function proveIt(w: RequestWords, view: RequestView): Html {
  return html`<section><h2>${w.proveTitle}</h2><p>${w.proveText}</p>
${act(view, '/preuve', html`${field({ name: 'proof', label: w.proof, kind: figures })}<p class="act"><button class="primary">${w.prove}</button></p>`)}
${act(view, '/code', html`<p class="act"><button class="plain">${w.another}</button></p>`)}</section>`
}

/** The day's wait, or the code that ends it: both are said, for who has lost that telephone has the day. */
function waitOrText(w: RequestWords, language: Language, view: RequestView, until: string): Html {
  const { textCode } = view.shown
  const again = (label: string, look: 'plain' | 'primary') =>
    act(view, '/sms', html`<p class="act"><button class="${look}">${label}</button></p>`)
  return html`<section><h2>${w.waitsTitle}</h2><p>${w.waits(momentIn(language, until))}</p>${
    textCode === 'offered' && html`<p>${w.textOffer}</p>${again(w.sendText, 'primary')}`
  }${
    textCode === 'sent' &&
    html`<p>${w.textSent}</p>
${act(view, '/preuve-sms', html`${field({ name: 'proof', label: w.textProof, kind: figures })}<p class="act"><button class="primary">${w.prove}</button></p>`)}
${again(w.anotherText, 'plain')}`
  }</section>`
}

function completeIt(w: RequestWords, view: RequestView): Html {
  const { missing, asks } = view.shown
  const parts = missing.length > 0 ? missing : (['text'] as const)
  return html`<section><h2>${w.missingTitle}</h2>${asks !== null && html`<p class="asked" dir="auto">${asks}</p>`}${act(
    view,
    '/complement',
    html`${parts.map((part) =>
      part === 'text'
        ? field({ name: part, label: w.missing[part], rows: 4, kind: 'dir="auto" maxlength="4000" required' })
        : field({
            name: part,
            label: w.missing[part],
            kind: part === 'email' ? `${emailKind} required` : 'type="text" autocomplete="name" dir="auto" required',
          }),
    )}<p class="act"><button class="primary">${w.complete}</button></p>`,
  )}</section>`
}

function eraseIt(
  w: RequestWords,
  language: Language,
  view: RequestView,
  { goes, stays, windowDays }: NonNullable<RequestView['preview']>,
): Html {
  return html`<section><h2>${w.eraseTitle}</h2><h3>${w.goesTitle}</h3><ul>${
    goes.length === 0 ? html`<li>${w.nothingGoes}</li>` : goes.map(({ what, count }) => html`<li><b>${count}</b> ${w.goes[what]}</li>`)
  }</ul><h3>${w.staysTitle}</h3><ul>${stays.map(
    ({ what, until }) => html`<li>${w.stays[what]}${until !== null && html` (${w.until(dayIn(language, until))})`}</li>`,
  )}</ul><p>${w.window(windowDays)}</p>${act(
    view,
    '/effacement',
    html`<label class="choice"><input type="checkbox" name="sure" value="1" required><span>${w.sure}</span></label><p class="act"><button class="danger">${w.erase}</button></p>`,
  )}</section>`
}

function answerOf(w: RequestWords, language: Language, view: RequestView): Html | '' {
  const { answer, copyUntil, certificate } = view.shown
  if (!answer) return ''
  return html`<section><h2>${w.answerTitle}</h2><p><b>${w.outcomes[answer.outcome]}</b>${answer.reason !== null && html` · ${w.reasons[answer.reason]}`} <span class="hint">${momentIn(language, answer.at)}</span></p>${(
    answer.text ?? ''
  )
    .split('\n\n')
    .map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}</section>
${
  copyUntil !== null &&
  html`<section><h2>${w.copyTitle}</h2><p>${w.copyText(momentIn(language, copyUntil))}</p>
${act(view, '/code', html`<p class="act"><button class="plain">${w.another}</button></p>`)}
${act(view, '/copie', html`${field({ name: 'proof', label: w.proof, kind: figures })}<p class="act"><button class="primary">${w.fetch}</button></p>`)}</section>`
}${
  certificate !== null &&
  html`<section><h2>${w.certificateTitle}</h2><p>${w.certificateText}</p>${field({ name: 'certificate', label: w.certificate, rows: 6, value: certificate, kind: 'dir="ltr" readonly' })}<p class="act"><a class="plain" href="/droits/attestation/${language}">${w.toVerify}</a></p></section>`
}`
}

/** Anybody may paste a certificate, and reads whether it is ours. */
export function renderCertificate(
  language: Language,
  origin: string,
  { typed, read }: { readonly typed: string; readonly read?: CertificateRead | 'not ours' },
): string {
  const w = requestWords[language]
  const says =
    read === undefined
      ? undefined
      : read === 'not ours'
        ? w.notOurs
        : w.ours[read.done](read.reference, momentIn(language, read.at), read.keys)
  return sitePage(language, origin, {
    title: w.verifyTitle,
    description: w.verifyDescription,
    path: '/droits/attestation',
    main: html`<main><h1>${w.verifyTitle}</h1><p class="lead">${w.verifyLead}</p>${said(says)}
<section><form method="post" action="/droits/attestation">${field({ name: 'certificate', label: w.certificate, rows: 8, value: typed, kind: 'dir="ltr" spellcheck="false" required' })}<p class="act"><button class="primary">${w.verify}</button></p></form></section></main>`,
  })
}
