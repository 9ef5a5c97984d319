import type { StaffList } from '#contract/staff.ts'
import { undertaking } from '#contract/undertaking.ts'
import { namesOf, withSecondFactor } from '#domains/accounts/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { invitedPerson } from './staff-rows.ts'

/** Who works here, whether they may, and who was invited: of staff their names and jobs, of clients nothing. */
export async function staffList(tx: Tx, actor: Extract<Actor, { kind: 'person' }>): Promise<StaffList> {
  const rows = await tx.rows
    .selectFrom('access.staff as staff')
    .leftJoin('access.undertaking as signed', (join) =>
      join.onRef('signed.person_id', '=', 'staff.person_id').on('signed.version', '=', undertaking.version),
    )
    .select(['staff.person_id', 'staff.job', 'staff.since', 'signed.signed_at'])
    .orderBy('staff.since')
    .orderBy('staff.job')
    .execute()
  const people = [...Map.groupBy(rows, ({ person_id }) => person_id)]
  const ids = people.map(([id]) => id)
  const [names, strong] = [await namesOf(tx, actor, ids), await withSecondFactor(tx, ids)]
  const items = people.flatMap(([id, held]) => {
    const [first] = held
    const name = names.get(id)
    if (!first || name === undefined) return []
    return {
      id,
      name,
      jobs: held.map(({ job }) => job),
      since: first.since.toISOString(),
      signedAt: first.signed_at?.toISOString() ?? null,
      secondFactor: strong.has(id),
      own: id === actor.id,
    }
  })
  const signed = items.filter(({ signedAt }) => signedAt !== null).length
  return { items, invited: await invited(tx, actor), undertaking: { version: undertaking.version, signed, of: items.length } }
}

async function invited(tx: Tx, actor: Actor): Promise<StaffList['invited']> {
  const rows = await tx.rows.selectFrom('access.invitation').selectAll().orderBy('made_at', 'desc').execute()
  const subjects = await tx.vault.subjects(
    tx,
    rows.map(({ subject_id }) => subject_id),
    { actor, purpose: 'the account' },
  )
  return rows.flatMap((row) => {
    const subject = subjects.get(row.subject_id)
    return subject
      ? [{ id: row.id, ...subject.open(invitedPerson, row.id, row.invited), jobs: row.jobs, madeAt: row.made_at.toISOString() }]
      : []
  })
}
