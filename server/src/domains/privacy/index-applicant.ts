import type { Applicant } from '#contract/requests.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { rightsField } from './request-rows.ts'

/** What a request is found by, for the copy of its author. */
export const indexApplicant = (tx: Tx, subjectId: string, { email }: Applicant): Promise<void> =>
  tx.vault.index(tx, rightsField, subjectId, email === undefined ? [] : [emailTerm(email)])

/** The requests that were made with this address. */
export const requestsBy = (tx: Tx, email: string): Promise<readonly string[]> => tx.vault.find(tx, rightsField, emailTerm(email))
