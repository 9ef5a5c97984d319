import { sql } from 'kysely'
import type { Keyring } from '../vault/keyring.ts'
import { type AuditRows, asOnlyOne } from './chain.ts'
import { type HeadRow, headColumns } from './chain-rows.ts'
import { appendLines, headLine, headsFileOf, newestFile, newestHeads } from './heads-files.ts'
import { publicKeys } from './signing-key.ts'

const batch = 1_000
const tailBytes = 65_536

/**
 * Adds the signed heads that are not outside the database yet to the file of their month. Goes on after the last one that file and
 * database agree on: after a kill, and after a backup was restored, whose chain then goes on differently.
 */
export async function exportHeads(db: AuditRows, keyring: Keyring, folder: string): Promise<number> {
  let exported = 0
  for (;;) {
    const done = await asOnlyOne(db, 'heads', async (rows) => {
      const after = await lastInBoth(rows, folder)
      const heads = await sql<HeadRow>`select ${headColumns} from audit.head where id > ${after} order by id limit ${batch}`.execute(rows)
      if (heads.rows.length === 0) return 0
      const keys = new Map((await publicKeys(keyring)).map(({ version, publicKey }) => [version, publicKey]))
      const newest = newestFile(folder) ?? ''
      // never into an older file than the newest, whatever the clock says: the end of what was exported stands there
      const fileOf = (head: HeadRow) => [headsFileOf(head.signed_at), newest].reduce((one, other) => (one > other ? one : other))
      for (const [file, inFile] of Map.groupBy(heads.rows, fileOf))
        appendLines(folder, file, inFile.map((head) => headLine(head, keys.get(head.key_version) ?? '')).join(''))
      return heads.rows.length
    })
    exported += done ?? 0
    if ((done ?? 0) < batch) return exported
  }
}

/** The last head that the files and the database agree on, looked for at the end of the newest file first. */
export async function lastInBoth(db: AuditRows, folder: string): Promise<string> {
  for (const bytes of [tailBytes, Number.POSITIVE_INFINITY]) {
    const outside = newestHeads(folder, bytes)
    const known = await sql<{ id: string | null }>`
      select max(head.id) as id from audit.head
      join unnest(${outside.map(({ id }) => id)}::bigint[], ${outside.map(({ signature }) => signature)}::bytea[]) as outside (id, signature)
        on outside.id = head.id and outside.signature = head.signature`.execute(db)
    if (known.rows[0]?.id) return known.rows[0].id
  }
  return '0'
}
