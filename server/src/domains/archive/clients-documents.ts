import { sql } from 'kysely'
import { type AtWork, openCase } from '#platform/audit/opening.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { pdfNamed } from './own-documents.ts'
import { documents, opened, type Page, pageOf, shown } from './read-documents.ts'

/**
 * Why a member of staff looks: to invoice, which is about clients that there are, or to keep the accounts, which goes on after a client was erased.
 */
type Use = 'invoices' | 'accounting'

const seenFor = (tx: Tx, purpose: Use) =>
  documents(tx).$if(purpose === 'invoices', (query) => query.where(sql<boolean>`num_nonnulls(folder.person_id, folder.company_id) = 1`))

interface Search extends Page {
  readonly purpose: Use
  readonly number?: string | undefined
}

/** Clients' documents, last filed first, or the one of each kind with a number. Every folder of which something is shown gets its entry. */
export async function searchDocuments(tx: Tx, by: AtWork, { purpose, number, ...page }: Search) {
  const wanted = seenFor(tx, purpose).$if(number !== undefined, (query) =>
    query.where(sql<boolean>`upper(document.number) = upper(${number})`),
  )
  const { rows, next } = await pageOf(wanted, page)
  const found = await opened(tx, { actor: by.actor, purpose }, rows)
  const folders = new Map(found.map(({ row, subject }) => [row.folder_id, subject]))
  for (const [id, subject] of folders)
    await openCase(tx, by, {
      deed: 'document.list',
      case: { kind: 'folder', id, reference: null },
      subject,
      purpose,
      fields: ['name', 'facts'],
    })
  return { items: found.map(shown), next }
}

/** Opens one. That it was opened, by whom and for which purpose is written in the same transaction: without it nothing is shown. */
export async function openDocument(tx: Tx, by: AtWork, { documentId, purpose }: { readonly documentId: string; readonly purpose: Use }) {
  const row = await seenFor(tx, purpose).where('document.id', '=', documentId).executeTakeFirst()
  const [document] = row ? await opened(tx, { actor: by.actor, purpose }, [row]) : []
  if (!document) throw new Refusal('not-found')
  const { subject } = document
  await openCase(tx, by, {
    deed: 'document.open',
    case: { kind: 'document', id: documentId, reference: document.row.number },
    subject,
    purpose,
    fields: ['name', 'facts', 'pdf'],
  })
  return pdfNamed(tx, document)
}
