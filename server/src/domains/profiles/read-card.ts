import { sql } from 'kysely'
import type { z } from 'zod'
import type { Card } from '#contract/card.ts'
import type { Audience, CardOpened, CardShown, Draft } from '#contract/draft.ts'
import { ofEachPicture, type Picture, pictures } from '#contract/pictures.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { restrictedUnder } from '#platform/vault/restriction.ts'
import { openUnder } from '#platform/vault/sealed.ts'
import { cardContent, cardKey, cardLabel, cardPictures, draftContent, draftPictures } from './card-rows.ts'
import { restorableUntil } from './delete-card.ts'
import { editionOfCard } from './edition-of.ts'
import { type CardAddressed, type Owner, ownCard, ownerOf } from './find-card.ts'
import { dayOfReturn, firstDay, pausedAt, pauseOf, stillPauses } from './pause-card.ts'
import { exchangeOpen } from './switch-exchange.ts'

type Shown = z.infer<typeof CardShown>

export interface Page {
  readonly after?: string | undefined
  readonly limit: number
}

function cardsOf(tx: Tx, ownerId: string) {
  return tx.rows
    .selectFrom('profiles.card as card')
    .leftJoin('profiles.draft as draft', 'draft.card_id', 'card.id')
    .leftJoin('profiles.pause as pause', (join) =>
      join.onRef('pause.card_id', '=', 'card.id').on(stillPauses(tx.clock.now(), 'pause.days')),
    )
    .leftJoin('profiles.deletion as deletion', 'deletion.card_id', 'card.id')
    .select([
      'card.id',
      'card.label',
      'card.made_at',
      'draft.revision',
      'draft.published_revision',
      'pause.card_id as pause_of',
      'deletion.deleted_at',
    ])
    .select([firstDay('pause.days').as('from'), dayOfReturn('pause.days').as('until')])
    .select([
      pausedAt(tx.clock.now(), 'card.id').as('paused'),
      restrictedUnder('card.subject_id', 'sharing').as('stopped'),
      ...pictures.map((which) => sql<boolean>`coalesce(${sql.ref(`draft.${which}`)} is not null, false)`.as(which)),
      sql<Date | null>`(select max(published_at) from profiles.snapshot join profiles.edition on edition.id = edition_id
                        where edition.card_id = card.id)`.as('published_at'),
    ])
    .where('card.owner_id', '=', ownerId)
}
type Row = Awaited<ReturnType<ReturnType<typeof cardsOf>['execute']>>[number]

function shown(row: Row, label: string, links: number): Shown {
  const state = row.deleted_at ? 'deleted' : row.published_at === null ? 'draft' : row.paused ? 'paused' : 'live'
  return {
    id: row.id,
    label,
    state,
    madeAt: row.made_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    changed: row.published_at !== null && row.revision !== row.published_revision,
    ...ofEachPicture((which) => row[which]),
    links,
    stopped: row.stopped,
    pause: row.pause_of === null ? null : { from: row.from, until: row.until },
    restorableUntil: row.deleted_at && restorableUntil(row.deleted_at).toISOString(),
  }
}

