import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Counted, RowDigest } from './digest.ts'
import { recordBytes } from './records.ts'
import { columnsOf, nameOf, sequencesIn, type Table, tablesIn } from './tables.ts'

/**
 * All that a database holds, as the content of an archive: a COPY of every table in one snapshot, so that what changes meanwhile is in it whole or
 * not at all.
 */
export async function* contentOf(connection: pg.ClientBase): AsyncGenerator<Buffer> {
  await connection.query('begin isolation level repeatable read read only')
  try {
    let rows = 0
    const tables = await tablesIn(connection)
    for (const table of tables) {
      yield recordBytes('table', table)
      const digest = new RowDigest()
      for await (const chunk of copyOf(connection, table)) {
        digest.add(chunk)
        yield recordBytes('rows', chunk)
      }
      const counted = digest.end()
      rows += counted.rows
      yield recordBytes('counted', counted)
    }
    for (const sequence of await sequencesIn(connection)) yield recordBytes('sequence', sequence)
    yield recordBytes('end', { tables: tables.length, rows })
  } finally {
    await connection.query('rollback')
  }
}

/** What a table holds now: to be held against what an archive said of it. */
export async function countedIn(connection: pg.ClientBase, table: Table): Promise<Counted> {
  const digest = new RowDigest()
  for await (const chunk of copyOf(connection, table)) digest.add(chunk)
  return digest.end()
}

const copyOf = (connection: pg.ClientBase, table: Table): AsyncIterable<Buffer> =>
  connection.query(copyTo(`copy ${nameOf(table)} (${columnsOf(table)}) to stdout`))
