import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { receiptToChange } from './find-receipt.ts'
import { preferenceOf } from './preference.ts'

/** The owner's term from today on; what was promised already stays where it is longer. */
export async function confirmedUntil(tx: Tx, row: { readonly owner_id: string; readonly keep_until: string }): Promise<string> {
  const { keepMonths } = await preferenceOf(tx, row.owner_id)
  const until = moroccanDate(tx.clock.now(), { months: keepMonths })
  return until > row.keep_until ? until : row.keep_until
}

/** The author says that it still holds: its time starts again from today. */
export async function confirmDetails(tx: Tx, receipt: string): Promise<undefined | Refusal> {
  const found = await receiptToChange(tx, receipt)
  if (found instanceof Refusal) return found
  const { row, subject } = found
  await tx.rows
    .updateTable('contacts.contact')
    .set({ keep_until: await confirmedUntil(tx, row) })
    .where('id', '=', row.id)
    .execute()
  await record(tx, system, { deed: 'contact.confirm', object: { kind: 'contact', id: row.id }, subject, purpose: 'rights' })
  return undefined
}
