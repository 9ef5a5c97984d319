import type { Transaction } from 'kysely'
import type pg from 'pg'
import { rowsOver } from '../db/rows-over.ts'
import type { Tables } from '../db/tables.ts'

/** The audit as it stood at one moment. */
export interface Snapshot {
  readonly rows: Transaction<Tables>
  /** The same connection, for what is copied. */
  readonly client: pg.ClientBase
}

/** Reads on a connection of its own, which goes with what was read. */
export async function inSnapshot<T>(connections: pg.Pool, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await connections.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    return await read({ client, rows: rowsOver((text, values) => client.query(text, values)) })
  } finally {
    client.release(true)
  }
}
