import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditDay } from '#contract/audit.ts'
import type { RowsTx } from '../db/rows.ts'
import { type HeadRow, headColumns } from './chain-rows.ts'
import { momentOf, signatureOf } from './chain-standing.ts'

interface Page {
  /** The last day that was shown. */
  readonly after?: string | undefined
  readonly limit: number
}

/** The signed heads of days, the newest first, each held against the keys, with how much was linked since the one before. */
export async function dayPage(
  tx: RowsTx,
  keys: readonly KeyObject[],
  { after, limit }: Page,
): Promise<{ items: AuditDay[]; next: string | null }> {
  // one more, to know how much the last of them added
  const { rows } = await sql<HeadRow>`
    select ${headColumns} from audit.head
    where kind = 'day' and (${after ?? null}::date is null or through < ${after ?? null}::date) order by through desc limit ${limit + 1}`.execute(
    tx.rows,
  )
  const items = rows.slice(0, limit).flatMap((row, place): AuditDay[] => {
    if (row.through === null) return []
    return [
      {
        day: row.through,
        number: row.number,
        entries: Number(row.number) - Number(rows[place + 1]?.number ?? 0),
        chain: row.chain.toString('hex'),
        signedAt: momentOf(row.signed_at),
        keyVersion: row.key_version,
        signature: signatureOf(row, keys),
      },
    ]
  })
  return { items, next: rows.length > limit ? (items.at(-1)?.day ?? null) : null }
}