/** A person's cards, newest first. `links` says how many live links lead to each. */
export async function cardsShown(
  tx: Tx,
  actor: Actor,
  { ownerId, after, limit }: { readonly ownerId: string } & Page,
  links: (cardIds: readonly string[]) => Promise<ReadonlyMap<string, number>>,
): Promise<{ items: Shown[]; next: string | null }> {
  const owner = await ownerOf(tx, actor, ownerId)
  const rows = await cardsOf(tx, ownerId)
    .$if(after !== undefined, (query) => query.where('card.id', '<', after ?? ''))
    .orderBy('card.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const counts = await links(page.map(({ id }) => id))
  return {
    items: page.map((row) => shown(row, owner.open(cardLabel, row.id, row.label), counts.get(row.id) ?? 0)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** A card with its draft, for its owner. */
export async function cardOpened(tx: Tx, actor: Actor, input: CardAddressed, links: number): Promise<z.infer<typeof CardOpened>> {
  const { owner } = await ownCard(tx, actor, input, 'deleted too')
  const row = await cardsOf(tx, input.ownerId).where('card.id', '=', input.cardId).executeTakeFirstOrThrow()
  const draft = await draftOf(tx, actor, input)
  const exchange = await exchangeOpen(tx, input.cardId)
  const pause = (await pauseOf(tx, owner, input.cardId)) ?? null
  const line = shown(row, owner.open(cardLabel, row.id, row.label), links)
  return { ...line, draft: draft.content, revision: draft.revision, exchange, pause }
}

/** What the owner edits. */
async function draftOf(tx: Tx, actor: Actor, input: CardAddressed): Promise<{ content: Draft; revision: number }> {
  const { owner } = await ownCard(tx, actor, input, 'deleted too')
  const row = await tx.rows
    .selectFrom('profiles.draft')
    .select(['content', 'revision'])
    .where('card_id', '=', input.cardId)
    .executeTakeFirstOrThrow()
  return { content: owner.open(draftContent, input.cardId, row.content), revision: row.revision }
}

/** A picture of the draft. Refuses where there is none. */
export async function draftPicture(tx: Tx, actor: Actor, input: CardAddressed & { readonly which: Picture }): Promise<Buffer> {
  const { owner } = await ownCard(tx, actor, input, 'deleted too')
  const row = await tx.rows.selectFrom('profiles.draft').select(input.which).where('card_id', '=', input.cardId).executeTakeFirstOrThrow()
  const sealed = row[input.which]
  if (!sealed) throw new Refusal('not-found', [input.which])
  return owner.open(draftPictures[input.which], input.cardId, sealed)
}

/** Which fields each published edition of these cards shows, by edition: names of fields, never what they say. */
export async function fieldsShown(
  tx: Tx,
  actor: Actor,
  ownerId: string,
  editionIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (editionIds.length === 0) return new Map()
  const owner = await ownerOf(tx, actor, ownerId)
  const rows = await tx.rows
    .selectFrom('profiles.snapshot as snapshot')
    .innerJoin('profiles.edition as edition', 'edition.id', 'snapshot.edition_id')
    .innerJoin('profiles.card as card', 'card.id', 'edition.card_id')
    .select(['snapshot.edition_id', 'snapshot.key_version', 'snapshot.card_key', 'snapshot.content'])
    .select(pictures.map((which) => sql<boolean>`${sql.ref(`snapshot.${which}`)} is not null`.as(which)))
    .where('card.owner_id', '=', ownerId)
    .where('snapshot.edition_id', 'in', [...editionIds])
    .execute()
  return new Map(
    rows.map((row) => {
      const key = owner.open(cardKey, `${row.edition_id}/${row.key_version}`, row.card_key)
      const { language: _language, order: _order, theme: _theme, ...fields } = openUnder(key, cardContent, row.edition_id, row.content)
      const named = Object.entries(fields).flatMap(([field, value]) => (Array.isArray(value) && value.length === 0 ? [] : [field]))
      return [row.edition_id, [...named, ...pictures.filter((which) => row[which])]]
    }),
  )
}

/** What an audience sees of a published card, for its owner, with the owner's key. Refuses a card that is not published. */
export async function publishedCard(tx: Tx, actor: Actor, input: CardAddressed, audience: Audience): Promise<{ card: Card; owner: Owner }> {
  const { owner } = await ownCard(tx, actor, input)
  const editionId = await editionOfCard(tx, input.cardId, audience)
  const row = await tx.rows
    .selectFrom('profiles.snapshot')
    .select(['key_version', 'card_key', 'content'])
    .where('edition_id', '=', editionId)
    .executeTakeFirstOrThrow()
  const key = owner.open(cardKey, `${editionId}/${row.key_version}`, row.card_key)
  return { card: openUnder(key, cardContent, editionId, row.content), owner }
}

/** The logo of a published edition of this owner's; undefined where it shows none. */
export async function editionLogo(tx: Tx, actor: Actor, ownerId: string, editionId: string): Promise<Buffer | undefined> {
  const owner = await ownerOf(tx, actor, ownerId)
  const row = await tx.rows
    .selectFrom('profiles.snapshot as snapshot')
    .innerJoin('profiles.edition as edition', 'edition.id', 'snapshot.edition_id')
    .innerJoin('profiles.card as card', 'card.id', 'edition.card_id')
    .select(['snapshot.key_version', 'snapshot.card_key', 'snapshot.logo'])
    .where('card.owner_id', '=', ownerId)
    .where('snapshot.edition_id', '=', editionId)
    .executeTakeFirst()
  if (!row?.logo) return undefined
  return openUnder(owner.open(cardKey, `${editionId}/${row.key_version}`, row.card_key), cardPictures.logo, editionId, row.logo)
}

/** The private labels of a person's cards, by card. */
export async function cardLabels(tx: Tx, actor: Actor, ownerId: string): Promise<ReadonlyMap<string, string>> {
  const owner = await ownerOf(tx, actor, ownerId)
  const rows = await tx.rows.selectFrom('profiles.card').select(['id', 'label']).where('owner_id', '=', ownerId).execute()
  return new Map(rows.map(({ id, label }) => [id, owner.open(cardLabel, id, label)]))
}
