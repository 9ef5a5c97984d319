import { type Sealed, sealedBytes, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'sharing.asking_link': {
      lookup_id: Buffer
      id: string
      card_id: string
      subject_id: string
      line: Sealed<string>
      own_line: Sealed<string>
      label: Sealed<string>
      token: Sealed<Buffer>
      expires_at: Date | null
      made_at: Date
    }
  }
}

/** Such a link as a serving process finds it. */
export interface AskingRow {
  readonly id: string
  readonly line: Sealed<string>
}

const uses = ['sharing the card', 'rights'] as const
/** Under a key derived from the token: whoever holds the link reads it, and nobody else. */
export const askingLine = sealedText('sharing.asking_link', 'line', uses)
/** The same, for its owner. */
export const askingOwnLine = sealedText('sharing.asking_link', 'own_line', uses)
export const askingLabel = sealedText('sharing.asking_link', 'label', uses)
export const askingToken = sealedBytes('sharing.asking_link', 'token', uses)
