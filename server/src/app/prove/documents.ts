import { sql } from 'kysely'
import type { Check } from './house.ts'

/** Filed documents without their PDF, or whose key is gone before their term. */
export const unreadableDocuments: Check = async ({ db, keyring }) => {
  const { rows } = await sql<{ subject_id: string; documents: number; missing: number }>`
    select folder.subject_id, count(*)::int as documents, count(*) filter (where content.document_id is null)::int as missing
    from archive.document join archive.folder on folder.id = document.folder_id left join archive.content on content.document_id = document.id
    group by folder.subject_id`.execute(db)
  const found = await keyring.query<{ subject_id: string }>(
    'select distinct subject_id from keyring.subject_key where subject_id = any($1)',
    [rows.map(({ subject_id }) => subject_id)],
  )
  const keyed = new Set(found.rows.map(({ subject_id }) => subject_id))
  let [count, of] = [0, 0]
  for (const { subject_id, documents, missing } of rows) {
    of += documents
    count += keyed.has(subject_id) ? missing : documents
  }
  return { count, of }
}
