import type { ContactDetails } from '#contract/contacts.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm, foldWord, nameTerms } from '#platform/vault/normalise.ts'
import { emailField, nameField, phoneField, rightsField, tagField, termOf } from './contact-rows.ts'

/** What the owner finds a contact by, and what the rights desk finds its author by. */
export async function indexContact(tx: Tx, subjectId: string, ownerId: string, details: ContactDetails): Promise<void> {
  const { name, company } = details
  const { address, number } = reachedBy(details)
  const own = (terms: readonly string[]) => terms.map((term) => termOf(ownerId, term))
  await tx.vault.index(tx, nameField, subjectId, own([...nameTerms(name), ...(company === undefined ? [] : nameTerms(company))]))
  await tx.vault.index(tx, emailField, subjectId, own(address))
  await tx.vault.index(tx, phoneField, subjectId, own(number))
  await tx.vault.index(tx, rightsField, subjectId, [...address, ...number])
}

/** 'Salon', 'salon' and 'SALON' are one tag. */
export const tagTerm = (tag: string): string => foldWord(tag.trim())

/** What the owner gathers contacts by. */
export async function indexTags(tx: Tx, subjectId: string, ownerId: string, tags: readonly string[]): Promise<void> {
  const terms = tags.map((tag) => termOf(ownerId, tagTerm(tag)))
  await tx.vault.index(tx, tagField, subjectId, terms)
}
/** What was taken back is found by the rights desk alone. */
export async function indexWithdrawn(tx: Tx, subjectId: string, _ownerId: string, details: ContactDetails): Promise<void> {
  const { address, number } = reachedBy(details)
  for (const field of [nameField, emailField, phoneField]) await tx.vault.index(tx, field, subjectId, [])
  await tx.vault.index(tx, rightsField, subjectId, [...address, ...number])
}

const reachedBy = ({ email, phone }: ContactDetails) => ({
  address: email === undefined ? [] : [emailTerm(email)],
  number: phone === undefined ? [] : [phone],
})
