import { system } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { receiptToChange } from './find-receipt.ts'
import { keptUntil } from './kept-until.ts'
import { preferenceOf } from './preference.ts'

interface Kept {
  readonly kind: 'left' | 'asked'
  readonly owner_id: string
  readonly keep_until: string
}

/** The owner's term from today on; what was promised already stays where it is longer. A request for access ends when it was told to. */
export async function confirmedUntil(tx: Tx, row: Kept): Promise<string> {
  if (row.kind === 'asked') return row.keep_until
  const { keepMonths } = await preferenceOf(tx, row.owner_id)
  const until = keptUntil(tx.clock.now(), { months: keepMonths })
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
