import type { Generated } from 'kysely'
import { BreachSays, type BreachStep } from '#contract/breaches.ts'
import { type Sealed, sealedJson } from '#platform/vault/sealed.ts'

declare module '#platform/db/tables.ts' {
  interface Tables {
    'privacy.breach_number': { year: number; last: number }
    'privacy.breach': { id: string; reference: string; subject_id: string; opened_at: Date; closed: Generated<boolean> }
    'privacy.breach_entry': {
      id: string
      breach_id: string
      step: BreachStep
      at: Date
      by_kind: 'person' | 'operator' | 'system'
      by_id: string | null
      noticed_at: Date | null
      says: Sealed<BreachSays>
    }
    'privacy.breach_person': {
      id: string
      breach_id: string
      concerned_id: string
      found_at: Date
      posted_at: Date | null
      told_at: Date | null
    }
  }
}

/** Under the incident's own key: it is about people, and is nobody's. */
export const breachSays = sealedJson('privacy.breach_entry', 'says', BreachSays, ['security'])
