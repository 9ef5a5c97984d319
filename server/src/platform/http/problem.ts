import type { Language } from '#contract/language.ts'
import { type RefusalCode, refusals } from '#contract/refusals.ts'
import type { Answer } from './operation.ts'

export const problemType = 'application/problem+json'

interface Details {
  /** Where HTTP has a more exact status than the refusal's own. */
  readonly status?: number
  /** Names of the fields at fault, never their values. */
  readonly fields?: readonly string[]
  readonly waitSeconds?: number
}

/** A refusal as RFC 9457 says it, in the reader's language. */
export function problemAnswer(language: Language, code: RefusalCode, details: Details = {}): Answer & { readonly body: string } {
  const { status = refusals[code].status, ...more } = details
  const body = { type: `urn:connectcard:refusal:${code}`, title: refusals[code].says[language], status, code, ...more }
  const headers = { 'content-language': language, ...(details.waitSeconds ? { 'retry-after': String(details.waitSeconds) } : {}) }
  return { status, type: `${problemType}; charset=utf-8`, body: JSON.stringify(body), headers }
}
