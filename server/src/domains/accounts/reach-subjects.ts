import type { Actor } from '#platform/actor.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reached } from '#platform/personal-data.ts'
import { personEmail } from './person-rows.ts'

/** The addresses of these accounts, the closed ones too: being told of an incident is a right of whoever it concerns. */
export async function reachSubjects(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<readonly Reached[]> {
  const subjects = await tx.vault.subjects(tx, subjectIds, { actor, purpose: 'rights' })
  const rows = await tx.rows
    .selectFrom('accounts.person')
    .select(['id', 'subject_id', 'email', 'language'])
    .where('subject_id', '=', anyOf(subjects.keys()))
    .execute()
  return rows.flatMap(({ id, subject_id: subjectId, email, language }) => {
    const address = subjects.get(subjectId)?.open(personEmail, id, email)
    return address === undefined ? [] : [{ subjectId, address, language }]
  })
}
