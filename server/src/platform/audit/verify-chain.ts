import { setImmediate as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { chainDigest } from './canonical.ts'
import type { AuditRows } from './chain.ts'
import { chainPages } from './chain-pages.ts'
import type { LinkRow } from './chain-rows.ts'
import type { Finding, Tell } from './findings.ts'
import type { Snapshot } from './snapshot.ts'

const page = 5_000
/** So many are looked at between two looks at what the database sent meanwhile. */
const atOnce = 250
const minute = 60_000_000
const hour = 60 * minute

interface Broken {
  readonly row: LinkRow
  readonly before: LinkRow | undefined
}
/** From this many breaks on they are all named, also those that only stand beside a link that was moved: memory has an end. */
const mostMended = 300

/** The link before the first one that is there, and the digest of the chain there, where that is known. */
export interface Beginning {
  readonly number: number
  readonly chain: Buffer | undefined
}
export interface Walked {
  readonly begins: Beginning
  readonly links: number
  readonly last: number
}

/** From its beginning, or from where the dropped days end: each link against the one before and against its entry, page by page. */
export async function walkChain(snapshot: Snapshot, begins: Beginning, tell: Tell): Promise<Walked> {
  let last = begins.number
  let [chain, computed] = [begins.chain, begins.chain]
  let links = 0
  let before: LinkRow | undefined
  const broken: Broken[] = []
  for await (const { links: rows, entries, signed } of chainPages(snapshot)) {
    for (const row of rows) {
      const number = Number(row.number)
      const gap = number !== last + 1
      if (gap) tell({ kind: 'link removed', number: last + 1, upTo: number - 1 })
      const entry = entries.get(row.entry_id)
      if (!entry) tell({ kind: 'entry removed', number, entries: [row.entry_id] })
      else if (!entry.digest.equals(row.entry_digest)) tell({ kind: 'entry altered', number, entries: [row.entry_id] })
      const link = { number: row.number, entryId: row.entry_id, entryDigest: row.entry_digest, linkedAt: row.linked_at }
      const next = chain && chainDigest(chain, link)
      const follows = gap || !next || next.equals(row.chain) || (computed && chainDigest(computed, link).equals(row.chain))
      if (!follows) {
        if (broken.length < mostMended) broken.push({ row, before })
        else tell(brokenAt({ row, before }))
      }
      if (before && !gap) {
        const [now, then] = [Number(row.linked_at), Number(before.linked_at)]
        // the chainer signs before it links anything in another minute
        if (Math.floor(now / minute) !== Math.floor(then / minute) && !signed.has(last)) tell({ kind: 'head removed', number: last })
        if (entry && Number(entry.at) < then - hour) tell({ remark: 'dated back', number, entries: [row.entry_id] })
      }
      computed = gap ? row.chain : next
      chain = row.chain
      last = number
      before = row
      links++
      if (links % atOnce === 0) await pause()
    }
  }
  for (const one of mended(broken)) tell(brokenAt(one))
  return { begins, links, last }
}

const brokenAt = ({ row, before }: Broken): Finding => ({
  kind: 'link altered or moved',
  number: Number(row.number),
  entries: [row.entry_id, ...(before ? [before.entry_id] : [])],
})

/** Without those that follow on a link which was put elsewhere: they stand where they always stood. */
function mended(broken: readonly Broken[]): readonly Broken[] {
  if (broken.length === mostMended) return broken
  return broken.filter(
    ({ row }) =>
      !broken.some(
        (other) =>
          other.row !== row &&
          chainDigest(other.row.chain, {
            number: row.number,
            entryId: row.entry_id,
            entryDigest: row.entry_digest,
            linkedAt: row.linked_at,
          }).equals(row.chain),
      ),
  )
}

interface Unlinked {
  readonly last: string | null
  readonly ids: readonly string[]
}

/** The entries that no link knows: those that wait for one are told apart from those that never waited. */
export async function findUnlinked(db: AuditRows, tell: Tell): Promise<void> {
  for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null; ) {
    const [found]: Unlinked[] = (
      await sql<Unlinked>`
        with entries as materialized (select id from audit.entry where id > ${after} order by id limit ${page}),
          known as materialized (
            select entry_id as id from audit.link where entry_id = any(array(select id from entries))
            union all select entry_id from audit.waiting where entry_id = any(array(select id from entries)))
        select (select id from entries order by id desc limit 1) as last, array(select id from entries except select id from known order by 1) as ids`.execute(
        db,
      )
    ).rows
    for (const id of found?.ids ?? []) tell({ kind: 'entry never linked', entries: [id] })
    after = found?.last ?? null
  }
  const gone = await sql<{ id: string }>`
    select entry_id as id from audit.waiting where not exists (select from audit.entry where entry.id = waiting.entry_id) order by 1`.execute(
    db,
  )
  for (const { id } of gone.rows) tell({ kind: 'entry removed', entries: [id] })
  const waits = await sql<{ count: number }>`select count(*)::int as count from audit.waiting`.execute(db)
  const count = (waits.rows[0]?.count ?? 0) - gone.rows.length
  if (count > 0) tell({ remark: 'waits for its link', count })
}
