import type { Tx } from '#platform/db/transaction.ts'

/** Whether a document with these bytes was filed, by their SHA-256 in hexadecimal: whoever asks has the document already. */
export async function isFiled(tx: Tx, sha256: string): Promise<boolean> {
  const digest = Buffer.from(sha256, 'hex')
  const row = await tx.rows.selectFrom('archive.document').select('id').where('digest', '=', digest).executeTakeFirst()
  return row !== undefined
}
