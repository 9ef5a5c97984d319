import { type Kysely, sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Ids } from '../ids.ts'
import type { Vault } from '../vault/vault.ts'
import type { RowsTx } from './rows.ts'
import type { Tables } from './tables.ts'

/** What a deed works with: rows inside one transaction, and the vault beside them. */
export interface Tx extends RowsTx {
  readonly vault: Vault
}

export interface Deeds {
  /** Runs a deed in one transaction: all of it is committed, or nothing. */
  run<T>(deed: (tx: Tx) => Promise<T>): Promise<T>
}

export function deedsOn(db: Kysely<Tables>, vault: Vault, clock: Clock, ids: Ids): Deeds {
  return {
    run: (deed) => db.transaction().execute((rows) => deed({ rows, vault, clock, ids })),
  }
}

/** One at a time across all processes, for the length of the transaction. */
export async function alone(tx: Tx, task: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${task}, 0))`.execute(tx.rows)
}
