import type { ContactDetails } from '#contract/contacts.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm, nameTerms } from '#platform/vault/normalise.ts'
import { emailField, nameField, phoneField, rightsField, termOf } from './contact-rows.ts'

/** What the owner finds a contact by, and what the rights desk finds its author by. */
export async function indexContact(tx: Tx, subjectId: string, ownerId: string, details: ContactDetails): Promise<void> {
  const { name, company, email, phone } = details
  const [address, number] = [email === undefined ? [] : [emailTerm(email)], phone === undefined ? [] : [phone]]
  const own = (terms: readonly string[]) => terms.map((term) => termOf(ownerId, term))
  await tx.vault.index(tx, nameField, subjectId, own([...nameTerms(name), ...(company === undefined ? [] : nameTerms(company))]))
  await tx.vault.index(tx, emailField, subjectId, own(address))
  await tx.vault.index(tx, phoneField, subjectId, own(number))
  await tx.vault.index(tx, rightsField, subjectId, [...address, ...number])
}
