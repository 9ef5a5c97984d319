import type { KeyObject } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import type { AuditRows } from './chain.ts'
import { canonicalHead, type HeadRow, headColumns } from './chain-rows.ts'
import { firstOf, type Tell } from './findings.ts'
import { type ExportedHead, readHead } from './heads-files.ts'
import { isSigned } from './signing-key.ts'
import type { Walked } from './verify-chain.ts'

const page = 1_000

/** The heads in the database: each signed by one of these keys, none missing, and each as the chain is at its number. */
export async function checkHeads(db: AuditRows, keys: readonly KeyObject[], walked: Walked, tell: Tell): Promise<number> {
  const rewritten = firstOf(tell)
  const cut = firstOf(tell)
  let [id, number, heads] = [0, 0, 0]
  for (let read = '0'; ; ) {
    const { rows } = await sql<HeadRow>`select ${headColumns} from audit.head where id > ${read} order by id limit ${page}`.execute(db)
    const last = rows.at(-1)
    if (!last) break
    read = last.id
    const chains = await chainsAt(
      db,
      rows.map((row) => row.number),
      walked,
    )
    for (const row of rows) {
      const at = Number(row.number)
      const missing = Number(row.id) - id - 1
      if (missing > 0) tell({ kind: 'head removed', head: String(id + 1), ...(missing > 1 && { count: missing }) })
      if (!isSigned(canonicalHead(row), row.signature, keys)) tell({ kind: 'head not signed by our key', head: row.id, number: at })
      if (at < number) tell({ kind: 'head altered', head: row.id, number: at })
      compare(row.number, row.chain, row.id)
      id = Number(row.id)
      number = Math.max(number, at)
      heads++
    }
    function compare(at: string, chain: Buffer, head: string): void {
      if (Number(at) > walked.last) cut.add({ kind: 'tail cut', number: walked.last + 1, upTo: Number(at), head })
      else if (chains.get(at)?.equals(chain) === false) rewritten.add({ kind: 'chain rewritten', upTo: Number(at), head })
    }
  }
  rewritten.end()
  cut.end()
  if (walked.last > number) tell({ remark: 'not yet signed', number: number + 1, count: walked.last - number })
  return heads
}

/** The chain's digests at these numbers, where it has them still. */
async function chainsAt(db: AuditRows, numbers: readonly string[], walked: Walked): Promise<ReadonlyMap<string, Buffer>> {
  const found = await sql<{ number: string; chain: Buffer }>`
    select number, chain from audit.link where number = any(${numbers}::bigint[])`.execute(db)
  const { number, chain } = walked.begins
  return new Map([...(chain ? [[String(number), chain] as const] : []), ...found.rows.map((row) => [row.number, row.chain] as const)])
}

/** A file of exported heads, as far as it was written when this was asked: what is added later is not of the same moment. */
export interface HeadsFile {
  readonly path: string
  readonly bytes: number
}
export const headsFile = (path: string): HeadsFile => ({ path, bytes: statSync(path).size })

/** The heads that left the database. Signatures and order need nothing else; with the database, also whether it still says the same. */
export async function checkExported(
  files: readonly HeadsFile[],
  keys: readonly KeyObject[],
  database: { readonly db: AuditRows; readonly walked: Walked } | undefined,
  tell: Tell,
): Promise<number> {
  const [rewritten, cut, removed] = [firstOf(tell), firstOf(tell), firstOf(tell)]
  let heads = 0
  for await (const batch of inBatches(files, tell)) {
    heads += batch.length
    for (const { id, head, signature } of batch)
      if (!isSigned(head, signature, keys)) tell({ kind: 'head not signed by our key', head: id, number: Number(head.number) })
    if (!database) continue
    const { db, walked } = database
    const chains = await chainsAt(
      db,
      batch.map(({ head }) => head.number),
      walked,
    )
    const known = await sql<{ id: string }>`
      select head.id from audit.head join unnest(${batch.map(({ id }) => id)}::bigint[], ${batch.map(({ signature }) => signature)}::bytea[])
        as outside (id, signature) on outside.id = head.id and outside.signature = head.signature`.execute(db)
    const inside = new Set(known.rows.map(({ id }) => id))
    for (const { id, head } of batch) {
      const number = Number(head.number)
      if (number > walked.last) cut.add({ kind: 'tail cut', number: walked.last + 1, upTo: number, head: id })
      else if (chains.get(head.number)?.equals(head.chain) === false) rewritten.add({ kind: 'chain rewritten', upTo: number, head: id })
      else if (!inside.has(id)) removed.add({ kind: 'head removed', number, head: id })
    }
  }
  for (const one of [rewritten, cut, removed]) one.end()
  return heads
}

async function* inBatches(files: readonly HeadsFile[], tell: Tell): AsyncGenerator<readonly ExportedHead[]> {
  let batch: ExportedHead[] = []
  let unread = 0
  for (const { path, bytes } of files) {
    if (bytes === 0) continue
    for await (const line of createInterface({ input: createReadStream(path, { end: bytes - 1 }), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line === '') continue
      const head = readHead(line)
      if (head) batch.push(head)
      else unread++
      if (batch.length === page) {
        yield batch
        batch = []
      }
    }
  }
  if (batch.length > 0) yield batch
  if (unread > 0) tell({ remark: 'line is no head', count: unread })
}
