import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditStanding } from '#contract/audit.ts'
import type { AuditRows } from './chain.ts'
import { canonicalHead, type HeadRow, headColumns } from './chain-rows.ts'
import { chainLag } from './keep-audit.ts'
import { isSigned } from './signing-key.ts'

/** More is late: the product links what was written each second. */
const lateAfter = 2

/** How far the chain is, and its newest signed heads, each held against the keys. `db` is of a role that may read the audit. */
export async function chainStanding(db: AuditRows, keys: readonly KeyObject[]): Promise<Omit<AuditStanding, 'verified'>> {
  const last = await db.selectFrom('audit.link').select(['number', 'linked_at']).orderBy('number', 'desc').limit(1).executeTakeFirst()
  const { waiting, behindSeconds } = await chainLag(db)
  const [minute, day] = [await newestHead(db, 'minute'), await newestHead(db, 'day')]
  return {
    last: last ? { number: last.number, linkedAt: last.linked_at.toISOString() } : null,
    waiting,
    behindSeconds: Math.round(behindSeconds),
    late: behindSeconds > lateAfter,
    minuteHead: minute ? shown(minute, keys) : null,
    dayHead: day?.through ? { ...shown(day, keys), day: day.through } : null,
  }
}

async function newestHead(db: AuditRows, kind: HeadRow['kind']): Promise<HeadRow | undefined> {
  const { rows } = await sql<HeadRow>`
    select ${headColumns} from audit.head where kind = ${kind} order by head.id desc limit 1`.execute(db)
  return rows[0]
}

const shown = (row: HeadRow, keys: readonly KeyObject[]) => ({
  number: row.number,
  signedAt: momentOf(row.signed_at),
  signature: signatureOf(row, keys),
})
export const momentOf = (microseconds: string): string => new Date(Number(BigInt(microseconds) / 1_000n)).toISOString()
export const signatureOf = (row: HeadRow, keys: readonly KeyObject[]): 'good' | 'bad' =>
  isSigned(canonicalHead(row), row.signature, keys) ? 'good' : 'bad'
