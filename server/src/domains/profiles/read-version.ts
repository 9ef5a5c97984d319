import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { type Audience, editionOf, sees } from '#contract/draft.ts'
import { ofEachPicture, type Picture, pictures } from '#contract/pictures.ts'
import { type PublishedCard, type VersionShown, versionDays } from '#contract/versions.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { draftContent, draftPictures, versionContent, versionPictures } from './card-rows.ts'
import { type CardAddressed, type Owner, ownCard } from './find-card.ts'
import { newestOf } from './keep-version.ts'
import { publishedDraft, type WholeCard } from './published-draft.ts'

export interface VersionAddressed extends CardAddressed {
  readonly versionId: string
}

// Nobody takes back what is past its time, also where no sweep came yet.
const stillKept = (tx: Tx) => new Date(tx.clock.now().getTime() - versionDays * 86_400_000)

/** What a card showed before it was published again, newest first. */
export async function versionsOf(tx: Tx, actor: Actor, input: CardAddressed): Promise<{ items: z.infer<typeof VersionShown>[] }> {
  await ownCard(tx, actor, input)
  const rows = await newestOf(tx, input.cardId)
    .select(['id', 'published_at', 'replaced_at'])
    .where('replaced_at', '>', stillKept(tx))
    .execute()
  return {
    items: rows.map((row) => ({ id: row.id, publishedAt: row.published_at.toISOString(), replacedAt: row.replaced_at.toISOString() })),
  }
}

/** An earlier version, opened. Refuses one that is not of this card, or is past its time. */
export async function ownVersion(tx: Tx, actor: Actor, input: VersionAddressed): Promise<{ owner: Owner; version: WholeCard }> {
  const { owner } = await ownCard(tx, actor, input)
  const row = await tx.rows
    .selectFrom('profiles.version')
    .selectAll()
    .where('id', '=', input.versionId)
    .where('card_id', '=', input.cardId)
    .where('replaced_at', '>', stillKept(tx))
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['versionId'])
  return {
    owner,
    version: {
      content: owner.open(versionContent, row.id, row.content),
      pictures: ofEachPicture((which) => row[which] && owner.open(versionPictures[which], row.id, row[which])),
    },
  }
}

type Published = z.infer<typeof PublishedCard>

/** What is published of a card, beside its draft. Refuses a card that is not published. */
export async function publishedBesideDraft(tx: Tx, actor: Actor, input: CardAddressed): Promise<Published> {
  const { owner } = await ownCard(tx, actor, input)
  const draft = await draftNow(tx, owner, input.cardId)
  const published = await publishedDraft(tx, owner, input.cardId, draft.content)
  if (!published) throw new Refusal('card-not-published', ['cardId'])
  return beside(draft, published)
}

/** An earlier version, beside the draft. */
export async function versionBesideDraft(tx: Tx, actor: Actor, input: VersionAddressed): Promise<Published> {
  const { owner, version } = await ownVersion(tx, actor, input)
  return beside(await draftNow(tx, owner, input.cardId), version)
}

/** What an audience saw of an earlier version. */
export async function versionFor(tx: Tx, actor: Actor, input: VersionAddressed, audience: Audience) {
  const { content, pictures: drawn } = (await ownVersion(tx, actor, input)).version
  return {
    card: editionOf(content, audience),
    ...ofEachPicture((which) => drawn[which] !== null && sees(audience, content.audiences[which])),
  }
}

/** A picture of an earlier version. Refuses where it had none. */
export async function versionPicture(tx: Tx, actor: Actor, input: VersionAddressed & { readonly which: Picture }): Promise<Buffer> {
  const picture = (await ownVersion(tx, actor, input)).version.pictures[input.which]
  if (!picture) throw new Refusal('not-found', [input.which])
  return picture
}

export async function draftNow(tx: Tx, owner: Owner, cardId: string): Promise<WholeCard> {
  const row = await tx.rows
    .selectFrom('profiles.draft')
    .select(['content', ...pictures])
    .where('card_id', '=', cardId)
    .executeTakeFirstOrThrow()
  return {
    content: owner.open(draftContent, cardId, row.content),
    pictures: ofEachPicture((which) => row[which] && owner.open(draftPictures[which], cardId, row[which])),
  }
}

const beside = (draft: WholeCard, { content, pictures: drawn }: WholeCard): Published => ({
  draft: content,
  ...ofEachPicture((which) => drawn[which] !== null),
  otherPictures: pictures.filter((which) => !isDeepStrictEqual(drawn[which], draft.pictures[which])),
})
