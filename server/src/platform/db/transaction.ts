import { type Kysely, sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Ids } from '../ids.ts'
import { StaleKey, type Vault } from '../vault/vault.ts'
import type { RowsTx } from './rows.ts'
import type { Tables } from './tables.ts'

/** What a deed works with: rows inside one transaction, and the vault beside them. */
export interface Tx extends RowsTx {
  readonly vault: Vault
}

export interface Deeds {
  /** Runs a deed in one transaction: all of it is committed, or nothing. */
  run<T>(deed: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs a view in one snapshot, which cannot write. */
  read<T>(view: (tx: Tx) => Promise<T>): Promise<T>
}

export function deedsOn(db: Kysely<Tables>, vault: Vault, clock: Clock, ids: Ids): Deeds {
  async function again<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (error) {
        if (tries === 3 || !worthAnotherTry(error)) throw error
      }
    }
  }
  return {
    run: (deed) => again(() => db.transaction().execute((rows) => deed({ rows, vault, clock, ids }))),
    read: (view) =>
      again(() =>
        db
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute((rows) => view({ rows, vault, clock, ids, readOnly: true })),
      ),
  }
}

/** Nothing was committed, and the next try meets another state: a key renewed meanwhile, a deadlock that this deed lost. */
const worthAnotherTry = (error: unknown): boolean =>
  error instanceof StaleKey || (error instanceof Error && 'code' in error && error.code === '40P01')

/** One at a time across all processes, for the length of the transaction. */
export async function alone(tx: Tx, task: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${task}, 0))`.execute(tx.rows)
}
