import { html, raw } from 'hono/html'
import type { Html } from './page.ts'

/** A field of a public form: what is wrong stands beside it, and what was typed stays. */
export interface Field {
  readonly name: string
  readonly label: string
  /** Asked for, or optional. */
  readonly mark?: string
  readonly hint?: string
  readonly wrong?: string | undefined
  readonly value?: string
  /** How many lines; one where it is not said. */
  readonly rows?: number
  /** Attributes of the input, as they stand in HTML. */
  readonly kind?: string
}

export function field({ name, label, mark, hint, wrong, value = '', rows, kind = 'type="text" dir="auto"' }: Field): Html {
  const described = [wrong && `${name}-wrong`, hint && `${name}-hint`].filter((id) => id !== undefined && id !== '').join(' ')
  const attributes = html`id="${name}" name="${name}"${described !== '' && html` aria-describedby="${described}"`}${wrong !== undefined && raw(' aria-invalid="true"')}`
  return html`<p class="field"><label for="${name}">${label}${mark && html` <span class="mark">${mark}</span>`}</label>${
    rows === undefined
      ? html`<input ${attributes} ${raw(kind)} value="${value}">`
      : html`<textarea ${attributes} rows="${rows}" ${raw(kind)}>
${value}</textarea>`
  }${wrong !== undefined && html`<span class="wrong" id="${name}-wrong">${wrong}</span>`}${hint && html`<span class="hint" id="${name}-hint">${hint}</span>`}</p>`
}

export const hidden = (fields: { readonly [name: string]: string }): Html =>
  html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`

/** What the page has to say about what was just done. */
export const said = (text: string | undefined): Html | '' => (text === undefined ? '' : html`<p class="said" role="status">${text}</p>`)
