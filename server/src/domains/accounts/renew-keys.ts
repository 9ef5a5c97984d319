import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm, nameTerms } from '#platform/vault/normalise.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { emailField, nameField, personEmail, personName, personPhone, phoneField } from './person-rows.ts'

/** Puts what this domain holds of a subject under the subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const row = await tx.rows
    .selectFrom('accounts.person')
    .select(['id', 'name', 'email', 'phone'])
    .where('subject_id', '=', subjectId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) return
  await tx.rows
    .updateTable('accounts.person')
    .set({
      name: again(personName, row.id, row.name),
      email: again(personEmail, row.id, row.email),
      phone: row.phone && again(personPhone, row.id, row.phone),
    })
    .where('id', '=', row.id)
    .execute()
}

/** Makes the index entries of a subject anew, under the newest index key. False where this domain has none of it. */
export async function reindex(tx: Tx, subjectId: string): Promise<boolean> {
  const row = await tx.rows
    .selectFrom('accounts.person')
    .select(['id', 'name', 'email', 'phone'])
    .where('subject_id', '=', subjectId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) return false
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'security' })
  await indexPerson(tx, subjectId, {
    email: subject.open(personEmail, row.id, row.email),
    name: subject.open(personName, row.id, row.name),
    ...(row.phone && { phone: subject.open(personPhone, row.id, row.phone) }),
  })
  return true
}

/** What a person is found by: the address, the words of the name, the phone. */
export async function indexPerson(tx: Tx, subjectId: string, person: { email: string; name: string; phone?: string }): Promise<void> {
  await tx.vault.index(tx, emailField, subjectId, [emailTerm(person.email)])
  await tx.vault.index(tx, nameField, subjectId, nameTerms(person.name))
  if (person.phone !== undefined) await tx.vault.index(tx, phoneField, subjectId, [person.phone])
}
