import type { Language } from '#contract/language.ts'
import type { Tx } from '../db/transaction.ts'

/** What one mail says. Everything in it is composed when it is sent, and stored nowhere. */
export interface Mail {
  readonly to: { readonly address: string; readonly name?: string }
  readonly language: Language
  /** Holds nothing personal and no code: subjects are shown on locked screens. */
  readonly subject: string
  readonly lines: readonly string[]
  readonly code?: string
  readonly action?: { readonly label: string; readonly url: string }
  readonly small?: readonly string[]
  /** The Message-ID of the mail that it answers, and of those that one continued. */
  readonly answers?: { readonly mailId: string; readonly continues: readonly string[] }
  /** What follows once it is handed over, in a transaction of its own: run again where the process died in between. */
  readonly sent?: (tx: Tx) => Promise<void>
}

/** Composes the mail about one object; undefined where there is nothing to say any more: used, expired, erased. */
export type Composer = (tx: Tx, objectId: string) => Promise<Mail | undefined>

export type Mails = { readonly [kind: string]: Composer }
