import { sql } from 'kysely'
import type { CaseFound } from '#contract/search.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { requestsLike } from './index-applicant.ts'

/** The requests with this reference, or whose author has all that was typed, the newest first. Nobody's name is in it. */
export async function requestsFound(tx: Tx, typed: string, most: number): Promise<CaseFound[]> {
  const subjects = await requestsLike(tx, typed)
  const rows = await tx.rows
    .selectFrom('privacy.request')
    .select(['id', 'reference', 'state', 'made_at'])
    .where(sql<boolean>`(reference = upper(${typed.trim()}) or subject_id = any(${[...subjects]}::uuid[]))`)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id, reference, state, made_at }) => ({ kind: 'request', id, reference, state, at: made_at.toISOString() }))
}
