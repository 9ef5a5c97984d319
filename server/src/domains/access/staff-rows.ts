import { z } from 'zod'
import type { BreakGlassReason } from '#contract/break-glass.ts'
import type { UnusualKind } from '#contract/readings.ts'
import type { Job } from '#contract/staff.ts'
import { type Sealed, sealedJson, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'access.staff': { person_id: string; job: Job; since: Date }
    'access.invitation': {
      id: string
      token_digest: Buffer
      subject_id: string
      invited: Sealed<Invited>
      jobs: Job[]
      made_at: Date
      token: Sealed<string> | null
    }
    'access.reading_alert': { id: string; person_id: string; kind: UnusualKind; count: number; day: string; noticed_at: Date }
    'access.undertaking': { person_id: string; version: string; signed_at: Date; left_at: Date | null }
    'access.break_glass': {
      id: string
      person_id: string
      subject_id: string
      reason: BreakGlassReason
      note: Sealed<string>
      asked_by: string
      asked_at: Date
    }
    'access.break_glass_answer': { break_glass_id: string; approved: boolean; answered_by: string; answered_at: Date }
    'access.office_session': { id: string; token_digest: Buffer; session_id: string; started_at: Date; ends_at: Date }
  }
}

const Invited = z.strictObject({ name: z.string(), email: z.string() })
export type Invited = z.infer<typeof Invited>
export const invitedPerson = sealedJson('access.invitation', 'invited', Invited, ['the account', 'security', 'rights'])
export const invitationToken = sealedText('access.invitation', 'token', ['the account'])
export const breakGlassNote = sealedText('access.break_glass', 'note', ['security', 'rights'])
