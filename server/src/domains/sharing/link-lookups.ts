import type { Card } from '#contract/card.ts'
import type { PauseMessage } from '#contract/pause.ts'
import { type Picture, pictures } from '#contract/pictures.ts'
import type { Clock } from '#platform/clock.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { PipelinedReads } from '#platform/db/connect.ts'
import { gathered } from '#platform/db/gathered.ts'
import type { Sealed } from '#platform/vault/sealed.ts'
import type { AskingRow } from './asking-link-rows.ts'
import type { CodeBy } from './named-rows.ts'

/** A live link with the card it opens, as a serving process finds it. */
export interface LinkRow {
  id: string
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
  has_cover: boolean
  published_at: Date
  /** Visitors may leave their details beside the card. */
  exchange: boolean
  /** Shown by its owner's screen for a minute: it opens no longer, and is read no longer than a view session. */
  passing: boolean
  /** Made for one visitor. */
  named: boolean
  code_by: CodeBy | null
  binds: boolean | null
  bound_digest: Buffer | null
  opened: boolean | null
  /** Where the owner said they are, today; null on any other day. */
  whereabouts: Sealed<string> | null
  /** The card is paused: this is all that the link shows. */
  pause_message: Sealed<PauseMessage> | null
  paused_until: string | null
}
interface LinkWithPicture extends LinkRow {
  picture: Sealed<Buffer> | null
}

/**
 * Dead links are not found, nor those of a paused card, but for one that is to be opened while the card's owner says something; nor one that is bound to another browser than the one with this mark. A link whose openings are spent still is
 * for the browsers that spent them, and a passing one for those that opened it in time.
 */
export type Found = 'open' | 'spent too'

export interface LinkLookups {
  find(lookupId: Buffer, which?: Found, mark?: Buffer): Promise<LinkRow | undefined>
  /** The picture comes in the same look: between two, another link's revocation may have put the card under its next key. */
  findWithPicture(lookupId: Buffer, which: Found, picture: Picture): Promise<LinkWithPicture | undefined>
  /** A live link by which one asks for access. */
  findAsking(lookupId: Buffer): Promise<AskingRow | undefined>
}

const hasPictures = pictures.map((which) => `snapshot.${which} is not null as has_${which}`).join(', ')

export function linkLookups(data: PipelinedReads, clock: Clock): LinkLookups {
  /** `names` are `<lookup id>/<mark>`, in hex, the mark of a browser that brings none empty. */
  async function look<Row extends LinkRow>(name: string, more: string, names: readonly string[], which: Found): Promise<Map<string, Row>> {
    const asked = names.map((one) => ({ name: one, id: one.slice(0, 32), mark: one.slice(33) }))
    const now = clock.now()
    const found = await data.query<Row & { lookup_id: string }>({
      name,
      text: `select encode(link.lookup_id, 'hex') as lookup_id, link.id, link.card_id, link.edition_id, link.key_version, link.wrap, link.pin_salt,
               link.pin_waits_until, link.expires_at, link.max_views, link.views,
               snapshot.content, snapshot.published_at, ${hasPictures},
               not exists (select from profiles.closed_exchange where closed_exchange.card_id = link.card_id)
                 and not exists (select from vault.restriction where subject_id = link.subject_id and use = 'contacts') as exchange,
               link.opens_until is not null as passing, named.link_id is not null as named, named.code_by, named.binds, named.bound_digest, named.opened,
               case when snapshot.place_day = $5 then snapshot.place end as whereabouts,
               case when pause.card_id is not null then snapshot.pause_message end as pause_message, upper(pause.days)::text as paused_until${more}
             from sharing.link join profiles.snapshot on snapshot.edition_id = link.edition_id and snapshot.key_version = link.key_version
               left join sharing.named on named.link_id = link.id
               left join profiles.pause on pause.card_id = link.card_id and pause.days @> $5::date
             where link.lookup_id = any($1) and (link.expires_at is null or link.expires_at > $2)
               and ($3 or link.opens_until is null or link.opens_until > $2)
               and ($3 or link.max_views is null or link.views < link.max_views)
               and ($3 or named.bound_digest is null or named.bound_digest = any($4))
               and not exists (select from sharing.revocation where link_id = link.id)
               and not exists (select from vault.tombstone where subject_id = link.subject_id)
               and not exists (select from vault.tombstone where tombstone.card_id = link.edition_id and share_version = link.key_version)
               and not exists (select from vault.restriction where subject_id = link.subject_id and use in ('sharing', 'all'))
               and (pause.card_id is null or (not $3 and snapshot.pause_message is not null))
               and not exists (select from profiles.deletion where deletion.card_id = link.card_id)`,
      values: [
        asked.map(({ id }) => Buffer.from(id, 'hex')),
        now,
        which === 'spent too',
        asked.flatMap(({ mark }) => (mark === '' ? [] : [Buffer.from(mark, 'hex')])),
        moroccanDate(now),
      ],
    })
    const rows = new Map(found.rows.map((row) => [row.lookup_id, row]))
    return new Map(
      asked.flatMap(({ name: one, id, mark }): [string, Row][] => {
        const row = rows.get(id)
        // two browsers may ask for one link in the same turn
        const elsewhere = which === 'open' && row?.bound_digest && row.bound_digest.toString('hex') !== mark
        return row && !elsewhere ? [[one, row]] : []
      }),
    )
  }
  async function lookAsking(names: readonly string[]): Promise<Map<string, AskingRow>> {
    const now = clock.now()
    const found = await data.query<AskingRow & { lookup_id: string }>({
      name: 'find-asking-links',
      text: `select encode(asking.lookup_id, 'hex') as lookup_id, asking.id, asking.line from sharing.asking_link as asking
             where asking.lookup_id = any($1) and (asking.expires_at is null or asking.expires_at > $2)
               and not exists (select from vault.tombstone where subject_id = asking.subject_id)
               and not exists (select from vault.restriction where subject_id = asking.subject_id and use in ('sharing', 'contacts', 'all'))
               and not exists (select from profiles.pause where pause.card_id = asking.card_id and pause.days @> $3::date)
               and not exists (select from sharing.undo_asking where undo_asking.asking_id = asking.id)
               and not exists (select from profiles.deletion where deletion.card_id = asking.card_id)`,
      values: [names.map((name) => Buffer.from(name, 'hex')), now, moroccanDate(now)],
    })
    return new Map(found.rows.map(({ lookup_id, ...row }) => [lookup_id, row]))
  }
  const asking = gathered(lookAsking)
  const nameOf = (lookupId: Buffer, mark?: Buffer) => `${lookupId.toString('hex')}/${mark?.toString('hex') ?? ''}`
  const together = {
    open: gathered((names) => look<LinkRow>('find-links', '', names, 'open')),
    'spent too': gathered((names) => look<LinkRow>('find-links', '', names, 'spent too')),
  }
  return {
    find: (lookupId, which = 'open', mark) => together[which](nameOf(lookupId, mark)),
    async findWithPicture(lookupId, which, picture) {
      const name = nameOf(lookupId)
      return (await look<LinkWithPicture>(`find-links-with-${picture}`, `, snapshot.${picture} as picture`, [name], which)).get(name)
    },
    findAsking: (lookupId) => asking(lookupId.toString('hex')),
  }
}
