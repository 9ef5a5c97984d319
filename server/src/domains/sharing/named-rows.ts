import type { Generated } from 'kysely'
import type { Language } from '#contract/language.ts'
import { Visitor } from '#contract/links.ts'
import { type Sealed, sealedJson, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'sharing.named': {
      link_id: string
      subject_id: string
      visitor: Sealed<Visitor> | null
      code_by: CodeBy | null
      binds: boolean
      bound_digest: Buffer | null
      opened: Generated<boolean>
    }
    'sharing.code': {
      id: string
      link_id: string
      address_digest: Buffer
      digest: Buffer
      code: Sealed<string>
      language: Language
      tries: Generated<number>
      ended: Generated<boolean>
      sent_at: Date
    }
  }
}

/** By which way a code reaches a visitor. */
export type CodeBy = 'mail' | 'phone'

// Both lie under the key of the visitor, a subject of their own for each link.
const uses = ['sharing the card', 'rights'] as const
export const linkVisitor = sealedJson('sharing.named', 'visitor', Visitor, uses)
export const codeSent = sealedText('sharing.code', 'code', uses)

/** The one field of the blind index, for the rights purpose alone: whose data we hold. */
export const rightsField = 'sharing.named.rights'
