import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { documentFacts, documentPdf } from './archive-rows.ts'

/** Puts the documents of a folder under its new key, one at a time: a PDF is large. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const rows = await tx.rows
    .selectFrom('archive.document as document')
    .innerJoin('archive.folder as folder', 'folder.id', 'document.folder_id')
    .select(['document.id', 'document.facts'])
    .where('folder.subject_id', '=', subjectId)
    .forNoKeyUpdate('document')
    .execute()
  for (const { id, facts } of rows) {
    const content = await tx.rows.selectFrom('archive.content').select('pdf').where('document_id', '=', id).executeTakeFirstOrThrow()
    await tx.rows
      .updateTable('archive.document')
      .set({ facts: again(documentFacts, id, facts) })
      .where('id', '=', id)
      .execute()
    await tx.rows
      .updateTable('archive.content')
      .set({ pdf: again(documentPdf, id, content.pdf) })
      .where('document_id', '=', id)
      .execute()
  }
}
