import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm, nameTerms } from '#platform/vault/normalise.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { factorSecrets, formerEmail } from './factor-rows.ts'
import {
  attemptMail,
  attemptTyped,
  emailField,
  nameField,
  passkeyCredential,
  passkeyName,
  passwordHash,
  personCompany,
  personEmail,
  personName,
  personPhone,
  phoneField,
  sessionAgent,
} from './person-rows.ts'

/** Puts what this domain holds of a subject under the subject's new key. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  await resealAttempt(tx, subjectId, again)
  await resealFormerEmail(tx, subjectId, again)
  const row = await tx.rows
    .selectFrom('accounts.person')
    .select(['id', 'name', 'email', 'phone', 'company'])
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
      company: row.company && again(personCompany, row.id, row.company),
    })
    .where('id', '=', row.id)
    .execute()
  await resealFactor(tx, row.id, again)
  await resealSigningIn(tx, row.id, again)
}

async function resealAttempt(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const row = await tx.rows
    .selectFrom('accounts.attempt')
    .select(['id', 'mail', 'typed'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  await tx.rows
    .updateTable('accounts.attempt')
    .set({ mail: again(attemptMail, row.id, row.mail), typed: row.typed && again(attemptTyped, row.id, row.typed) })
    .where('id', '=', row.id)
    .execute()
}

async function resealFormerEmail(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const row = await tx.rows
    .selectFrom('accounts.former_email')
    .select(['id', 'address'])
    .where('subject_id', '=', subjectId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  await tx.rows
    .updateTable('accounts.former_email')
    .set({ address: again(formerEmail, row.id, row.address) })
    .where('id', '=', row.id)
    .execute()
}

async function resealFactor(tx: Tx, personId: string, again: Reseal): Promise<void> {
  const row = await tx.rows.selectFrom('accounts.totp').select('secrets').where('person_id', '=', personId).forUpdate().executeTakeFirst()
  if (!row) return
  await tx.rows
    .updateTable('accounts.totp')
    .set({ secrets: again(factorSecrets, personId, row.secrets) })
    .where('person_id', '=', personId)
    .execute()
}

async function resealSigningIn(tx: Tx, personId: string, again: Reseal): Promise<void> {
  const password = await tx.rows
    .selectFrom('accounts.password')
    .select('hash')
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (password)
    await tx.rows
      .updateTable('accounts.password')
      .set({ hash: again(passwordHash, personId, password.hash) })
      .where('person_id', '=', personId)
      .execute()
  const passkeys = await tx.rows
    .selectFrom('accounts.passkey')
    .select(['id', 'credential', 'name'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id, credential, name } of passkeys)
    await tx.rows
      .updateTable('accounts.passkey')
      .set({ credential: again(passkeyCredential, id, credential), name: again(passkeyName, id, name) })
      .where('id', '=', id)
      .execute()
  const sessions = await tx.rows
    .selectFrom('accounts.session')
    .select(['id', 'agent'])
    .where('person_id', '=', personId)
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id, agent } of sessions)
    await tx.rows
      .updateTable('accounts.session')
      .set({ agent: again(sessionAgent, id, agent) })
      .where('id', '=', id)
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
  await tx.vault.index(tx, phoneField, subjectId, person.phone === undefined ? [] : [person.phone])
}
