import { forgetBreakGlass, forgetUndertakings, leaveStaff } from '#domains/access/index.ts'
import type { OnErased } from '#domains/accounts/index.ts'
import { leaveCompanies, type OnMembershipEnded } from '#domains/clients/index.ts'
import { endContactsOf, forgetOwners } from '#domains/contacts/index.ts'
import { endCardsOf, endCardsOfErased, endCompanyCards, type OnCardEnding } from '#domains/profiles/index.ts'
import { endCaseLinks, endVisitorsOf, visitorSubjectsOf } from '#domains/sharing/index.ts'
import type { OnCasesEnded } from '#domains/support/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** What ends with a card, in the transaction that ends it for good, and before it. */
export const onCardEnding: readonly OnCardEnding[] = [endVisitorsOf]

/** What ends with a case, in the transaction that closes or erases it. */
export const onCasesEnded: readonly OnCasesEnded[] = [endCaseLinks]

/** What ends with a membership, in the transaction that ends it. */
export const onMembershipEnded: readonly OnMembershipEnded[] = [endCompanyCards]

/** What ends with an account, in the transaction that closes it. Cards first: whoever is leaving details beside one is waited for. */
export const onAccountClosed: readonly ((tx: Tx, actor: Actor, personId: string) => Promise<void>)[] = [
  async (tx, actor, personId) => endCardsOf(tx, actor, personId, onCardEnding, await visitorSubjectsOf(tx, personId)),
  endContactsOf,
  (tx, actor, personId) => leaveCompanies(tx, actor, personId, onMembershipEnded),
  async (tx, actor, personId) => void (await leaveStaff(tx, actor, personId)),
]

/** What goes with accounts that are erased, before them: what their closing had to leave, because of a hold, first. */
export const onAccountErased: readonly OnErased[] = [
  (tx, actor, personIds) => endCardsOfErased(tx, actor, personIds, onCardEnding),
  forgetOwners,
  forgetUndertakings,
  forgetBreakGlass,
]
