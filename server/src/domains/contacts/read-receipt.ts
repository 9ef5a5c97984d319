import type { ReceiptShown } from '#contract/exchange.ts'
import { parseToken } from '#domains/sharing/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { accessGiven } from './access-given.ts'
import { confirmedUntil } from './confirm-details.ts'
import { answerToQuestion, contactDetails, leftTo } from './contact-rows.ts'
import { byLookup, deletionOf, isWithdrawn, receiptOf } from './find-receipt.ts'
import { receiptLookup } from './receipts.ts'

/** What somebody left, as it stands, for who holds its receipt. Refuses an unknown or deleted one. */
export async function receiptShown(tx: Tx, text: string): Promise<ReceiptShown> {
  const ended = await endedBy(tx, text)
  if (ended) return ended
  const { subject, row } = await receiptOf(tx, text)
  const details = subject.open(contactDetails, row.id, row.details)
  return {
    kind: row.kind,
    state: (await isWithdrawn(tx, row.id)) ? 'withdrawn' : 'kept',
    access: row.kind === 'left' ? null : (await accessGiven(tx, row.id)) ? 'given' : 'waiting',
    to: row.left_to && subject.open(leftTo, row.id, row.left_to),
    details: {
      name: details.name,
      email: details.email ?? null,
      phone: details.phone ?? null,
      company: details.company ?? null,
      note: details.note ?? null,
    },
    noProspecting: row.no_prospecting,
    tellClosing: row.tell_closing,
    leftAt: row.left_at.toISOString(),
    changedAt: row.changed_at?.toISOString() ?? null,
    keepUntil: row.keep_until,
    confirmedUntil: await confirmedUntil(tx, row),
    exports: await exportsOf(tx, row.id),
    questions: (await questionsOf(tx, row.id)).map(({ id, asked_at, answer, answered_at }) => ({
      askedAt: asked_at.toISOString(),
      answer: answer && subject.open(answerToQuestion, id, answer),
      answeredAt: answered_at?.toISOString() ?? null,
    })),
  }
}

/** The account was closed, or access refused: the receipt says so for as long as the line stays, and nothing else. */
async function endedBy(tx: Tx, text: string): Promise<ReceiptShown | undefined> {
  const token = parseToken(text)
  const found = token && (await byLookup(tx, receiptLookup(token)))
  const by = found && (await deletionOf(tx, found.id))?.deleted_by
  if (!found || (by !== 'closing' && by !== 'refusal')) return undefined
  const row = await tx.rows
    .selectFrom('contacts.contact')
    .select(['kind', 'left_at', 'keep_until'])
    .where('id', '=', found.id)
    .executeTakeFirst()
  if (!row) throw new Refusal('receipt-dead')
  return {
    kind: row.kind,
    state: by === 'closing' ? 'ended' : 'refused',
    access: null,
    to: null,
    details: null,
    noProspecting: false,
    tellClosing: false,
    leftAt: row.left_at.toISOString(),
    changedAt: null,
    keepUntil: row.keep_until,
    confirmedUntil: row.keep_until,
    exports: [],
    questions: [],
  }
}

async function exportsOf(tx: Tx, contactId: string): Promise<ReceiptShown['exports']> {
  const rows = await tx.rows
    .selectFrom('contacts.export as export')
    .innerJoin('contacts.exported as exported', 'exported.export_id', 'export.id')
    .select(['export.format', 'export.destination', 'export.exported_at'])
    .where('exported.contact_id', '=', contactId)
    .orderBy('export.exported_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ format, destination, exported_at }) => ({ format, destination, exportedAt: exported_at.toISOString() }))
}

const questionsOf = (tx: Tx, contactId: string) =>
  tx.rows
    .selectFrom('contacts.question')
    .select(['id', 'asked_at', 'answer', 'answered_at'])
    .where('contact_id', '=', contactId)
    .orderBy('asked_at', 'desc')
    .execute()
