import type { AliasableExpression } from 'kysely'
import { anyOf } from '#platform/db/any-of.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import type { Deeds, Tx } from '#platform/db/transaction.ts'
import { noHoldsMeanwhile, notHeld } from './hold-effect.ts'
import { certify } from './retention-certificate.ts'

/** Something whose time is over, or will be: ids alone, and the day or moment from which its time ran. */
export interface Due {
  readonly id: string
  /** The key that is destroyed with it, where it has one of its own. */
  readonly subject_id: string | null
  /** Whose account it belongs to. */
  readonly account_id: string | null
  readonly since: Date | string
}

/** A rule that ends personal data when its time is over. */
export interface Sweep {
  readonly name: string
  /** Which terms of the register it keeps, of which schema: `accounts: relationship`. */
  readonly keeps: readonly string[]
  /** From which event, and how long after it. */
  readonly why: string
  /** How long after `since` it ends at the latest, as the calendar counts: held against two years in a test. */
  readonly after: { readonly months?: number; readonly days?: number }
  /** What is due at a moment. */
  due(tx: RowsTx, at: Date): AliasableExpression<Due>
  /** Ends those of these that are due still; says which. Twice is once. */
  end(tx: Tx, ids: readonly string[], at: Date): Promise<readonly string[]>
  /** What is due and held still opened for somebody: takes it out of use. Twice is once. */
  aside?(tx: Tx, ids: readonly string[]): Promise<void>
}

/** So many in one transaction: none takes long, and nobody waits for one. */
const atOnce = 50
/** What is due is looked for by so many: among a million that are due, one look takes longer than ending a batch. */
const lookedFor = 5_000
const hour = 3_600_000
/** What is due for longer than this is late: the sweeps run each hour. */
const lateHours = 24

const free = (tx: RowsTx, sweep: Sweep, at: Date) => tx.rows.selectFrom(sweep.due(tx, at).as('due')).selectAll('due').where(notHeld)

/**
 * Ends what is due at a moment, the longest due first, some at a time, each batch in a transaction of its own with its certificate: a kill
 * loses nothing and doubles nothing. What is held stays, what somebody is using has its turn next time, and what cannot be ended keeps nothing
 * else: it is passed over, and the error is thrown at the end.
 */
export async function runSweep(deeds: Deeds, sweep: Sweep, at: Date): Promise<{ readonly ended: number; readonly late: number }> {
  const late = await deeds.read((tx) => countLate(tx, sweep, at))
  if (late > 0) await deeds.run((tx) => certify(tx, { sweep: sweep.name, ended: [], late }))
  await setAside(deeds, sweep, at)
  const passed = new Set<string>()
  const failed: unknown[] = []
  let ended = 0
  /** False where they cannot be ended together. */
  async function endSome(ids: readonly string[]): Promise<boolean> {
    try {
      const gone = await deeds.run(async (tx) => {
        await noHoldsMeanwhile(tx)
        const still = await stillFree(tx, sweep, at, ids)
        const gone = still.length === 0 ? [] : await sweep.end(tx, still, at)
        if (gone.length > 0) await certify(tx, { sweep: sweep.name, ended: gone, late: 0 })
        return new Set(gone)
      })
      ended += gone.size
      for (const id of ids) if (!gone.has(id)) passed.add(id)
      return true
    } catch (error) {
      if (ids.length > 1) return false
      for (const id of ids) passed.add(id)
      failed.push(error)
      if (failed.length > failuresTaken) throw error
      return true
    }
  }
  for (;;) {
    const due = await deeds.read((tx) => firstOf(tx, sweep, at, passed))
    if (due.length === 0) break
    for (let from = 0; from < due.length; from += atOnce) {
      const some = due.slice(from, from + atOnce)
      if (!(await endSome(some))) for (const id of some) await endSome([id])
    }
  }
  if (failed.length > 0) throw failed[0]
  return { ended, late }
}
/** More than a few that fail are no fault of theirs: the run ends, and the next one tries again. */
const failuresTaken = 10

const idsOf = (due: readonly { readonly id: string }[]) => due.map(({ id }) => id)

const firstOf = async (tx: RowsTx, sweep: Sweep, at: Date, passed: ReadonlySet<string>): Promise<string[]> =>
  idsOf(
    await free(tx, sweep, at)
      .where(({ not, eb }) => not(eb('due.id', '=', anyOf(passed))))
      .orderBy('due.since')
      .orderBy('due.id')
      .limit(lookedFor)
      .execute(),
  )

/** Those of these that nobody held since they were looked for, the longest due first. */
const stillFree = async (tx: RowsTx, sweep: Sweep, at: Date, ids: readonly string[]): Promise<string[]> =>
  idsOf(await free(tx, sweep, at).where('due.id', '=', anyOf(ids)).orderBy('due.since').orderBy('due.id').execute())

async function setAside(deeds: Deeds, sweep: Sweep, at: Date): Promise<void> {
  if (!sweep.aside) return
  const held = await deeds.read((tx) =>
    tx.rows
      .selectFrom(sweep.due(tx, at).as('due'))
      .select('due.id')
      .where(({ not }) => not(notHeld))
      .execute(),
  )
  for (const { id } of held) await deeds.run(async (tx) => sweep.aside?.(tx, [id]))
}

/** What was due a day ago, is not held, and is still there. */
export const countLate = (tx: RowsTx, sweep: Sweep, at: Date): Promise<number> =>
  countOf(tx, sweep, new Date(at.getTime() - lateHours * hour))

async function countOf(tx: RowsTx, sweep: Sweep, at: Date): Promise<number> {
  const { count } = await free(tx, sweep, at)
    .clearSelect()
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many would go at a moment, and how many a hold keeps. */
export async function countDue(tx: RowsTx, sweep: Sweep, at: Date): Promise<{ readonly due: number; readonly held: number }> {
  const due = await countOf(tx, sweep, at)
  const all = await tx.rows
    .selectFrom(sweep.due(tx, at).as('due'))
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return { due, held: Number(all.count) - due }
}

export interface Previewed {
  readonly sweep: string
  readonly why: string
  readonly due: number
  readonly held: number
  /** The first of them: what, and whose account. */
  readonly first: readonly { readonly id: string; readonly account: string | null; readonly since: string }[]
}

const shownAtMost = 1_000

/** What would go at a moment, and why: counts and ids. Changes nothing. */
export async function previewSweep(tx: RowsTx, sweep: Sweep, at: Date): Promise<Previewed> {
  const first = await free(tx, sweep, at).orderBy('due.since').orderBy('due.id').limit(shownAtMost).execute()
  return {
    sweep: sweep.name,
    why: sweep.why,
    ...(await countDue(tx, sweep, at)),
    first: first.map(({ id, account_id, since }) => ({
      id,
      account: account_id,
      since: typeof since === 'string' ? since : since.toISOString(),
    })),
  }
}
