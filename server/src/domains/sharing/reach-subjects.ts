import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reached } from '#platform/personal-data.ts'
import { linkVisitor } from './named-rows.ts'

/** The addresses of those for whom a link was made. Nobody knows their language. */
export async function reachSubjects(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<readonly Reached[]> {
  const subjects = await tx.vault.subjects(tx, subjectIds, { actor, purpose: 'rights' })
  const rows = await tx.rows
    .selectFrom('sharing.named')
    .select(['link_id', 'subject_id', 'visitor'])
    .where('subject_id', '=', anyOf(subjects.keys()))
    .execute()
  return rows.flatMap(({ link_id, subject_id: subjectId, visitor }) => {
    const address = visitor && subjects.get(subjectId)?.open(linkVisitor, link_id, visitor).email
    return address ? [{ subjectId, address, language: null }] : []
  })
}
