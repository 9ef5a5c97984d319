import { sql } from 'kysely'
import { pausedAt } from '#domains/profiles/index.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { restrictedUnder } from '#platform/vault/restriction.ts'
import { openUnder } from '#platform/vault/sealed.ts'
import { askingLine } from './asking-link-rows.ts'
import { askingKey, linkSecrets, parseToken, tokenText } from './token.ts'
import { stillAsks } from './undo-rows.ts'

export interface AskedFor {
  readonly askingId: string
  readonly token: string
  readonly ownerId: string
  readonly cardId: string
  /** Whom its holder asks, as the owner wrote it for this link. */
  readonly line: string
}

/**
 * Whom the holder of a token may ask, and for which card; undefined where the link is dead, its card paused or deleted, or its owner had that stopped. In a deed the card
 * stays until its end: who closes the account meanwhile waits, and then finds what the deed wrote.
 */
export async function askedFor(tx: Tx, text: string): Promise<AskedFor | undefined> {
  const token = parseToken(text)
  if (!token) return undefined
  const row = await tx.rows
    .selectFrom('sharing.asking_link as asking')
    .innerJoin('profiles.card as card', 'card.id', 'asking.card_id')
    .select(['asking.id', 'asking.card_id', 'asking.line', 'card.owner_id'])
    .where('asking.lookup_id', '=', linkSecrets(token).lookupId)
    .where((where) => where.or([where('asking.expires_at', 'is', null), where('asking.expires_at', '>', tx.clock.now())]))
    .where(sql<boolean>`not exists (select from profiles.deletion where deletion.card_id = card.id)`)
    .where(stillAsks)
    .where(sql<boolean>`not ${pausedAt(tx.clock.now(), 'card.id')}`)
    .where(sql<boolean>`not ${restrictedUnder('card.subject_id', 'sharing', 'contacts')}`)
    .where(sql<boolean>`not exists (select from vault.tombstone where tombstone.subject_id = asking.subject_id)`)
    .$if(tx.readOnly !== true, (query) => query.forKeyShare())
    .executeTakeFirst()
  if (!row) return undefined
  const line = openUnder(askingKey(token), askingLine, row.id, row.line)
  return { askingId: row.id, token: tokenText(token), ownerId: row.owner_id, cardId: row.card_id, line }
}
