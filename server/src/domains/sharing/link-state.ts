import { sql } from 'kysely'
import type { z } from 'zod'
import type { LinkShown } from '#contract/links.ts'
import { pausedAt } from '#domains/profiles/index.ts'
import { restrictedUnder } from '#platform/vault/restriction.ts'

type State = z.infer<typeof LinkShown>['state']

/** The state of a link at a moment. Revoked is for good; then what its own limits say; then whether its card is paused, or all sharing stopped. */
export const stateAt = (now: Date) => sql<State>`case
  when exists (select from sharing.revocation where link_id = link.id) then 'revoked'
  when link.expires_at <= ${now} then 'expired'
  when link.views >= link.max_views then 'spent'
  when ${pausedAt(now, 'link.card_id')} or ${restrictedUnder('link.subject_id', 'sharing')} then 'paused'
  else 'live' end`

/** Those of a list that are in one state, or all but the revoked. What stands on the link's own row is asked first. */
export function listedIn(state: State | 'all' | undefined, now: Date) {
  if (state === 'all') return sql<boolean>`true`
  if (state === undefined) return sql<boolean>`${stateAt(now)} <> 'revoked'`
  const inState = sql<boolean>`${stateAt(now)} = ${state}`
  if (state === 'expired') return sql<boolean>`(link.expires_at <= ${now} and ${inState})`
  if (state === 'spent') return sql<boolean>`(link.views >= link.max_views and ${inState})`
  return inState
}
