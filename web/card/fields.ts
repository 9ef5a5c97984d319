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

/** Details that are left, or a request for access: its answer goes to the address, and no number is asked for. */
export type Kind = 'left' | 'asked'

/** The fields of the forms: what is wrong stands beside its field, and what was typed stays. */
export const fieldsOf = (language: Language, kind: Kind, typed: Typed, wrong: Wrong): Html[] =>
  typedFields
    .filter((field) => kind === 'left' || field !== 'phone')
    .map((field) => fieldOf(exchangeWords[language], kind, field, typed[field], wrong))

function markOf(w: ExchangeWords, kind: Kind, field: TypedField): string {
  if (field === 'name') return w.mandatory
  if (field === 'email' && kind === 'asked') return w.mandatory
  return field === 'email' || field === 'phone' ? w.oneOfTwo : w.optional
}

function hintOf(w: ExchangeWords, kind: Kind, field: TypedField): string | undefined {
  if (kind === 'left') return w.hint[field]
  return field === 'email' ? w.asking.mailHint : field === 'note' ? w.asking.noteHint : undefined
}

function fieldOf(w: ExchangeWords, kind: Kind, field: TypedField, value: string, wrong: Wrong): Html {
  const reason = wrong[field]
  const hint = hintOf(w, kind, field)
  const described = [reason && `${field}-error`, hint && `${field}-hint`].filter((id) => id !== undefined).join(' ')
  const attributes = html`id="${field}" name="${field}"${described !== '' && html` aria-describedby="${described}"`}${reason && raw(' aria-invalid="true"')}`
  return html`<div class="field"><label for="${field}">${w.field[field]} <small>${markOf(w, kind, field)}</small></label>${
    field === 'note'
      ? html`<textarea ${attributes} rows="3" dir="auto">
${value}</textarea>`
      : html`<input ${attributes} ${raw(kinds[field])}${kind === 'asked' && field === 'email' && raw(' required')} value="${value}">`
  }${reason && html`<p class="error" id="${field}-error">${w.wrong[reason]}${reason === 'long' && ` ${w.longest[field]}`}</p>`}${
    hint && html`<p class="hint" id="${field}-hint">${hint}</p>`
  }</div>`
}

export const checkbox = (name: string, label: Html | string, checked: boolean, hint?: string): Html =>
  html`<label class="check"><input type="checkbox" name="${name}" value="1"${checked && raw(' checked')}><span>${label}${
    hint !== undefined && html` <small>${hint}</small>`
  }</span></label>`
