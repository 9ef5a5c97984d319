import { sql } from 'kysely'
import type { z } from 'zod'
import type { LinkShown } from '#contract/links.ts'
import { pausedAt } from '#domains/profiles/index.ts'
import { restrictedUnder } from '#platform/vault/restriction.ts'

/** The state of a link at a moment. Revoked is for good; then what its own limits say; then whether its card is paused, or all sharing stopped. */
export const stateAt = (now: Date) => sql<z.infer<typeof LinkShown>['state']>`case
  when exists (select from sharing.revocation where link_id = link.id) then 'revoked'
  when link.expires_at <= ${now} then 'expired'
  when link.views >= link.max_views then 'spent'
  when ${pausedAt(now, 'link.card_id')} or ${restrictedUnder('link.subject_id', 'sharing')} then 'paused'
  else 'live' end`
