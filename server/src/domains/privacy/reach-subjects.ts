import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reached } from '#platform/personal-data.ts'
import { applicantOf } from './request-rows.ts'

/** The addresses of those who made these requests. */
export async function reachSubjects(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<readonly Reached[]> {
  const subjects = await tx.vault.subjects(tx, subjectIds, { actor, purpose: 'rights' })
  const rows = await tx.rows
    .selectFrom('privacy.request')
    .select(['id', 'subject_id', 'applicant', 'language'])
    .where('subject_id', '=', anyOf(subjects.keys()))
    .execute()
  return rows.flatMap(({ id, subject_id: subjectId, applicant, language }) => {
    const address = subjects.get(subjectId)?.open(applicantOf, id, applicant).email
    return address === undefined ? [] : [{ subjectId, address, language }]
  })
}
