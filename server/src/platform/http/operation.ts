import type { z } from 'zod'
import type { Language } from '#contract/language.ts'
import type { Purpose } from '#contract/purposes.ts'

/** One operation of the HTTP API, declared once: its shape, who may call it, and for which purpose it touches personal data. */
export interface Operation<Body = unknown> {
  readonly method: 'GET' | 'POST'
  /** As in OpenAPI: `/c/{place}/card.vcf`. */
  readonly path: string
  readonly summary: string
  /** Why no permission is asked. */
  readonly open: string
  readonly purpose: Purpose | 'none'
  /** Path parameters are matched by these patterns, and refused as unfound otherwise. */
  readonly parameters?: { readonly [name: string]: { readonly pattern: RegExp; readonly says: string } }
  readonly body?: z.ZodType<Body>
  readonly answers: { readonly [status: number]: { readonly says: string; readonly types: readonly string[]; readonly json?: z.ZodType } }
  run(ask: Ask<Body>): Promise<Answer>
}

/** Ties the type of the body that `run` receives to the shape that was declared. */
export const operation = <Body>(one: Operation<Body>): Operation => ({ ...one, run: (ask) => one.run(ask as Ask<Body>) })

export interface Ask<Body = unknown> {
  readonly body: Body
  readonly parameters: { readonly [name: string]: string }
  /** The address as it was sent, before any rewriting. */
  readonly address: string
  readonly cookies: string | undefined
  readonly language: Language
  readonly wantsHtml: boolean
  /** The network address the request comes from: for counting failures, never stored or logged. */
  readonly source: string
}

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Buffer
  readonly headers?: { readonly [name: string]: string }
}
