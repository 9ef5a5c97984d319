import { endContactsOf } from '#domains/contacts/index.ts'
import { endCardsOf } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** What ends with an account, in the transaction that closes it. Cards first: whoever is leaving details beside one is waited for. */
export const onAccountClosed: readonly ((tx: Tx, actor: Actor, personId: string) => Promise<void>)[] = [endCardsOf, endContactsOf]
