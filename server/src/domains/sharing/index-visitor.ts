import type { Visitor } from '#contract/links.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { rightsField } from './named-rows.ts'

/** What the rights desk finds the visitor of a link by. Owners look for nobody here: they have their list of links. */
export async function indexVisitor(tx: Tx, subjectId: string, { email, phone }: Visitor): Promise<void> {
  const terms = [email && emailTerm(email), phone].filter((term) => term !== undefined)
  await tx.vault.index(tx, rightsField, subjectId, terms)
}
