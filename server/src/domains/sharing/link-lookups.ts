import type { Card } from '#contract/card.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { PipelinedReads } from '#platform/db/connect.ts'
import { gathered } from '#platform/db/gathered.ts'
import type { Sealed } from '#platform/vault/sealed.ts'

/** A live link with the card it opens, as a serving process finds it. */
export interface LinkRow {
  card_id: string
  edition_id: string
  key_version: number
  wrap: Buffer
  pin_salt: Buffer | null
  pin_waits_until: Date | null
  expires_at: Date | null
  max_views: number | null
  views: number
  content: Sealed<Card>
  has_photo: boolean
  has_logo: boolean
  published_at: Date
  /** Where the owner said they are, today; null on any other day. */
  whereabouts: Sealed<string> | null
}
interface LinkWithPictures extends LinkRow {
  photo: Sealed<Buffer> | null
  logo: Sealed<Buffer> | null
}

/** Dead links are not found. One whose openings are spent still is for the browsers that spent them. */
export type Found = 'open' | 'spent too'

export interface LinkLookups {
  find(lookupId: Buffer, which?: Found): Promise<LinkRow | undefined>
  /** The pictures come in the same look: between two, another link's revocation may have put the card under its next key. */
  findWithPictures(lookupId: Buffer, which: Found): Promise<LinkWithPictures | undefined>
}

export function linkLookups(data: PipelinedReads, clock: Clock): LinkLookups {
  async function look<Row extends LinkRow>(name: string, more: string, ids: readonly string[], which: Found): Promise<Map<string, Row>> {
    const now = clock.now()
    const found = await data.query<Row & { lookup_id: string }>({
      name,
      text: `select encode(link.lookup_id, 'hex') as lookup_id, link.card_id, link.edition_id, link.key_version, link.wrap, link.pin_salt,
               link.pin_waits_until, link.expires_at, link.max_views, link.views,
               snapshot.content, snapshot.photo is not null as has_photo, snapshot.logo is not null as has_logo, snapshot.published_at,
               case when snapshot.place_day = $4 then snapshot.place end as whereabouts${more}
             from sharing.link join profiles.snapshot on snapshot.edition_id = link.edition_id and snapshot.key_version = link.key_version
             where link.lookup_id = any($1) and (link.expires_at is null or link.expires_at > $2)
               and ($3 or link.max_views is null or link.views < link.max_views)
               and not exists (select from sharing.revocation where link_id = link.id)
               and not exists (select from vault.tombstone where subject_id = link.subject_id)
               and not exists (select from vault.tombstone where tombstone.card_id = link.edition_id and share_version = link.key_version)
               and not exists (select from profiles.pause where pause.card_id = link.card_id)
               and not exists (select from profiles.deletion where deletion.card_id = link.card_id)`,
      values: [ids.map((id) => Buffer.from(id, 'hex')), now, which === 'spent too', moroccanDate(now)],
    })
    return new Map(found.rows.map((row) => [row.lookup_id, row]))
  }
  const together = {
    open: gathered((ids) => look<LinkRow>('find-links', '', ids, 'open')),
    'spent too': gathered((ids) => look<LinkRow>('find-links', '', ids, 'spent too')),
  }
  return {
    find: (lookupId, which = 'open') => together[which](lookupId.toString('hex')),
    async findWithPictures(lookupId, which) {
      const id = lookupId.toString('hex')
      return (await look<LinkWithPictures>('find-links-with-pictures', ', snapshot.photo, snapshot.logo', [id], which)).get(id)
    },
  }
}
