import { sql } from 'kysely'
import type { Check } from './house.ts'

/** What wraps a card key in AES-256-GCM: nonce, 32 bytes, tag. */
const wrapBytes = 12 + 32 + 16

/** Links whose wrap of the card key is none: whoever reads the database would open the card without the link. */
export const plainWraps: Check = async ({ db }) => {
  const { rows } = await sql<{ count: string; of: string }>`
    select count(*) filter (where length(wrap) <> ${wrapBytes}) as count, count(*) as of from sharing.link`.execute(db)
  return { count: Number(rows[0]?.count ?? 0), of: Number(rows[0]?.of ?? 0) }
}

const atOnce = 10_000

/**
 * Links that were taken back and whose half of the key is still there: a card goes under a new key when one of its links is revoked, and the old share is
 * destroyed. Young ones are left out: the share goes within seconds of the deed.
 */
export const sharesOfRevoked: Check = async ({ db, keyring, clock }) => {
  const before = new Date(clock.now().getTime() - 3_600_000)
  let [count, of] = [0, 0]
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<{ id: string; card_id: string; share_version: number }>`
      select id, card_id, share_version from vault.tombstone
      where card_id is not null and raised_at < ${before} and id > ${after}::uuid order by id limit ${atOnce}`.execute(db)
    const last = rows.at(-1)
    if (!last) return { count, of }
    after = last.id
    of += rows.length
    const found = await keyring.query<{ count: number }>(
      `select count(*)::int as count from keyring.card_share
       join unnest($1::uuid[], $2::int[]) as dead (card_id, version) using (card_id, version)`,
      [rows.map(({ card_id }) => card_id), rows.map(({ share_version }) => share_version)],
    )
    count += found.rows[0]?.count ?? 0
  }
}

/** Whose erasure is over an hour old and whose key is still there. */
export const keysOfErased: Check = async ({ db, keyring, clock }) => {
  const before = new Date(clock.now().getTime() - 3_600_000)
  let [count, of] = [0, 0]
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<{ id: string; subject_id: string }>`
      select id, subject_id from vault.tombstone
      where subject_id is not null and raised_at < ${before} and id > ${after}::uuid order by id limit ${atOnce}`.execute(db)
    const last = rows.at(-1)
    if (!last) return { count, of }
    after = last.id
    of += rows.length
    const found = await keyring.query<{ count: number }>(
      'select count(distinct subject_id)::int as count from keyring.subject_key where subject_id = any($1)',
      [rows.map(({ subject_id }) => subject_id)],
    )
    count += found.rows[0]?.count ?? 0
  }
}
