import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** What an account is entered by, and what waits for that: all of it ends with the account. */
export const waysIn = [
  'accounts.session',
  'accounts.half_sign_in',
  'accounts.passkey',
  'accounts.password',
  'accounts.recovery_code',
  'accounts.factor_loss',
  'accounts.totp',
] as const

export async function endWaysIn(tx: Tx, personIds: readonly string[]): Promise<void> {
  for (const table of waysIn) await tx.rows.deleteFrom(table).where('person_id', '=', anyOf(personIds)).execute()
  await endFormerEmails(tx, personIds)
}

/** The addresses that these accounts had before, with their keys: from here on nobody undoes a change. */
export async function endFormerEmails(tx: Tx, personIds: readonly string[]): Promise<void> {
  const rows = await tx.rows.deleteFrom('accounts.former_email').where('person_id', '=', anyOf(personIds)).returning('subject_id').execute()
  await tx.vault.eraseAll(
    tx,
    rows.map(({ subject_id }) => subject_id),
  )
}
