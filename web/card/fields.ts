import { html, raw } from 'hono/html'
import { type Typed, type TypedField, typedFields, type Wrong } from '#contract/exchange.ts'
import type { Language } from '#contract/language.ts'
import { type ExchangeWords, exchangeWords } from './exchange-words.ts'
import type { Html } from './page.ts'

// What a keyboard should offer. Addresses and numbers are written from left to right, whatever the page.
const kinds: Record<TypedField, string> = {
  name: 'type="text" autocomplete="name" autocapitalize="words" dir="auto" required',
  email: 'type="text" inputmode="email" autocomplete="email" autocapitalize="none" spellcheck="false" dir="ltr"',
  phone: 'type="tel" autocomplete="tel" dir="ltr"',
  company: 'type="text" autocomplete="organization" dir="auto"',
  note: '',
}

/** The fields that both forms have: what is wrong stands beside its field, and what was typed stays. */
export const fieldsOf = (language: Language, typed: Typed, wrong: Wrong): Html[] =>
  typedFields.map((field) => fieldOf(exchangeWords[language], field, typed[field], wrong))

function fieldOf(w: ExchangeWords, field: TypedField, value: string, wrong: Wrong): Html {
  const reason = wrong[field]
  const hint = w.hint[field]
  const described = [reason && `${field}-error`, hint && `${field}-hint`].filter((id) => id !== undefined).join(' ')
  const attributes = html`id="${field}" name="${field}"${described !== '' && html` aria-describedby="${described}"`}${reason && raw(' aria-invalid="true"')}`
  const mark = field === 'name' ? w.mandatory : field === 'email' || field === 'phone' ? w.oneOfTwo : w.optional
  return html`<div class="field"><label for="${field}">${w.field[field]} <small>${mark}</small></label>${
    field === 'note'
      ? html`<textarea ${attributes} rows="3" dir="auto">
${value}</textarea>`
      : html`<input ${attributes} ${raw(kinds[field])} value="${value}">`
  }${reason && html`<p class="error" id="${field}-error">${w.wrong[reason]}${reason === 'long' && ` ${w.longest[field]}`}</p>`}${
    hint && html`<p class="hint" id="${field}-hint">${hint}</p>`
  }</div>`
}

export const checkbox = (name: string, label: Html | string, checked: boolean, hint?: string): Html =>
  html`<label class="check"><input type="checkbox" name="${name}" value="1"${checked && raw(' checked')}><span>${label}${
    hint !== undefined && html` <small>${hint}</small>`
  }</span></label>`
