import type { Tx } from '../db/transaction.ts'

/** What one text message says, and to which number (E.164). Composed when it is sent, and stored nowhere. */
export interface TextMessage {
  readonly to: string
  readonly text: string
}

/** Composes the message about one object; undefined where there is nothing to say any more. */
type Composer = (tx: Tx, objectId: string) => Promise<TextMessage | undefined>

export type TextMessages = { readonly [kind: string]: Composer }
