import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reached } from '#platform/personal-data.ts'
import { contactDetails } from './contact-rows.ts'

/** The addresses that were left with these details. */
export async function reachSubjects(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<readonly Reached[]> {
  const subjects = await tx.vault.subjects(tx, subjectIds, { actor, purpose: 'rights' })
  const rows = await tx.rows
    .selectFrom('contacts.contact')
    .select(['id', 'subject_id', 'details', 'language'])
    .where('subject_id', '=', anyOf(subjects.keys()))
    .execute()
  return rows.flatMap(({ id, subject_id: subjectId, details, language }) => {
    const address = details && subjects.get(subjectId)?.open(contactDetails, id, details).email
    return address ? [{ subjectId, address, language }] : []
  })
}
