import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Reached } from '#platform/personal-data.ts'

/** Where these subjects are written to, by those who hold their data; handed in by `app/`. Those without an address are not among them. */
export type ReachOf = (tx: Tx, actor: Actor, subjectIds: readonly string[]) => Promise<ReadonlyMap<string, Reached>>
