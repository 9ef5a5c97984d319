import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { signText, textIsSigned } from '#platform/audit/sign-text.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Keyring } from '#platform/vault/keyring.ts'

/** What a certificate attests. It names nobody: who holds the request knows whose it is. */
const Attested = z.strictObject({
  version: z.literal(1),
  issuer: z.literal('IdNet ConnectCard'),
  reference: z.string().regex(/^DR-\d{4}-\d{6,}$/),
  done: z.enum(['erasure', 'anonymisation']),
  at: z.iso.datetime(),
  /** How many keys were destroyed, of people and of cards, and a digest of the numbers of their tombstones. */
  keys: z.int().min(0),
  tombstones: z.string().regex(/^[0-9a-f]{64}$/),
  /** What the law keeps, and until when. */
  stays: z.array(z.strictObject({ what: z.string(), until: z.iso.date().nullable() })),
})
const Certificate = Attested.extend({ key: z.int(), signature: z.string() })
export type Attested = z.infer<typeof Attested>

const domainOf = 'cc/certificate/v1'
// the order of the shape above, whatever order the file came in
const bytesOf = (attested: Attested) => JSON.stringify(Attested.parse(attested))

/** The tombstones that this transaction raised. */
export async function raisedHere(tx: Tx): Promise<string[]> {
  const raised = await sql<{ id: string }>`
    select id from vault.tombstone where xmin = pg_current_xact_id()::xid order by id`.execute(tx.rows)
  return raised.rows.map(({ id }) => id)
}

/** How many keys that is, and what stands for them. */
export const keysOf = (tombstones: readonly string[]): Pick<Attested, 'keys' | 'tombstones'> => ({
  keys: tombstones.length,
  tombstones: createHash('sha256')
    .update([...tombstones].sort().join('\n'))
    .digest('hex'),
})

/** Signs what was done (Ed25519, with the key of the audit's heads), as one line of JSON. */
export async function certifyErasure(keyring: Keyring, attested: Attested): Promise<string> {
  const { key, signature } = await signText(keyring, domainOf, bytesOf(attested))
  return JSON.stringify({ ...Attested.parse(attested), key, signature })
}

/** What a certificate attests, if it is ours and nobody altered it. */
export async function readErasureCertificate(keyring: Keyring, text: string): Promise<Attested | undefined> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  const read = Certificate.safeParse(parsed)
  if (!read.success) return undefined
  const { key, signature, ...attested } = read.data
  return (await textIsSigned(keyring, domainOf, bytesOf(attested), { key, signature })) ? attested : undefined
}
