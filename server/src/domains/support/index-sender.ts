import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { rightsField } from './message-rows.ts'

/** What a message is found by, for its sender's rights. */
export const indexSender = (tx: Tx, subjectId: string, email: string): Promise<void> =>
  tx.vault.index(tx, rightsField, subjectId, [emailTerm(email)])

/** The messages that were written with this address. */
export const messagesBy = (tx: Tx, email: string): Promise<readonly string[]> => tx.vault.find(tx, rightsField, emailTerm(email))
