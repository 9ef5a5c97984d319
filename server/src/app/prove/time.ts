import { sql } from 'kysely'
import { clockShown, countLate, punctuality } from '#domains/privacy/index.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { uuidsByTime } from '#platform/ids.ts'
import { sweeps } from '../sweeps.ts'
import type { Check, ProofHouse } from './house.ts'

const reading = <T>({ db, clock }: ProofHouse, read: (tx: RowsTx) => Promise<T>): Promise<T> =>
  db.transaction().execute((rows) => read({ rows, clock, ids: uuidsByTime(clock), readOnly: true }))

/** What should have been erased a day ago, and is not held; while a clock that jumped stops the sweeps, all that they may not look at counts as one. */
export const pastTheirTerm: Check = (house) =>
  reading(house, async (tx) => {
    let count = (await clockShown(tx))?.stoppedAt ? 1 : 0
    for (const sweep of sweeps) count += await countLate(tx, sweep, house.clock.now())
    return { count, of: null }
  })

/** Erasures whose seven days were over a day ago, and that are not done. One that a hold keeps waits for it. */
export const erasuresPastTheirDay: Check = async ({ db, clock }) => {
  const before = new Date(clock.now().getTime() - 86_400_000)
  const { rows } = await sql<{ count: string; of: string }>`
    select count(*) filter (where done_at is null and ends_at < ${before} and request.state = 'window') as count, count(*) as of
    from privacy.erasure join privacy.request on request.id = erasure.request_id
    where not exists (select from privacy.hold where hold.subject_id = request.subject_id)`.execute(db)
  return { count: Number(rows[0]?.count ?? 0), of: Number(rows[0]?.of ?? 0) }
}

export const answeredLate: Check = (house) => reading(house, punctuality)
