import { html } from 'hono/html'
import type { Language } from '#contract/language.ts'
import { khatam } from './icons.ts'
import { formPage } from './page.ts'
import { brand, message, shellPage, small } from './pages.ts'
import { type UndoWords, undoWords } from './undo-words.ts'
import { writtenDate } from './written.ts'

const shell = (language: Language) => shellPage(language, undoWords[language].shell, '/adresse')
const shells: Record<Language, string> = { fr: shell('fr'), ar: shell('ar'), en: shell('en') }

/** The page of `GET /adresse`: no personal data, the same bytes whatever the link. */
export const renderUndoShell = (language: Language): string => shells[language]

/** What the link undoes, and the one button. Whoever only looks, like a mail program, changes nothing. */
export function renderUndo(language: Language, { token, until }: { readonly token: string; readonly until: Date }): string {
  const w = undoWords[language]
  return formPage(
    language,
    brand,
    small(
      language,
      html`<section class="sheet">${khatam}<h1 tabindex="-1">${w.askTitle}</h1><p>${w.askText}</p><ul class="lines">${w.happens.map(
        (line) => html`<li>${line}</li>`,
      )}</ul><p class="hint">${w.until(writtenDate(language, until))}</p><form method="post" action="/adresse/undo"><input type="hidden" name="token" value="${token}"><button class="primary">${w.undo}</button></form></section>`,
    ),
  )
}

export const renderUndone = (language: Language): string => {
  const w = undoWords[language]
  return message(language, w.doneTitle, w.doneText, html`<a class="primary" href="/espace/connexion">${w.signIn}</a>`)
}

/** Another account has the address by now. */
export const renderUndoTaken = (language: Language): string =>
  message(language, undoWords[language].takenTitle, undoWords[language].takenText)

/** Unknown, used and late alike. */
export const renderUndoDead = (language: Language): string => {
  const w: UndoWords = undoWords[language]
  return message(language, w.deadTitle, w.deadText, html`<p class="more"><a href="/droits/demande">${w.desk}</a></p>`)
}
