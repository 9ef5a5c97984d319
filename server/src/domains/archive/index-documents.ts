import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { documentFacts } from './archive-rows.ts'

/** Finds a document by the SHA-256 of its bytes, for whoever holds it already; the index holds a keyed digest of that. */
const bytesField = 'archive.document.bytes'

/** What the documents of a folder are found by. */
export async function indexFolder(tx: Tx, folderId: string, subjectId: string): Promise<void> {
  const subject = await tx.vault.subject(tx, subjectId, { actor: system, purpose: 'rights' })
  const rows = await tx.rows.selectFrom('archive.document').select(['id', 'facts']).where('folder_id', '=', folderId).execute()
  const digests = rows.map(({ id, facts }) => subject.open(documentFacts, id, facts).sha256)
  await tx.vault.index(tx, bytesField, subjectId, digests)
}

/** Makes the index entries of a folder anew, under the newest index key. False where this subject is no folder's. */
export async function reindex(tx: Tx, subjectId: string): Promise<boolean> {
  const folder = await tx.rows.selectFrom('archive.folder').select('id').where('subject_id', '=', subjectId).executeTakeFirst()
  if (!folder) return false
  await indexFolder(tx, folder.id, subjectId)
  return true
}

/** Whether a document with these bytes was filed, by their SHA-256 in hexadecimal. */
export const isFiled = async (tx: Tx, sha256: string): Promise<boolean> => (await tx.vault.find(tx, bytesField, sha256)).length > 0
