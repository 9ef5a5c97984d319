import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

// A date is a day and no moment: it stays the text that it is.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

// A database that hangs must answer 503 within five seconds: no wait below is longer than three.
const waits = {
  connectionTimeoutMillis: 2_000,
  query_timeout: 3_000,
  statement_timeout: 2_700,
  lock_timeout: 2_500,
  idle_in_transaction_session_timeout: 10_000,
} as const

/** For commands that may take long: migrations, rotation, sweeps, bulk loads. */
export function patientPool(url: string, max = 2): pg.Pool {
  return watched(new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 10_000, application_name: 'connectcard' }))
}

export function pool(url: string, max: number): pg.Pool {
  return watched(new pg.Pool({ connectionString: url, max, ...waits, application_name: 'connectcard' }))
}

export function kyselyOn<T>(connections: pg.Pool): Kysely<T> {
  return new Kysely<T>({ dialect: new PostgresDialect({ pool: connections }) })
}

function watched(connections: pg.Pool): pg.Pool {
  // A connection that breaks is dropped by the pool; whoever was using it learns of it by its own query, and the next one opens another.
  connections.on('error', () => undefined)
  connections.on('connect', (client) => client.on('error', () => undefined))
  return connections
}

export interface Rows<R> {
  readonly rows: R[]
}
export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}
/** Reads that many requests share at once over one connection, without waiting for one another. */
export interface PipelinedReads {
  query<R extends pg.QueryResultRow>(statement: Statement): Promise<Rows<R>>
  close(): Promise<void>
}

/**
 * One pipelined connection: twice the lookups a second of a small pool (docs/decisions/0003). For reads only, since a write that
 * waits for a lock would hold up everything behind it. It reconnects by itself; what was under way when it broke fails.
 */
export function pipelinedReads(url: string): PipelinedReads {
  let current: Promise<pg.Client> | undefined
  const open = () => {
    const client = new pg.Client({
      connectionString: url,
      ...waits,
      pipeline: true,
      application_name: 'connectcard',
    })
    const ready = client.connect().then(() => client)
    const forget = () => {
      if (current === ready) current = undefined
    }
    client.on('error', forget)
    client.on('end', forget)
    ready.catch(forget)
    return ready
  }
  const connection = () => {
    current ??= open()
    return current
  }
  return {
    query: async (statement) => (await connection()).query(statement),
    async close() {
      const last = current
      current = Promise.reject(new Error('Cannot use a pool after it was ended'))
      current.catch(() => undefined)
      const client = await last?.catch(() => undefined) // one that never connected has nothing to end
      await client?.end()
    },
  }
}
