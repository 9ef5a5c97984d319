import type { Language } from '#contract/language.ts'
import {
  Applicant,
  type Outcome,
  type RefusalReason,
  type RequestDoor,
  type RequestKind,
  type RequestState,
  type RequestStep,
  type RestrictedUse,
} from '#contract/requests.ts'
import { type Sealed, sealedBytes, sealedJson, sealedText } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'privacy.request_number': { year: number; last: number }
    'privacy.request': {
      id: string
      reference: string
      kind: RequestKind
      door: RequestDoor
      language: Language
      subject_id: string
      applicant: Sealed<Applicant>
      code: Sealed<string>
      person_id: string | null
      state: RequestState
      received_on: string
      proven_at: Date | null
      waits_until: Date | null
      extended_until: string | null
      uses: RestrictedUse[] | null
      ticket: string | null
      notice: string | null
      made_at: Date
      ended_at: Date | null
      due_on: string
    }
    'privacy.step': {
      id: string
      request_id: string
      step: RequestStep
      at: Date
      by_kind: 'person' | 'operator' | 'system'
      by_id: string | null
      says: Sealed<string> | null
      outcome: Outcome | null
      reason: RefusalReason | null
    }
    'privacy.proof': {
      id: string
      request_id: string
      way: 'mail' | 'text'
      number_digest: Buffer | null
      digest: Buffer
      code: Sealed<string>
      tries: number
      ended: boolean
      made_at: Date
    }
    'privacy.erasure': {
      request_id: string
      choice: 'erasure' | 'anonymisation'
      ends_at: Date
      stopped: string[]
      raised: string[]
      done_at: Date | null
      certificate: string | null
    }
    'privacy.package': { request_id: string; file: Sealed<Buffer> | null; made_at: Date; ends_at: Date; taken_at: Date | null }
    'privacy.policy_told': { id: string; person_id: string; edition: number; told_on: string }
    'privacy.anonymous_openings': { month: string; kind: string; openings: number }
  }
}

// All of a request lies under a key of its own: it is not the account's, for it outlives the erasure that it asks for.
const uses = ['rights'] as const
export const applicantOf = sealedJson('privacy.request', 'applicant', Applicant, uses)
/** With the reference it follows the request without an account. */
export const followCode = sealedText('privacy.request', 'code', uses)
export const stepSays = sealedText('privacy.step', 'says', uses)
/** On its way to the address of the request, or to the telephone of the account. */
export const proofCode = sealedText('privacy.proof', 'code', uses)
/** Finds the requests of an address, for the rights purpose alone. */
export const rightsField = 'privacy.request.rights'
/** Finds them at the desk. */
export const deskField = 'privacy.request.desk'
export const packageFile = sealedBytes('privacy.package', 'file', uses)
