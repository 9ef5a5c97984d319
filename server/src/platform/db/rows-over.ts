import { type CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, Transaction } from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'

type Ask = <R extends pg.QueryResultRow>(text: string, values: unknown[]) => Promise<pg.QueryResult<R>>

/** The rows of a transaction that stands open on one connection already, as Kysely asks for them. */
export function rowsOver(ask: Ask): Transaction<Tables> {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      const { rows, rowCount } = await ask<R & pg.QueryResultRow>(sql, [...parameters])
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
    },
    streamQuery() {
      throw new Error('nothing is streamed here')
    },
  }
  const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('there is one connection')) })
  const executor = new Kysely<Tables>({ dialect }).getExecutor().withConnectionProvider({ provideConnection: (use) => use(connection) })
  return new Transaction<Tables>({ config: { dialect }, dialect, driver: dialect.createDriver(), executor })
}
