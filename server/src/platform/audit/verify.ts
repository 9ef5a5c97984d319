import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { chainBeginning } from './canonical.ts'
import type { AuditRows } from './chain.ts'
import { canonicalHead, type HeadRow, headColumns } from './chain-rows.ts'
import type { Tell } from './findings.ts'
import { isSigned } from './signing-key.ts'
import { inSnapshot } from './snapshot.ts'
import { type Beginning, findUnlinked, walkChain } from './verify-chain.ts'
import { checkExported, checkHeads, type HeadsFile } from './verify-heads.ts'

export interface Verified {
  readonly links: number
  readonly first: number
  readonly last: number
  readonly heads: number
  readonly exportedHeads: number
}

/**
 * Reads the whole audit in one snapshot, page by page, and tells what does not fit: entries against links both ways, links against one another,
 * heads against the chain and the keys, and the heads that left the database against what stands in it now.
 */
export async function verifyAudit(
  connections: pg.Pool,
  by: { readonly keys: readonly KeyObject[]; readonly exported: readonly HeadsFile[]; readonly now: Date },
  tell: Tell,
): Promise<Verified> {
  return inSnapshot(connections, async (snapshot) => {
    const { rows } = snapshot
    const begins = await beginning(rows, by.keys, by.now, tell)
    const walked = await walkChain(snapshot, begins, tell)
    await findUnlinked(rows, tell)
    const heads = await checkHeads(rows, by.keys, walked, tell)
    const exportedHeads = await checkExported(by.exported, by.keys, { db: rows, walked }, tell)
    return { links: walked.links, first: begins.number + 1, last: walked.last, heads, exportedHeads }
  })
}

/** Where the chain may begin: at its first link, or at the signed head of a day that ended 24 months ago. */
async function beginning(db: AuditRows, keys: readonly KeyObject[], now: Date, tell: Tell): Promise<Beginning> {
  const { rows: ends } = await sql<{ number: string | null }>`
    select coalesce((select min(number) - 1 from audit.link), (select max(number) from audit.head)) as number`.execute(db)
  const number = Number(ends[0]?.number ?? 0)
  if (number === 0) return { number, chain: chainBeginning }
  const { rows: heads } = await sql<HeadRow>`
    select ${headColumns} from audit.head
    where kind = 'day' and number <= ${number} and through < (${now}::timestamptz at time zone 'UTC' - interval '24 months')::date
    order by number desc, id limit 100`.execute(db)
  const head = heads.find((one) => isSigned(canonicalHead(one), one.signature, keys))
  if (Number(head?.number) === number) return { number, chain: head?.chain }
  tell({ kind: 'link removed', number: Number(head?.number ?? 0) + 1, upTo: number })
  return { number, chain: undefined }
}
