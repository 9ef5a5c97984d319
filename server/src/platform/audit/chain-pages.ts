import { sql } from 'kysely'
import pg from 'pg'
import { digestOf, entryFields, entryForm } from './canonical.ts'
import type { LinkRow } from './chain-rows.ts'
import { bytesIn, type CopiedRow, copied, copiedRows, momentIn, textIn } from './copied-rows.ts'
import type { Snapshot } from './snapshot.ts'

const page = 5_000

/** An entry as far as the chain is held against it. */
export interface LinkedEntry {
  readonly at: string
  readonly digest: Buffer
}
export interface ChainPage {
  readonly links: readonly LinkRow[]
  /** By their ids; those that are there. */
  readonly entries: ReadonlyMap<string, LinkedEntry>
  /** The numbers that have a head, of its links and of the one before. */
  readonly signed: ReadonlySet<number>
}

/** The chain with its entries, in the order of its numbers; each page is read while the one before is looked at. */
export async function* chainPages(snapshot: Snapshot): AsyncGenerator<ChainPage> {
  for (let next = ahead(snapshot, '0'); ; ) {
    const read = await next
    const last = read.links.at(-1)
    if (!last) return
    next = ahead(snapshot, last.number)
    yield read
  }
}

/** Whoever waits for it is told what failed; nobody may be, when the one before fails too. */
function ahead(snapshot: Snapshot, after: string): Promise<ChainPage> {
  const read = pageAfter(snapshot, after)
  read.catch(() => undefined)
  return read
}

/** Each table by itself, by its index: joined, the database would look up every entry from the root of its index anew. */
async function pageAfter({ client, rows }: Snapshot, number: string): Promise<ChainPage> {
  const from = `from audit.link where link.number > ${pg.escapeLiteral(number)}::bigint order by link.number limit ${page}`
  const entries = await copied(client, `select ${copiedEntry} from audit.entry where entry.id = any(array(select link.entry_id ${from}))`)
  const links = Array.from(copiedRows(await copied(client, `select ${copiedLink} ${from}`)), linkIn)
  const { rows: heads } = await sql<{ number: string }>`
    select distinct number from audit.head where number between ${number} and ${links.at(-1)?.number}`.execute(rows)
  return { links, entries: entriesIn(entries), signed: new Set(heads.map((head) => Number(head.number))) }
}

const copiedLink = 'link.number::text, link.entry_id::text, link.entry_digest, link.linked_at, link.chain'
const linkIn = (row: CopiedRow): LinkRow => ({
  number: textIn(row, 0),
  entry_id: textIn(row, 1),
  entry_digest: bytesIn(row, 2),
  linked_at: momentIn(row, 3),
  chain: bytesIn(row, 4),
})

const [idField, timeField] = [1 + entryFields.indexOf('id'), 1 + entryFields.indexOf('at')]
const copiedEntry = [
  `'${entryForm}'`,
  ...entryFields.map((field) => (field === 'at' ? 'entry.at' : `entry.${field}::text`)), // the time as the database counts it is cheaper
].join(', ')

function entriesIn(bytes: Buffer): ReadonlyMap<string, LinkedEntry> {
  const entries = new Map<string, LinkedEntry>()
  for (const row of copiedRows(bytes)) {
    const [id, at] = [textIn(row, idField), momentIn(row, timeField)]
    // where somebody put one beside another of its id, neither is what was linked
    entries.set(id, { at, digest: entries.has(id) ? Buffer.alloc(0) : digestOf(canonical(row, at)) })
  }
  return entries
}

let room = Buffer.alloc(1_024)

/**
 * A row of a binary COPY is written as `cc/audit/v1` is: each field with its length in 32 bits before it, and 0xffffffff for nothing. So an
 * entry's canonical bytes are those that the database sends, but for the time.
 */
function canonical({ bytes, at }: CopiedRow, time: string): Buffer {
  const [from = 0, timeFrom = 0, timeTo = 0, to = 0] = [at[0], at[timeField], at[timeField + 1], at.at(-1)]
  if (to - from + 64 > room.length) room = Buffer.alloc(2 * (to - from + 64))
  const head = bytes.copy(room, 0, from, timeFrom)
  const length = room.write(time, head + 4)
  room.writeUInt32BE(length, head)
  const tail = bytes.copy(room, head + 4 + length, timeTo, to)
  return room.subarray(0, head + 4 + length + tail)
}
