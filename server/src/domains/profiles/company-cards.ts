import { createSecretKey } from 'node:crypto'
import type { z } from 'zod'
import type { CardsAndCompanies } from '#contract/companies.ts'
import { cardEditorsOf, ownCompany } from '#domains/clients/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { openUnder, sealUnder } from '#platform/vault/sealed.ts'
import { cardContent, cardKey } from './card-rows.ts'
import { withoutCompany } from './company-fields.ts'
import { type CardAddressed, type Owner, ownCard, ownerOf } from './find-card.ts'

/** Carries a card under a company one is in, or under none. What it says is not changed by that. */
export async function putUnder(tx: Tx, actor: Actor, { companyId, ...input }: CardAddressed & { companyId: string | null }): Promise<void> {
  if (companyId !== null) await ownCompany(tx, actor, { companyId, personId: input.ownerId })
  const { owner } = await ownCard(tx, actor, input)
  const { cardId } = input
  await tx.rows.deleteFrom('profiles.company_card').where('card_id', '=', cardId).execute()
  if (companyId !== null)
    await tx.rows.insertInto('profiles.company_card').values({ card_id: cardId, company_id: companyId, since: tx.clock.now() }).execute()
  await record(tx, actor, { deed: 'card.company', object: { kind: 'card', id: cardId }, subject: owner, purpose: 'sharing the card' })
}

/**
 * Somebody is in a company no more: from the commit on no link shows what the cards that they carried under it said of it. The draft, which is theirs, keeps
 * it all; publishing it anew is theirs to do.
 */
export async function endCompanyCards(
  tx: Tx,
  actor: Actor,
  { companyId, personId }: { companyId: string; personId: string },
): Promise<void> {
  const cards = await tx.rows
    .selectFrom('profiles.company_card as under')
    .innerJoin('profiles.card as card', 'card.id', 'under.card_id')
    .select('card.id')
    .where('under.company_id', '=', companyId)
    .where('card.owner_id', '=', personId)
    .orderBy('card.id')
    .forNoKeyUpdate('card')
    .execute()
  if (cards.length === 0) return
  const owner = await ownerOf(tx, actor, personId)
  for (const { id } of cards) await takeOffLinks(tx, actor, owner, id)
}

async function takeOffLinks(tx: Tx, actor: Actor, owner: Owner, cardId: string): Promise<void> {
  await tx.rows.deleteFrom('profiles.company_card').where('card_id', '=', cardId).execute()
  const snapshots = await lockSnapshots(tx, cardId)
  for (const { edition_id, key_version, card_key, content } of snapshots) {
    const key = createSecretKey(owner.open(cardKey, `${edition_id}/${key_version}`, card_key))
    const card = withoutCompany(openUnder(key, cardContent, edition_id, content))
    await tx.rows
      .updateTable('profiles.snapshot')
      .set({ content: sealUnder(key, key_version, cardContent, edition_id, card), logo: null })
      .where('edition_id', '=', edition_id)
      .execute()
  }
  if (snapshots.length > 0) {
    const left_at = tx.clock.now()
    await tx.rows
      .insertInto('profiles.company_left')
      .values({ card_id: cardId, left_at })
      .onConflict((conflict) => conflict.column('card_id').doUpdateSet({ left_at }))
      .execute()
    await tx.rows.updateTable('profiles.draft').set({ published_revision: null }).where('card_id', '=', cardId).execute()
  }
  await record(tx, actor, { deed: 'card.leave-company', object: { kind: 'card', id: cardId }, subject: owner, purpose: 'sharing the card' })
}

export const lockSnapshots = (tx: Tx, cardId: string) =>
  tx.rows
    .selectFrom('profiles.snapshot as snapshot')
    .innerJoin('profiles.edition as edition', 'edition.id', 'snapshot.edition_id')
    .select(['snapshot.edition_id', 'snapshot.key_version', 'snapshot.card_key', 'snapshot.content', 'edition.audience'])
    .where('edition.card_id', '=', cardId)
    .orderBy('snapshot.edition_id') // one order everywhere: no deadlock with a revocation
    .forUpdate('snapshot')
    .execute()

/** Which of one's cards one carries under which company, what was taken off their links, and who may edit what they say of a company. */
export async function cardsAndCompanies(tx: Tx, actor: Actor, ownerId: string): Promise<z.infer<typeof CardsAndCompanies>> {
  const under = await tx.rows
    .selectFrom('profiles.company_card as under')
    .innerJoin('profiles.card as card', 'card.id', 'under.card_id')
    .select(['under.card_id', 'under.company_id', 'under.since'])
    .where('card.owner_id', '=', ownerId)
    .orderBy('under.card_id')
    .execute()
  const left = await tx.rows
    .selectFrom('profiles.company_left as left')
    .innerJoin('profiles.card as card', 'card.id', 'left.card_id')
    .select(['left.card_id', 'left.left_at'])
    .where('card.owner_id', '=', ownerId)
    .orderBy('left.card_id')
    .execute()
  const editors = await cardEditorsOf(tx, actor, ownerId)
  return {
    under: under.map(({ card_id: card, company_id: company, since }) => ({ card, company, since: since.toISOString() })),
    left: left.map(({ card_id: card, left_at }) => ({ card, since: left_at.toISOString() })),
    editors: editors.map((one) => ({
      ...one,
      cards: under.flatMap(({ card_id, company_id }) => (company_id === one.company ? [card_id] : [])),
    })),
  }
}
