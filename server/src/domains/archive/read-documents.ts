import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { DocumentShown } from '#contract/documents.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Damaged } from '#platform/vault/sealed.ts'
import type { Access, Subject } from '#platform/vault/vault.ts'
import { documentFacts, documentPdf, type Facts } from './archive-rows.ts'
import { sha256Of } from './document.ts'

type Use = 'invoices' | 'accounting'
type Row = Selectable<Pick<Tables['archive.document'], 'id' | 'folder_id' | 'kind' | 'number' | 'facts'>> &
  Pick<Tables['archive.folder'], 'subject_id' | 'closes_on' | 'keep_until'>

/** A document whose folder's key was opened. */
export interface Document {
  readonly row: Row
  readonly subject: Subject<Use>
  readonly facts: Facts
}

export interface Page {
  readonly after?: string | undefined
  readonly limit: number
}

/** All of them; whoever asks says first which they may see. */
export const documents = (tx: Tx) =>
  tx.rows
    .selectFrom('archive.document as document')
    .innerJoin('archive.folder as folder', 'folder.id', 'document.folder_id')
    .select(['document.id', 'document.folder_id', 'document.kind', 'document.number', 'document.facts'])
    .select(['folder.subject_id', 'folder.closes_on', 'folder.keep_until'])

export async function pageOf(query: ReturnType<typeof documents>, { after, limit }: Page) {
  const rows = await query
    .$if(after !== undefined, (more) => more.where('document.id', '<', after ?? ''))
    .orderBy('document.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Opens what is said of each, in one look at the keyring. */
export async function opened(tx: Tx, access: Access<Use>, rows: readonly Row[]): Promise<readonly Document[]> {
  const subjects = await tx.vault.subjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
    access,
  )
  return rows.flatMap((row) => {
    const subject = subjects.get(row.subject_id)
    return subject ? [{ row, subject, facts: subject.open(documentFacts, row.id, row.facts) }] : []
  })
}

/** Its bytes, which are those that were filed. */
export async function pdfOf(tx: Tx, { row, subject, facts }: Document): Promise<Buffer> {
  const content = await tx.rows.selectFrom('archive.content').select('pdf').where('document_id', '=', row.id).executeTakeFirstOrThrow()
  const pdf = subject.open(documentPdf, row.id, content.pdf)
  if (sha256Of(pdf) !== facts.sha256) throw new Damaged(documentPdf, row.id)
  return pdf
}

export const shown = ({ row, facts }: Document): z.infer<typeof DocumentShown> => ({
  id: row.id,
  kind: row.kind,
  number: row.number,
  ...facts,
  fiscalYearEnd: row.closes_on,
  keptUntil: row.keep_until,
})
