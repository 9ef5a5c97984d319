import type { Tx } from '#platform/db/transaction.ts'
import type { Reseal } from '#platform/vault/vault.ts'
import { cardKey, cardLabel } from './card-rows.ts'

/** Puts what this domain holds under a subject's key under the new one: the labels, and the card keys sealed for the owner. */
export async function reseal(tx: Tx, subjectId: string, again: Reseal): Promise<void> {
  const cards = await tx.rows
    .selectFrom('profiles.card as card')
    .select(['card.id', 'card.label'])
    .where('card.subject_id', '=', subjectId)
    .orderBy('card.id')
    .forNoKeyUpdate()
    .execute()
  for (const card of cards) {
    await tx.rows
      .updateTable('profiles.card')
      .set({ label: again(cardLabel, card.id, card.label) })
      .where('id', '=', card.id)
      .execute()
    const snapshot = await tx.rows
      .selectFrom('profiles.snapshot')
      .select(['key_version', 'card_key'])
      .where('card_id', '=', card.id)
      .forUpdate()
      .executeTakeFirst()
    if (!snapshot) continue
    await tx.rows
      .updateTable('profiles.snapshot')
      .set({ card_key: again(cardKey, `${card.id}/${snapshot.key_version}`, snapshot.card_key) })
      .where('card_id', '=', card.id)
      .execute()
  }
}
