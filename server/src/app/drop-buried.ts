import { accountsOf } from '#domains/accounts/index.ts'
import type { Installation } from './installation.ts'
import { personalData } from './personal-data.ts'

const atOnce = 500

/** How many rows were dropped, by the schema they lay in. */
export type Dropped = { readonly [schema: string]: number }

/**
 * After a restore of older data: the rows of whoever was erased since came back with them, though nothing in them opens. Each domain drops its own,
 * those that lead to an account before the account. Some people at a time, each time whole: it may be killed anywhere, and runs again.
 */
export async function dropBuriedRows({ db, deeds }: Pick<Installation, 'db' | 'deeds'>): Promise<Dropped> {
  const dropped: Record<string, number> = {}
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const some = await db
      .selectFrom('vault.tombstone')
      .select('subject_id')
      .where('subject_id', '>', after)
      .orderBy('subject_id')
      .limit(atOnce)
      .$castTo<{ subject_id: string }>()
      .execute()
    const last = some.at(-1)?.subject_id
    if (last === undefined) return dropped
    after = last
    const subjects = some.map(({ subject_id }) => subject_id)
    const gone = await deeds.run(async (tx) => {
      const accounts = (await accountsOf(tx, subjects)).map(({ id }) => id)
      const counts: (readonly [string, number])[] = []
      for (const { schema, dropBuried } of personalData.toReversed())
        if (dropBuried) counts.push([schema, await dropBuried(tx, { subjects, accounts })])
      return counts
    })
    for (const [schema, count] of gone) if (count > 0) dropped[schema] = (dropped[schema] ?? 0) + count
  }
}
