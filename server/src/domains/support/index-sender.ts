import type { MessageKind, OrderWish, Question } from '#contract/messages.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm, nameTerms } from '#platform/vault/normalise.ts'
import { subjectsLike } from '#platform/vault/typed-terms.ts'
import { deskFields, rightsField } from './message-rows.ts'

/** What a message is found by: for its sender's rights, and by who answers messages of its kind. */
export async function indexSender(
  tx: Tx,
  subjectId: string,
  kind: MessageKind,
  { name, email, phone, ...more }: Question | OrderWish,
): Promise<void> {
  const company = 'company' in more ? nameTerms(more.company) : []
  await tx.vault.index(tx, rightsField, subjectId, [emailTerm(email)])
  await tx.vault.index(tx, deskFields[kind], subjectId, [
    ...nameTerms(name),
    ...company,
    emailTerm(email),
    ...(phone === undefined ? [] : [phone]),
  ])
}

/** The messages that were written with this address. */
export const messagesBy = (tx: Tx, email: string): Promise<readonly string[]> => tx.vault.find(tx, rightsField, emailTerm(email))

/** The messages of a kind whose sender has all that was typed: name, company, address or number. */
export const messagesLike = (tx: Tx, kind: MessageKind, typed: string): Promise<readonly string[]> =>
  subjectsLike(tx.vault, tx, deskFields[kind], typed)
