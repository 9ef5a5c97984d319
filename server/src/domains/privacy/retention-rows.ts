import type { HoldReason } from '#contract/holds.ts'
import { type Sealed, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'privacy.sweep_clock': { id: string; ran_at: Date; stopped_at: Date | null }
    'privacy.certificate': {
      sweep: string
      day: string
      ended: number
      late: number
      digest: Buffer
      first_at: Date
      last_at: Date
      key_version: number | null
      signature: Buffer | null
    }
    'privacy.hold': {
      id: string
      subject_id: string
      reason: HoldReason
      note: Sealed<string>
      asked_by: string
      asked_at: Date
      review_on: string
    }
    'privacy.hold_approval': { hold_id: string; approved_by: string; approved_at: Date }
    'privacy.hold_release': { hold_id: string; released_by: string; released_at: Date }
  }
}

/** Why, in the words of who asked for it: under the key of whoever is held. */
export const holdNote = sealedText('privacy.hold', 'note', ['rights'])
