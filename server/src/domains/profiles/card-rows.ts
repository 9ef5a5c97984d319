import type { Generated } from 'kysely'
import { Card } from '#contract/card.ts'
import { type Audience, Draft } from '#contract/draft.ts'
import { PauseMessage } from '#contract/pause.ts'
import { ofEachPicture } from '#contract/pictures.ts'
import { type Sealed, sealedBytes, sealedJson, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'profiles.card': { id: string; owner_id: string; subject_id: string; label: Sealed<string>; made_at: Date }
    'profiles.draft': {
      card_id: string
      content: Sealed<Draft>
      photo: Sealed<Buffer> | null
      logo: Sealed<Buffer> | null
      cover: Sealed<Buffer> | null
      revision: Generated<number>
      published_revision: number | null
      saved_at: Date
    }
    'profiles.edition': { id: string; card_id: string; audience: Audience }
    'profiles.snapshot': {
      edition_id: string
      key_version: number
      card_key: Sealed<Buffer>
      content: Sealed<Card>
      photo: Sealed<Buffer> | null
      logo: Sealed<Buffer> | null
      cover: Sealed<Buffer> | null
      published_at: Date
      place: Sealed<string> | null
      place_day: string | null
      pause_message: Sealed<PauseMessage> | null
    }
    'profiles.version': {
      id: string
      card_id: string
      published_at: Date
      replaced_at: Date
      content: Sealed<Draft>
      photo: Sealed<Buffer> | null
      logo: Sealed<Buffer> | null
      cover: Sealed<Buffer> | null
    }
    'profiles.whereabouts': { owner_id: string; subject_id: string; place: Sealed<string>; day: string }
    'profiles.audience': { id: string; owner_id: string; subject_id: string; place: number; name: Sealed<string>; made_at: Date }
    'profiles.pause': { card_id: string; paused_at: Date; days: Generated<string>; message: Sealed<PauseMessage> | null }
    'profiles.deletion': { card_id: string; deleted_at: Date }
    'profiles.closed_exchange': { card_id: string; closed_at: Date }
    'profiles.company_card': { card_id: string; company_id: string; since: Date }
    'profiles.company_left': { card_id: string; left_at: Date }
  }
}

const uses = ['sharing the card', 'rights'] as const
/** Under the owner's subject key. */
export const cardLabel = sealedText('profiles.card', 'label', ['sharing the card', 'the account', 'rights'])
export const cardKey = sealedBytes('profiles.snapshot', 'card_key', uses)
export const draftContent = sealedJson('profiles.draft', 'content', Draft, uses)
export const draftPictures = ofEachPicture((which) => sealedBytes('profiles.draft', which, uses))
export const versionContent = sealedJson('profiles.version', 'content', Draft, uses)
export const versionPictures = ofEachPicture((which) => sealedBytes('profiles.version', which, uses))
export const ownPauseMessage = sealedJson('profiles.pause', 'message', PauseMessage, uses)
export const audienceName = sealedText('profiles.audience', 'name', uses)
export const ownPlace = sealedText('profiles.whereabouts', 'place', uses)
/** Under the card key, bound to the edition. */
export const cardContent = sealedJson('profiles.snapshot', 'content', Card, uses)
export const cardPictures = ofEachPicture((which) => sealedBytes('profiles.snapshot', which, uses))
/** Where the owner said they are on the day of `place_day`; on any other day it counts for nothing. */
export const cardPlace = sealedText('profiles.snapshot', 'place', uses)
/** What a paused card says instead; it counts while the card is paused. */
export const cardPauseMessage = sealedJson('profiles.snapshot', 'pause_message', PauseMessage, uses)
