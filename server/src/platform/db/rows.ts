import type { Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Ids } from '../ids.ts'
import type { Tables } from './tables.ts'

/** Rows inside one transaction, with the time and new identifiers beside them: a bare connection does not fit. */
export interface RowsTx {
  readonly rows: Transaction<Tables>
  readonly clock: Clock
  readonly ids: Ids
  /** One snapshot, which cannot write and need not lock. */
  readonly readOnly?: true
}
