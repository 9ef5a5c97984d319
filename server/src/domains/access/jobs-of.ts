import type { Job } from '#contract/staff.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** The jobs that each of these people holds now. */
export async function jobsOfEach(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, readonly Job[]>> {
  const rows = await tx.rows
    .selectFrom('access.staff')
    .select(['person_id', 'job'])
    .where('person_id', '=', anyOf(personIds))
    .orderBy('job')
    .execute()
  return new Map([...Map.groupBy(rows, ({ person_id }) => person_id)].map(([id, held]) => [id, held.map(({ job }) => job)]))
}

/** Who holds a job now. */
export async function peopleWith(tx: Tx, job: Job): Promise<string[]> {
  const rows = await tx.rows.selectFrom('access.staff').select('person_id').where('job', '=', job).execute()
  return rows.map(({ person_id }) => person_id)
}

/** The jobs of a person; none for everybody who is no staff. */
export async function jobsOf(tx: Tx, personId: string): Promise<Job[]> {
  const rows = await tx.rows.selectFrom('access.staff').select('job').where('person_id', '=', personId).orderBy('job').execute()
  return rows.map(({ job }) => job)
}
