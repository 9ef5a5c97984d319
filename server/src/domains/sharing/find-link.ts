import { createSecretKey, type KeyObject } from 'node:crypto'
import type { Card } from '#contract/card.ts'
import type { Sealed } from '#platform/vault/sealed.ts'
import type { Serving } from './serving.ts'
import { unwrapCardKey } from './token.ts'

/** A live link with the card it opens, as a serving process finds it. */
export interface LinkRow {
  card_id: string
  key_version: number
  wrap: Buffer
  pin_salt: Buffer | null
  pin_waits_until: Date | null
  expires_at: Date | null
  max_views: number | null
  views: number
  content: Sealed<Card>
  has_photo: boolean
  published_at: Date
}

/** Stands where no live link was found, so that the work goes on as with one. */
export const noLink: LinkRow = {
  card_id: '00000000-0000-0000-0000-000000000000',
  key_version: 0,
  wrap: Buffer.alloc(60),
  pin_salt: null,
  pin_waits_until: null,
  expires_at: null,
  max_views: null,
  views: 0,
  content: Buffer.alloc(0) as Buffer as Sealed<Card>,
  has_photo: false,
  published_at: new Date(0),
}

/** Dead links are not found. One whose openings are spent still is for the browsers that spent them. */
export type Found = 'open' | 'spent too'

export const findLink = (serving: Serving, lookupId: Buffer, which: Found = 'open') =>
  findRow<LinkRow>(serving, { name: 'find-link', more: '', lookupId, which })

/** The photo comes in the same look: between two, another link's revocation may have put the card under its next key. */
export const findLinkWithPhoto = (serving: Serving, lookupId: Buffer, which: Found) =>
  findRow<LinkRow & { photo: Sealed<Buffer> | null }>(serving, { name: 'find-link-with-photo', more: ', snapshot.photo', lookupId, which })

async function findRow<Row extends LinkRow>(
  serving: Serving,
  { name, more, lookupId, which }: { name: string; more: string; lookupId: Buffer; which: Found },
): Promise<Row | undefined> {
  const found = await serving.data.query<Row>({
    name,
    text: `select link.card_id, link.key_version, link.wrap, link.pin_salt, link.pin_waits_until, link.expires_at, link.max_views, link.views,
             snapshot.content, snapshot.photo is not null as has_photo, snapshot.published_at${more}
           from sharing.link join profiles.snapshot on snapshot.card_id = link.card_id and snapshot.key_version = link.key_version
           where link.lookup_id = $1 and (link.expires_at is null or link.expires_at > $2)
             and ($3 or link.max_views is null or link.views < link.max_views)
             and not exists (select from sharing.revocation where link_id = link.id)
             and not exists (select from vault.tombstone where subject_id = link.subject_id)
             and not exists (select from vault.tombstone where tombstone.card_id = link.card_id and share_version = link.key_version)`,
    values: [lookupId, serving.clock.now(), which === 'spent too'],
  })
  return found.rows[0]
}

/** The card key; undefined where token, PIN or share is not the right one. */
export async function unwrap(serving: Serving, row: LinkRow, lookupId: Buffer, kek: Buffer): Promise<KeyObject | undefined> {
  const share = await serving.cardShare(row.card_id, row.key_version)
  const place = { lookupId, cardId: row.card_id, version: row.key_version }
  const key = unwrapCardKey(place, kek, share ?? noShare, row.wrap)
  return key && share && createSecretKey(key)
}
const noShare = createSecretKey(Buffer.alloc(32))

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
