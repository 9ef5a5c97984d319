import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Card } from '#contract/card.ts'
import type { Sealed } from '#platform/vault/sealed.ts'
import type { LinkRow } from './link-lookups.ts'
import type { Serving } from './serving.ts'
import { unwrapCardKey } from './token.ts'

/** Stands where no live link was found, so that the work goes on as with one. */
export const noLink: LinkRow = {
  id: '00000000-0000-0000-0000-000000000000',
  card_id: '00000000-0000-0000-0000-000000000000',
  edition_id: '00000000-0000-0000-0000-000000000000',
  key_version: 0,
  wrap: Buffer.alloc(60),
  pin_salt: null,
  pin_waits_until: null,
  expires_at: null,
  max_views: null,
  views: 0,
  content: Buffer.alloc(0) as Buffer as Sealed<Card>,
  has_photo: false,
  has_logo: false,
  has_cover: false,
  published_at: new Date(0),
  exchange: false,
  passing: false,
  named: false,
  code_by: null,
  binds: null,
  bound_digest: null,
  opened: null,
  whereabouts: null,
  pause_message: null,
  paused_until: null,
}

/** The card key; undefined where token, PIN or share is not the right one. */
export async function unwrap(serving: Serving, row: LinkRow, lookupId: Buffer, kek: Buffer): Promise<KeyObject | undefined> {
  const share = await serving.cardShare(row.edition_id, row.key_version)
  const place = { lookupId, cardId: row.edition_id, version: row.key_version }
  const key = unwrapCardKey(place, kek, share ?? noShare, row.wrap)
  return key && share && createSecretKey(key)
}
const noShare = Buffer.alloc(32)

/** Finds a link and unwraps its card key. Looks once more when the card was re-keyed between the two. */
export async function findAndUnwrap<Row extends LinkRow>(
  serving: Serving,
  { lookupId, kek }: { readonly lookupId: Buffer; readonly kek: Buffer },
  find: () => Promise<Row | undefined>,
): Promise<{ readonly row: Row; readonly key: KeyObject } | undefined> {
  const row = await find()
  const key = row && (await unwrap(serving, row, lookupId, kek))
  if (row && key) return { row, key }
  const now = row && (await find())
  const nowKey = now && now.key_version !== row.key_version ? await unwrap(serving, now, lookupId, kek) : undefined
  return now && nowKey && { row: now, key: nowKey }
}
