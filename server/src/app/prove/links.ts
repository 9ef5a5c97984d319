import { sql } from 'kysely'
import type { Check, ProofHouse } from './house.ts'

/** What wraps a card key in AES-256-GCM: nonce, 32 bytes, tag. */
const wrapBytes = 12 + 32 + 16

/** Links whose wrap of the card key is none: whoever reads the database would open the card without the link. */
export const plainWraps: Check = async ({ db }) => {
  const { rows } = await sql<{ count: string; of: string }>`
    select count(*) filter (where length(wrap) <> ${wrapBytes}) as count, count(*) as of from sharing.link`.execute(db)
  return { count: Number(rows[0]?.count ?? 0), of: Number(rows[0]?.of ?? 0) }
}

const atOnce = 10_000

interface Buried {
  readonly id: string
  readonly subject_id: string | null
  readonly card_id: string | null
  readonly share_version: number | null
}

/** Of the tombstones of one kind, how many have their key still. Young ones are left out: a key goes within seconds of the deed that raised its tombstone. */
async function keysLeft({ db, clock }: ProofHouse, of: 'subject_id' | 'card_id', left: (some: readonly Buried[]) => Promise<number>) {
  const before = new Date(clock.now().getTime() - 3_600_000)
  const found = { count: 0, of: 0 }
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<Buried>`
      select id, subject_id, card_id, share_version from vault.tombstone
      where ${sql.ref(of)} is not null and raised_at < ${before} and id > ${after}::uuid order by id limit ${atOnce}`.execute(db)
    const last = rows.at(-1)
    if (!last) return found
    after = last.id
    found.of += rows.length
    found.count += await left(rows)
  }
}

/** Halves of keys that were to be destroyed: a card goes under a new key when one of its links is taken back, and the old half with it. */
export const sharesOfRevoked: Check = (house) =>
  keysLeft(house, 'card_id', async (rows) => {
    const found = await house.keyring.query<{ count: number }>(
      `select count(*)::int as count from keyring.card_share
       join unnest($1::uuid[], $2::int[]) as dead (card_id, version) using (card_id, version)`,
      [rows.map(({ card_id }) => card_id), rows.map(({ share_version }) => share_version)],
    )
    return found.rows[0]?.count ?? 0
  })

/** Whose erasure is over an hour old and whose key is still there. */
export const keysOfErased: Check = (house) =>
  keysLeft(house, 'subject_id', async (rows) => {
    const found = await house.keyring.query<{ count: number }>(
      'select count(distinct subject_id)::int as count from keyring.subject_key where subject_id = any($1)',
      [rows.map(({ subject_id }) => subject_id)],
    )
    return found.rows[0]?.count ?? 0
  })
