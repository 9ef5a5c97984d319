import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { WhoIsBuried } from '#platform/personal-data.ts'

/** The jobs that who is buried held, what they signed, and the invitations of whom it was that were taken up or are over. */
export async function dropBuried(tx: Tx, { subjects, accounts }: WhoIsBuried): Promise<number> {
  const held = await tx.rows.deleteFrom('access.staff').where('person_id', '=', anyOf(accounts)).returning('job').execute()
  const invited = await tx.rows.deleteFrom('access.invitation').where('subject_id', '=', anyOf(subjects)).returning('id').execute()
  const signed = await tx.rows.deleteFrom('access.undertaking').where('person_id', '=', anyOf(accounts)).returning('version').execute()
  const opened = await tx.rows.deleteFrom('access.break_glass').where('subject_id', '=', anyOf(subjects)).returning('id').execute()
  await tx.rows.deleteFrom('access.reading_alert').where('person_id', '=', anyOf(accounts)).execute()
  return held.length + signed.length + opened.length + invited.length
}
