import { type Actor, system } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reached } from '#platform/personal-data.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { invitedAddress, invitedField } from './company-rows.ts'

/** What was entered of this address, by whichever company: for the rights purpose alone. */
export const subjectsInvited = (tx: Tx, email: string): Promise<readonly string[]> => tx.vault.find(tx, invitedField, emailTerm(email))

/** Makes the index entry of an invitation anew. False where this domain has none of the subject. */
export async function reindex(tx: Tx, subjectId: string): Promise<boolean> {
  const row = await tx.rows
    .selectFrom('clients.invitation')
    .select(['id', 'address'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'the account' })
  await tx.vault.index(tx, invitedField, subjectId, [emailTerm(subject.open(invitedAddress, row.id, row.address))])
  return true
}

/** Where these subjects are written to, to tell them of an incident. */
export async function reachInvited(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<readonly Reached[]> {
  const subjects = await tx.vault.subjects(tx, subjectIds, { actor, purpose: 'rights' })
  const rows = await tx.rows
    .selectFrom('clients.invitation')
    .select(['id', 'subject_id', 'address', 'language'])
    .where('subject_id', '=', anyOf(subjects.keys()))
    .execute()
  return rows.flatMap(({ id, subject_id: subjectId, address, language }) => {
    const email = subjects.get(subjectId)?.open(invitedAddress, id, address)
    return email === undefined ? [] : [{ subjectId, address: email, language }]
  })
}
