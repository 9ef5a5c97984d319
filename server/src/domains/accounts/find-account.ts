import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { restrictedUnder } from '#platform/vault/restriction.ts'
import { emailField, personEmail, personName } from './person-rows.ts'

export interface AccountHolder {
  readonly id: string
  readonly subjectId: string
}

/** Looked up where there is nobody: what the databases are asked is then the same, and so is the time. */
export const noId = '00000000-0000-0000-0000-000000000000'

/** Whose address it is: the account that is not closed. Asks as much of the databases for an address that nobody has. */
export async function accountByEmail(tx: Tx, email: string): Promise<AccountHolder | undefined> {
  const found = await tx.vault.find(tx, emailField, emailTerm(email))
  const rows = await tx.rows
    .selectFrom('accounts.person as person')
    .select(['person.id', 'person.subject_id'])
    .where('person.subject_id', 'in', found.length > 0 ? found : [noId])
    .where(sql<boolean>`not exists (select from accounts.closing where person_id = person.id)`)
    .execute()
  return rows[0] && { id: rows[0].id, subjectId: rows[0].subject_id }
}

/** The accounts of an address, the closed ones too, whose time is not over: for the rights purpose alone. */
export const subjectsByEmail = (tx: Tx, email: string): Promise<readonly string[]> => tx.vault.find(tx, emailField, emailTerm(email))

/** The accounts among these subjects. */
export const accountsOf = (tx: Tx, subjectIds: readonly string[]) =>
  tx.rows
    .selectFrom('accounts.person as person')
    .leftJoin('accounts.closing as closing', 'closing.person_id', 'person.id')
    .select(['person.id', 'person.subject_id as subjectId', 'closing.closed_at as closedAt'])
    .where('person.subject_id', '=', anyOf(subjectIds))
    .orderBy('person.id')
    .execute()

const atOnce = 200

/** The next accounts after this id that are not closed, in the order of their ids: some hundreds of them, and none after the last. */
export async function accountsOpen(tx: Tx, after: string): Promise<readonly string[]> {
  const rows = await tx.rows
    .selectFrom('accounts.person as person')
    .select('person.id')
    .where('person.id', '>', after)
    .where(sql<boolean>`not exists (select from accounts.closing where person_id = person.id)`)
    .orderBy('person.id')
    .limit(atOnce)
    .execute()
  return rows.map(({ id }) => id)
}

/** The name of an account's holder, as who is invoiced; undefined where there is no such account any more. */
export async function invoicedHolder(tx: Tx, actor: Actor, id: string): Promise<string | undefined> {
  const row = await tx.rows.selectFrom('accounts.person').select(['subject_id', 'name']).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const subject = await tx.vault.subjectIfAny(tx, row.subject_id, { actor, purpose: 'invoices' })
  return subject?.open(personName, id, row.name)
}

export async function accountHolder(tx: Tx, id: string): Promise<AccountHolder | undefined> {
  const row = await tx.rows.selectFrom('accounts.person').select('subject_id').where('id', '=', id).executeTakeFirst()
  return row && { id, subjectId: row.subject_id }
}

export async function isClosed(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.rows.selectFrom('accounts.closing').select('person_id').where('person_id', '=', personId).executeTakeFirst()
  return row !== undefined
}

/** A holder as somebody sees them who may; null in the place of what they had stopped, with all uses of their data. */
export interface HolderNamed {
  readonly name: string | null
  readonly email: string | null
}

/** Names and addresses of these accounts, by id: of those that are not closed or erased. */
export async function holdersNamed(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, HolderNamed>> {
  const rows = await tx.rows
    .selectFrom('accounts.person as person')
    .select(['person.id', 'person.subject_id', 'person.name', 'person.email', restrictedUnder('person.subject_id').as('stopped')])
    .where('person.id', '=', anyOf(ids))
    .where(sql<boolean>`not exists (select from accounts.closing where person_id = person.id)`)
    .execute()
  const subjects = await tx.vault.subjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
    { actor, purpose: 'the account' },
  )
  return new Map(
    rows.flatMap(({ id, subject_id, name, email, stopped }): [string, HolderNamed][] => {
      const subject = subjects.get(subject_id)
      if (!subject) return []
      if (stopped) return [[id, { name: null, email: null }]]
      return [[id, { name: subject.open(personName, id, name), email: subject.open(personEmail, id, email) }]]
    }),
  )
}
