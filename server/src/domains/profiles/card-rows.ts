import { Card } from '#contract/card.ts'
import { type Sealed, sealedBytes, sealedJson, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'profiles.card': { id: string; owner_id: string; subject_id: string; label: Sealed<string>; made_at: Date }
    'profiles.snapshot': {
      card_id: string
      key_version: number
      card_key: Sealed<Buffer>
      content: Sealed<Card>
      photo: Sealed<Buffer> | null
      published_at: Date
    }
  }
}

/** Under the owner's subject key. */
export const cardLabel = sealedText('profiles.card', 'label', ['sharing the card', 'the account', 'rights'])
export const cardKey = sealedBytes('profiles.snapshot', 'card_key', ['sharing the card', 'rights'])
/** Under the card key. */
export const cardContent = sealedJson('profiles.snapshot', 'content', Card, ['sharing the card', 'rights'])
export const cardPhoto = sealedBytes('profiles.snapshot', 'photo', ['sharing the card', 'rights'])
