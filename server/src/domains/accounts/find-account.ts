import type { Tx } from '#platform/db/transaction.ts'
import { emailTerm } from '#platform/vault/normalise.ts'
import { emailField } from './person-rows.ts'

export interface AccountHolder {
  readonly id: string
  readonly subjectId: string
}

export async function accountByEmail(tx: Tx, email: string): Promise<AccountHolder | undefined> {
  const [subjectId] = await tx.vault.find(tx, emailField, emailTerm(email))
  if (subjectId === undefined) return undefined
  const row = await tx.rows.selectFrom('accounts.person').select('id').where('subject_id', '=', subjectId).executeTakeFirst()
  return row && { id: row.id, subjectId }
}

export async function accountHolder(tx: Tx, id: string): Promise<AccountHolder | undefined> {
  const row = await tx.rows.selectFrom('accounts.person').select('subject_id').where('id', '=', id).executeTakeFirst()
  return row && { id, subjectId: row.subject_id }
}
