import type { Applicant } from '#contract/requests.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm, nameTerms } from '#platform/vault/normalise.ts'
import { subjectsLike } from '#platform/vault/typed-terms.ts'
import { deskField, rightsField } from './request-rows.ts'

/** What a request is found by: for the copy of its author, and at the desk. */
export async function indexApplicant(tx: Tx, subjectId: string, { name, email, phone }: Partial<Applicant>): Promise<void> {
  const address = email === undefined ? [] : [emailTerm(email)]
  const named = name === undefined ? [] : nameTerms(name)
  await tx.vault.index(tx, rightsField, subjectId, address)
  await tx.vault.index(tx, deskField, subjectId, [...named, ...address, ...(phone === undefined ? [] : [phone])])
}

/** The requests that were made with this address. */
export const requestsBy = (tx: Tx, email: string): Promise<readonly string[]> => tx.vault.find(tx, rightsField, emailTerm(email))

/** The requests whose author has all that was typed. */
export const requestsLike = (tx: Tx, typed: string): Promise<readonly string[]> => subjectsLike(tx.vault, tx, deskField, typed)
