import type { documentKinds } from '#contract/documents.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { moroccanDate } from '#platform/dates.ts'
import { alone, type Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Subject } from '#platform/vault/vault.ts'
import { documentFacts, documentPdf, type Facts } from './archive-rows.ts'
import { type Client, clientMeant, type Meant } from './client.ts'
import { fiscalYearEnd, lastDayKept, sha256Of } from './document.ts'
import { indexFolder } from './index-documents.ts'

export interface ToFile {
  readonly kind: (typeof documentKinds)[number]
  readonly number: string
  /** As a day, `2026-03-10`. */
  readonly date: string
  /** In centimes of a dirham. */
  readonly amount: number
  readonly fiscalYearEnd?: string | undefined
  readonly client: Meant
  readonly pdf: Buffer
}

/**
 * Files a document that was made elsewhere, for good: nothing changes it, a correction is another document. Refuses a number that another of its
 * kind has, a day that is still to come, one whose ten years are over, and a client that there is not.
 */
export async function fileDocument(
  tx: Tx,
  actor: Actor,
  input: ToFile,
): Promise<{ readonly id: string; readonly sha256: string; readonly keptUntil: string }> {
  const { kind, number, date, amount, pdf } = input
  const today = moroccanDate(tx.clock.now())
  const closesOn = fiscalYearEnd(date, input.fiscalYearEnd)
  const keptUntil = lastDayKept(closesOn)
  if (date > today || keptUntil < today) throw new Refusal('invalid', ['date'])
  const client = await clientMeant(tx, actor, input.client)
  const { folderId, subject } = await folderOf(tx, actor, client, { closesOn, keptUntil })
  const [id, sha256] = [tx.ids.next(), sha256Of(pdf)]
  const facts: Facts = { client: client.name, date, amount, currency: 'MAD', bytes: pdf.length, sha256 }
  const filed = await tx.rows
    .insertInto('archive.document')
    .values({
      id,
      folder_id: folderId,
      kind,
      number,
      facts: subject.seal(documentFacts, id, facts),
      filed_at: tx.clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing()) // of two at once, the second waits here
    .executeTakeFirst()
  if (filed.numInsertedOrUpdatedRows === 0n) throw new Refusal('number-known', ['number'])
  await tx.rows
    .insertInto('archive.content')
    .values({ document_id: id, pdf: subject.seal(documentPdf, id, pdf) })
    .execute()
  await indexFolder(tx, folderId, subject.id)
  await record(tx, actor, { deed: 'document.file', object: { kind: 'document', id }, subject, purpose: 'invoices' })
  return { id, sha256, keptUntil }
}

/** The folder of a client and a fiscal year, with its key; made where there is none. */
async function folderOf(
  tx: Tx,
  actor: Actor,
  { person_id, company_id }: Client,
  { closesOn, keptUntil }: { readonly closesOn: string; readonly keptUntil: string },
): Promise<{ readonly folderId: string; readonly subject: Subject<'invoices'> }> {
  await alone(tx, `archive: a folder of ${person_id ?? company_id}`)
  const access = { actor, purpose: 'invoices' } as const
  const known = await tx.rows
    .selectFrom('archive.folder')
    .select(['id', 'subject_id'])
    .where(person_id === null ? 'company_id' : 'person_id', '=', person_id ?? company_id)
    .where('closes_on', '=', closesOn)
    .executeTakeFirst()
  if (known) return { folderId: known.id, subject: await tx.vault.subject(tx, known.subject_id, access) }
  const [folderId, subject] = [tx.ids.next(), await tx.vault.newSubject(tx, 'fiscal', access)]
  await tx.rows
    .insertInto('archive.folder')
    .values({ id: folderId, subject_id: subject.id, person_id, company_id, closes_on: closesOn, keep_until: keptUntil })
    .execute()
  return { folderId, subject }
}
