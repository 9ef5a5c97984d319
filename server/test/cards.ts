import { Draft } from '#contract/draft.ts'
import { publishDraft, saveDraft } from '#domains/profiles/index.ts'
import { system } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'

/** Publishes a card again, with another role; returns the version that it leaves. */
export async function publishedAgain(tx: Tx, card: { readonly ownerId: string; readonly cardId: string }, given: string): Promise<string> {
  const { revision } = await tx.rows
    .selectFrom('profiles.draft')
    .select('revision')
    .where('card_id', '=', card.cardId)
    .executeTakeFirstOrThrow()
  const draft = Draft.parse({ language: 'fr', name: { given }, role: { fr: 'Gérante' } })
  await saveDraft(tx, system, { ...card, draft, revision })
  await publishDraft(tx, system, card)
  const version = await tx.rows
    .selectFrom('profiles.version')
    .select('id')
    .where('card_id', '=', card.cardId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return version.id
}
