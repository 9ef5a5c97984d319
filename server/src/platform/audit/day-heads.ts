import { sql } from 'kysely'
import type { DayHead } from '#contract/verification.ts'
import type { RowsTx } from '../db/rows.ts'
import { exact, type HeadRow } from './chain-rows.ts'

/** The signed heads of the last days that are over, the newest first. They hold digests alone. */
export async function dayHeads(tx: RowsTx, most: number): Promise<DayHead[]> {
  const { rows } = await sql<HeadRow>`
    select head.number, head.chain, ${exact('head.signed_at')} as signed_at, head.through::text as through, head.key_version, head.signature
    from audit.head where kind = 'day' order by through desc limit ${most}`.execute(tx.rows)
  return rows.flatMap(({ through, number, chain, signed_at, key_version, signature }) =>
    through === null
      ? []
      : {
          day: through,
          number,
          chain: chain.toString('hex'),
          signedAt: signed_at,
          keyVersion: key_version,
          signature: signature.toString('hex'),
        },
  )
}
