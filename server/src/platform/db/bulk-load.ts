import type { Transaction } from 'kysely'
import pg from 'pg'
import { BundlingSocket } from './bundling-socket.ts'
import { rowsOver } from './rows-over.ts'
import type { Tables } from './tables.ts'

/** A connection on which hundreds of deeds run side by side, each statement sent without waiting for the answers to the others. */
export async function bulkConnection(url: string): Promise<pg.Client> {
  const stream = () => new BundlingSocket()
  const client = new pg.Client({ connectionString: url, pipeline: true, stream, application_name: 'connectcard' })
  client.on('error', () => undefined) // what was under way fails by itself
  await client.connect()
  await client.query('set enable_seqscan = off') // plans are made while the tables are empty, and kept
  return client
}

/** The transaction that `allOrNone` keeps open on this connection. In Kysely's own, one statement waits for the other. */
export function rowsOn(client: pg.Client): Transaction<Tables> {
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `bulk-${names.size}`
    names.set(text, name)
    return name
  }
  return rowsOver((text, values) => client.query({ name: nameOf(text), text, values }))
}

/** Runs work in one transaction on each connection, committed in their order. `work` must have ended when it fails. */
export async function allOrNone<T>(clients: readonly pg.Client[], work: () => Promise<T>): Promise<T> {
  for (const client of clients) await client.query('begin')
  try {
    const result = await work()
    for (const client of clients) await client.query('commit')
    return result
  } catch (error) {
    for (const client of clients) await client.query('rollback')
    throw error
  }
}
