import { createSecretKey } from 'node:crypto'
import type { z } from 'zod'
import type { Card } from '#contract/card.ts'
import type { CompanyTexts, companyTexts, MembersCard } from '#contract/companies.ts'
import { isEditedBy } from '#domains/clients/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { openUnder, sealUnder } from '#platform/vault/sealed.ts'
import { cardContent, cardKey, draftContent } from './card-rows.ts'
import { lockSnapshots } from './company-cards.ts'
import { textsFor, textsOf, withTexts } from './company-fields.ts'
import { type Owner, ownCard, ownerOf } from './find-card.ts'
import { saveDraft } from './save-draft.ts'

interface Addressed {
  readonly companyId: string
  /** Who runs the company. */
  readonly personId: string
  /** Whose cards they are. */
  readonly member: string
}

/** The cards that a member carries under a company, where they let those who run it edit them: whose they are, and what they say of the company. */
export async function membersCards(tx: Tx, actor: Actor, input: Addressed): Promise<z.infer<typeof MembersCard>[]> {
  await isEditedBy(tx, actor, input)
  const owner = await ownerOf(tx, actor, input.member)
  const rows = await tx.rows
    .selectFrom('profiles.company_card as under')
    .innerJoin('profiles.card as card', 'card.id', 'under.card_id')
    .innerJoin('profiles.draft as draft', 'draft.card_id', 'card.id')
    .select(['card.id', 'draft.content', 'draft.revision'])
    .where('under.company_id', '=', input.companyId)
    .where('card.owner_id', '=', input.member)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('profiles.deletion').whereRef('card_id', '=', 'card.id').select('card_id'))),
    )
    .orderBy('card.id')
    .execute()
  return rows.map(({ id, content, revision }) => {
    const draft = owner.open(draftContent, id, content)
    return { id, name: draft.name ?? null, nameArabic: draft.nameArabic ?? null, language: draft.language, revision, ...textsOf(draft) }
  })
}

/**
 * Changes what a member's card says of the company, in the draft and on its links. Nothing else of the draft is published by that. Refuses where the card is
 * not theirs under this company, where the member does not let them, and where the draft was changed meanwhile.
 */
export async function changeMembersCard(
  tx: Tx,
  actor: Actor,
  input: Addressed & { readonly cardId: string; readonly texts: z.infer<typeof CompanyTexts>; readonly revision: number },
): Promise<void> {
  await isEditedBy(tx, actor, input)
  const { cardId, texts, revision } = input
  const { owner } = await ownCard(tx, actor, { ownerId: input.member, cardId })
  const stopped = await tx.vault.restricted(tx, owner.id)
  if (stopped.has('all') || stopped.has('sharing')) throw new Refusal('restricted')
  const row = await tx.rows
    .selectFrom('profiles.company_card as under')
    .innerJoin('profiles.draft as draft', 'draft.card_id', 'under.card_id')
    .select(['draft.content', 'draft.revision', 'draft.published_revision'])
    .where('under.card_id', '=', cardId)
    .where('under.company_id', '=', input.companyId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['cardId'])
  const draft = withTexts(owner.open(draftContent, cardId, row.content), texts)
  const saved = await saveDraft(tx, actor, { ownerId: input.member, cardId, draft, revision })
  await publishTexts(tx, owner, cardId, (audience, shownBy) => textsFor(audience, draft, texts, shownBy))
  if (row.revision === row.published_revision)
    await tx.rows.updateTable('profiles.draft').set({ published_revision: saved }).where('card_id', '=', cardId).execute()
  await record(tx, actor, { deed: 'card.company-edit', object: { kind: 'card', id: cardId }, subject: owner, purpose: 'sharing the card' })
}

type For = (audience: Parameters<typeof textsFor>[0], shownBy: Parameters<typeof textsFor>[3]) => Partial<z.infer<typeof CompanyTexts>>

async function publishTexts(tx: Tx, owner: Owner, cardId: string, textsIn: For): Promise<void> {
  const editions = (await lockSnapshots(tx, cardId)).map((row) => {
    const key = createSecretKey(owner.open(cardKey, `${row.edition_id}/${row.key_version}`, row.card_key))
    return { ...row, key, card: openUnder(key, cardContent, row.edition_id, row.content) }
  })
  const shownBy = (field: (typeof companyTexts)[number]) => editions.flatMap(({ audience, card }) => (card[field] ? [audience] : []))
  for (const { edition_id, key_version, key, card, audience } of editions) {
    const next: Card = withTexts(card, textsIn(audience, shownBy))
    await tx.rows
      .updateTable('profiles.snapshot')
      .set({ content: sealUnder(key, key_version, cardContent, edition_id, next) })
      .where('edition_id', '=', edition_id)
      .execute()
  }
}
