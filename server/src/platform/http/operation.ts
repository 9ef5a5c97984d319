import type { z } from 'zod'
import type { Language } from '#contract/language.ts'
import type { Permission } from '#contract/permissions.ts'
import type { Purpose } from '#contract/purposes.ts'
import type { FileKind } from './file-kinds.ts'
import type { SentFile, Upload } from './multipart.ts'

/** Where a browser keeps its session. */
export const sessionCookieName = '__Host-cc_session'
/** Of the office: it stands beside that of the account, and opens nothing of the portal. */
export const officeCookieName = '__Host-cc_office'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who may call an operation: those who hold a permission, or everybody, and then why. */
export type Guard = { readonly permission: Permission; readonly open?: never } | { readonly open: string; readonly permission?: never }

/**
 * One call as it really goes, declared beside its operation: the description shows it, and a test sends it to the served API with the ids of a
 * person of its own in the place of these, and looks at what comes back. An operation without one fails that test.
 */
export interface Example<Sent, Asked, Answered> {
  readonly parameters?: { readonly [name: string]: string }
  readonly query?: Asked
  readonly body?: Sent
  /** What comes back, where that is JSON. */
  readonly answer?: Answered
  /** Why no call can be written down. */
  readonly none?: string
}

/** What an operation is, but for what it does. */
export interface Shape<Body, Query, Sent = unknown, Asked = unknown, Answered = unknown> {
  readonly method: Method
  /** As in OpenAPI: `/c/{place}/card.vcf`. */
  readonly path: string
  readonly summary: string
  readonly purpose: Purpose | 'none'
  /** Path parameters are matched by these patterns, and refused as unfound otherwise. */
  readonly parameters?: Parameters
  readonly query?: z.ZodType<Query, Asked>
  readonly body?: z.ZodType<Body, Sent>
  /** The body is a file of this kind, as bytes. */
  readonly takes?: FileKind
  /** The body may come as multipart/form-data, with one file. */
  readonly upload?: Upload
  readonly example?: Example<NoInfer<Sent>, NoInfer<Asked>, NoInfer<Answered>>
}
export type Parameters = { readonly [name: string]: { readonly pattern: RegExp; readonly says: string; readonly example?: string } }

/** One operation of the HTTP API, declared once: its shape, who may call it, and for which purpose it touches personal data. */
export type Operation<Body = unknown, Query = unknown> = Shape<Body, Query> &
  Guard & {
    readonly answers: { readonly [status: number]: { readonly says: string; readonly types: readonly string[]; readonly json?: z.ZodType } }
    /** Whoever calls must have proved who they are in the last minutes. */
    readonly fresh?: true
    /** It makes something: an `Idempotency-Key` makes the second call get the answer of the first. */
    readonly creates?: true
    run(ask: Ask<Body, Query>): Promise<Answer>
    /** The page that a browser gets when we fail: with what somebody wrote, to be sent again. */
    pageOfFailure?(ask: Ask<Body, Query>): string
  }

/** Ties the types of the body and the query that `run` receives to the shapes that were declared. */
export const operation = <Body = unknown, Query = unknown>(one: Operation<Body, Query>): Operation => ({
  ...one,
  run: (ask) => one.run(ask as Ask<Body, Query>),
  ...(one.pageOfFailure && { pageOfFailure: (ask: Ask) => one.pageOfFailure?.(ask as Ask<Body, Query>) ?? '' }),
})

export interface Ask<Body = unknown, Query = unknown> {
  readonly body: Body
  readonly query: Query
  /** The file that came with a form, where the operation takes one. */
  readonly file?: SentFile | undefined
  readonly parameters: { readonly [name: string]: string }
  /** The address as it was sent, before any rewriting. */
  readonly address: string
  readonly cookies: string | undefined
  readonly language: Language
  readonly wantsHtml: boolean
  /** The network address the request comes from: for counting failures, never stored or logged. */
  readonly source: string
  /** What the browser calls itself: shown to a person in the list of their own sessions, sealed. */
  readonly agent: string | undefined
  readonly idempotencyKey: string | undefined
}

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Buffer
  /** The same for everybody, one of few: compressed once, and as far as it goes. */
  readonly lasting?: true
  readonly headers?: { readonly [name: string]: string | readonly string[] }
}

/** An id in a path. */
export const idParameter = (says: string, example?: string) => ({
  pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  says,
  ...(example !== undefined && { example }),
})
