import type { Generated } from 'kysely'
import { z } from 'zod'
import { type Sealed, sealedJson, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'accounts.totp': {
      person_id: string
      secrets: Sealed<FactorSecrets>
      started_at: Date
      confirmed_at: Date | null
      last_step: string | number
      wrong: number
    }
    'accounts.recovery_code': { id: string; person_id: string; digest: Buffer; made_at: Date; used_at: Date | null }
    'accounts.half_sign_in': {
      id: string
      token_digest: Buffer
      person_id: string
      how: 'code' | 'password'
      tries: Generated<number>
      made_at: Date
    }
    'accounts.factor_loss': { person_id: string; told_at: Date; due_at: Date }
    'accounts.former_email': {
      id: string
      person_id: string
      subject_id: string
      token_digest: Buffer
      address: Sealed<string>
      changed_at: Date
    }
  }
}

/** What the application counts with; and the key of the digests of recovery codes, so that they outlive any other key. */
const FactorSecrets = z.strictObject({ application: z.base64(), recovery: z.base64() })
export type FactorSecrets = z.infer<typeof FactorSecrets>

export const factorSecrets = sealedJson('accounts.totp', 'secrets', FactorSecrets, ['security'])
/** Only to undo the change; its holder sees it in their copy too. */
export const formerEmail = sealedText('accounts.former_email', 'address', ['security', 'rights'])
