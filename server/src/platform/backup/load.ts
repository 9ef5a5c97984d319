import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BackupTrouble } from './archive.ts'
import type { Counted } from './digest.ts'
import { type Record, recordsOf } from './records.ts'
import { columnsOf, nameOf, type Table, tablesIn } from './tables.ts'
import { countedIn } from './take.ts'

export interface Loaded {
  readonly tables: number
  readonly rows: number
}

/**
 * Puts the content of an archive into a database whose tables are those of its time, in the place of all they hold, in one transaction: all of it or
 * nothing. Each table is then counted as it lies there, and held against what was counted when the archive was made.
 */
export async function loadContent(connection: pg.ClientBase, content: AsyncIterable<Buffer>): Promise<Loaded> {
  await connection.query('begin')
  try {
    const there = await tablesIn(connection)
    for (const table of there) await connection.query(`alter table ${nameOf(table)} disable trigger user`) // rows come as they were, with what followed
    for (const table of there.toReversed()) await connection.query(`delete from ${nameOf(table)}`) // what migrations put in
    const loaded = await loadRecords(connection, recordsOf(content))
    await connection.query('set constraints all immediate') // what refers to others is looked at now
    for (const table of await tablesIn(connection)) await connection.query(`alter table ${nameOf(table)} enable trigger user`)
    await connection.query('commit')
    return loaded
  } catch (error) {
    await connection.query('rollback')
    throw error
  }
}

async function loadRecords(connection: pg.ClientBase, records: AsyncGenerator<Record>): Promise<Loaded> {
  let [tables, rows] = [0, 0]
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const record = next.value
    if (record.kind === 'table') {
      const counted = await loadTable(connection, record.table, records)
      tables++
      rows += counted.rows
    } else if (record.kind === 'sequence') {
      const { last, called } = record.sequence
      await connection.query('select setval($1::regclass, $2::bigint, $3)', [nameOf(record.sequence), last, called])
    } else if (record.kind === 'end') {
      const whole = record.end.tables === tables && record.end.rows === rows && (await records.next()).done // to the last byte of the file
      if (whole) return { tables, rows }
      break
    } else break
  }
  throw new BackupTrouble('The backup is not whole: what it says it holds is not what is in it.')
}

async function loadTable(connection: pg.ClientBase, table: Table, records: AsyncGenerator<Record>): Promise<Counted> {
  if (table.partition) await makePartition(connection, table, table.partition)
  let counted: Counted | undefined
  async function* rows(): AsyncGenerator<Buffer> {
    for (let next = await records.next(); !next.done; next = await records.next()) {
      if (next.value.kind === 'rows') yield next.value.rows
      else {
        counted = next.value.kind === 'counted' ? next.value.counted : undefined
        return
      }
    }
  }
  await pipeline(Readable.from(rows()), connection.query(copyFrom(`copy ${nameOf(table)} (${columnsOf(table)}) from stdin`)))
  const lies = await countedIn(connection, table)
  if (!counted || counted.rows !== lies.rows || counted.digest !== lies.digest)
    throw new BackupTrouble(`${table.schema}.${table.name} does not hold what was backed up: nothing was restored.`)
  return counted
}

async function makePartition(
  connection: pg.ClientBase,
  table: Table,
  { schema, of, bound }: NonNullable<Table['partition']>,
): Promise<void> {
  const known = await connection.query<{ there: boolean }>('select to_regclass($1) is not null as there', [nameOf(table)])
  if (known.rows[0]?.there) return
  await connection.query(`create table ${nameOf(table)} partition of ${nameOf({ schema, name: of })} ${bound}`)
}
