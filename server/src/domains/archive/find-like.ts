import { sql } from 'kysely'
import type { CaseFound } from '#contract/search.ts'
import { accountByEmail } from '#domains/accounts/index.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** The documents with this number, or of the account with this address, last filed first. What is in them, and of whom, is not told. */
export async function documentsFound(tx: Tx, typed: string, most: number): Promise<CaseFound[]> {
  const text = typed.trim()
  const account = text.includes('@') ? await accountByEmail(tx, text) : undefined
  const rows = await tx.rows
    .selectFrom('archive.document as document')
    .innerJoin('archive.folder as folder', 'folder.id', 'document.folder_id')
    .select(['document.id', 'document.number', 'document.kind', 'document.filed_at'])
    .where(sql<boolean>`(upper(document.number) = upper(${text}) or folder.person_id = ${account?.id ?? null}::uuid)`)
    .orderBy('document.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id, number, kind, filed_at }) => ({
    kind: 'document',
    id,
    reference: number,
    state: kind,
    at: filed_at.toISOString(),
  }))
}
