import type { Generated } from 'kysely'
import type { OpeningKind } from '#contract/links.ts'
import { type Sealed, sealedBytes, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'sharing.link': {
      lookup_id: Buffer
      id: string
      card_id: string
      edition_id: string
      subject_id: string
      key_version: number
      wrap: Buffer
      kek: Sealed<Buffer>
      token: Sealed<Buffer> | null
      label: Sealed<string>
      pin_salt: Buffer | null
      pin_failures: Generated<number>
      pin_waits_until: Date | null
      expires_at: Date | null
      /** Of a passing link: it can be opened until then, and read until it expires where it was. */
      opens_until: Generated<Date | null>
      max_views: number | null
      views: Generated<number>
      made_at: Date
    }
    'sharing.revocation': { link_id: string; revoked_at: Date; revoked_by: string | null }
    'sharing.opening_count': { card_id: string; day: string; kind: OpeningKind; openings: number }
  }
}

/** Sealed for the owner: with it a link can be wrapped anew when another one is revoked. */
export const linkKek = sealedBytes('sharing.link', 'kek', ['sharing the card'])
/** Sealed for the owner, who may want to copy the link again; 'show once' links keep none. */
export const linkToken = sealedBytes('sharing.link', 'token', ['sharing the card'])
export const linkLabel = sealedText('sharing.link', 'label', ['sharing the card', 'rights'])
