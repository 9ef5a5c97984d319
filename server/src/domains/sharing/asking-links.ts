import { sql } from 'kysely'
import type { z } from 'zod'
import type { LinkShown } from '#contract/links.ts'
import { cardLabels, pausedAt } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import { anyOf } from '#platform/db/any-of.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { restrictedUnder } from '#platform/vault/restriction.ts'
import { askingLabel, askingOwnLine, askingToken } from './asking-link-rows.ts'
import { type Narrowing, placeAfter, placeOfAsking, wayOf } from './link-places.ts'
import { tokenText } from './token.ts'
import { stillAsks } from './undo-rows.ts'

export interface AskingLinkAddressed {
  readonly ownerId: string
  readonly askingId: string
}

const askingLinksOf = (tx: Tx, ownerId: string) =>
  tx.rows
    .selectFrom('sharing.asking_link as asking')
    .innerJoin('profiles.card as card', 'card.id', 'asking.card_id')
    .selectAll('asking')
    .where('card.owner_id', '=', ownerId)
    .where(stillAsks)
    .where(sql<boolean>`not exists (select from profiles.deletion where deletion.card_id = card.id)`)

/** Those of them that a list wants, in its order. */
export function askingLines(
  tx: Tx,
  ownerId: string,
  { card, link, after, state = 'all', sort = 'made', order = 'descending', limit }: Narrowing,
) {
  const [place, now] = [placeOfAsking[sort], tx.clock.now()]
  const [way, beyond] = wayOf(order)
  const stateNow = sql<z.infer<typeof LinkShown>['state']>`case when asking.expires_at <= ${now} then 'expired'
    when ${pausedAt(now, 'card.id')} or ${restrictedUnder('asking.subject_id', 'sharing', 'contacts')} then 'paused' else 'live' end`
  return askingLinksOf(tx, ownerId)
    .select([place.as('place'), stateNow.as('state')])
    .$if(card !== undefined, (query) => query.where('card.id', '=', card ?? ''))
    .$if(link !== undefined, (query) => query.where('asking.id', '=', link ?? ''))
    .$if(after !== undefined && sort === 'made', (query) => query.where(sql<boolean>`${place} ${beyond} ${after}`))
    .$if(after !== undefined && sort !== 'made', (query) =>
      query.where(sql<boolean>`(${place}, asking.id::text) ${beyond} (${placeAfter(sort, ownerId, after)})`),
    )
    .$if(state !== 'all', (query) => query.where(sql<boolean>`${stateNow} = ${state}`))
    .orderBy(place, way)
    .orderBy(sql`asking.id::text`, way)
    .limit(limit)
}
export type AskingLine = Awaited<ReturnType<ReturnType<typeof askingLines>['execute']>>[number]

/** Beside the links that open a card, as lines of one list. */
export async function askingShown(
  tx: Tx,
  actor: Actor,
  ownerId: string,
  rows: readonly AskingLine[],
): Promise<z.infer<typeof LinkShown>[]> {
  const [first] = rows
  if (!first) return []
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  const labels = await cardLabels(tx, actor, ownerId)
  return rows.map((row) => ({
    id: row.id,
    card: row.card_id,
    cardLabel: labels.get(row.card_id) ?? '',
    label: owner.open(askingLabel, row.id, row.label),
    audience: 'anyone',
    state: row.state,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    passing: null,
    openingsLeft: null,
    pin: false,
    kept: true,
    shows: [],
    for: null,
    asks: owner.open(askingOwnLine, row.id, row.own_line),
    case: null,
  }))
}

/** Every link by which an owner may be asked now, oldest first. */
export async function liveAskingLinks(
  tx: Tx,
  actor: Actor,
  ownerId: string,
): Promise<{ readonly label: string; readonly token: string }[]> {
  const rows = await askingLines(tx, ownerId, { state: 'live', order: 'ascending', limit: 500 }).execute()
  const [first] = rows
  if (!first) return []
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  return rows.map((row) => ({
    label: owner.open(askingLabel, row.id, row.label),
    token: tokenText(owner.open(askingToken, row.id, row.token)),
  }))
}

/** A link of this owner's, with their key. Refuses every other like one that never was. */
async function ownAskingLink(tx: Tx, actor: Actor, { ownerId, askingId }: AskingLinkAddressed) {
  const row = await askingLinksOf(tx, ownerId).where('asking.id', '=', askingId).executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['askingId'])
  return { row, owner: await tx.vault.subject(tx, row.subject_id, { actor, purpose: 'sharing the card' }) }
}

const about = (deed: string, { askingId }: AskingLinkAddressed) =>
  ({ deed, object: { kind: 'asking link', id: askingId }, purpose: 'sharing the card' }) as const

/** The token of a link, for its owner. */
export async function askingTokenAgain(tx: Tx, actor: Actor, input: AskingLinkAddressed): Promise<string> {
  const { row, owner } = await ownAskingLink(tx, actor, input)
  return tokenText(owner.open(askingToken, row.id, row.token))
}

/** The same, with an audit entry: a link that is copied again may be on its way to somebody. */
export async function copyAskingLink(tx: Tx, actor: Actor, input: AskingLinkAddressed): Promise<string> {
  const { row, owner } = await ownAskingLink(tx, actor, input)
  await record(tx, actor, { ...about('asking-link.copy', input), subject: owner })
  return tokenText(owner.open(askingToken, row.id, row.token))
}

/** Gives a link another private label. */
export async function relabelAskingLink(tx: Tx, actor: Actor, input: AskingLinkAddressed & { readonly label: string }): Promise<void> {
  const { row, owner } = await ownAskingLink(tx, actor, input)
  await tx.rows
    .updateTable('sharing.asking_link')
    .set({ label: owner.seal(askingLabel, row.id, input.label) })
    .where('id', '=', row.id)
    .execute()
  await record(tx, actor, { ...about('asking-link.relabel', input), subject: owner })
}

/** Takes a link away: from the commit on it is dead. What was asked by it before stays with the owner. */
export async function endAskingLink(tx: Tx, actor: Actor, input: AskingLinkAddressed): Promise<void> {
  const { owner } = await ownAskingLink(tx, actor, input)
  await tx.rows.deleteFrom('sharing.asking_link').where('id', '=', input.askingId).execute()
  await record(tx, actor, { ...about('asking-link.end', input), subject: owner })
}

/** Takes away all of an owner's, those of one card, or some; returns which there were. */
export async function endAskingLinksOf(
  tx: Tx,
  actor: Actor,
  ownerId: string,
  { card, ids }: { readonly card?: string | undefined; readonly ids?: readonly string[] | undefined },
): Promise<readonly string[]> {
  const rows = await tx.rows
    .selectFrom('sharing.asking_link as asking')
    .innerJoin('profiles.card as card', 'card.id', 'asking.card_id')
    .select(['asking.id', 'asking.subject_id'])
    .where('card.owner_id', '=', ownerId)
    .$if(card !== undefined, (query) => query.where('card.id', '=', card ?? ''))
    .$if(ids !== undefined, (query) => query.where('asking.id', '=', anyOf([...(ids ?? [])])))
    .orderBy('asking.id')
    .execute()
  const [first] = rows
  if (!first) return []
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  const ended = await tx.rows
    .deleteFrom('sharing.asking_link')
    .where('id', '=', anyOf(rows.map(({ id }) => id)))
    .returning('id')
    .execute()
  for (const { id } of ended) await record(tx, actor, { ...about('asking-link.end', { ownerId, askingId: id }), subject: owner })
  return ended.map(({ id }) => id)
}

/** The private labels of these links of a person's cards, by link. */
export async function askingLabels(
  tx: Tx,
  actor: Actor,
  ownerId: string,
  askingIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (askingIds.length === 0) return new Map()
  const rows = await askingLinksOf(tx, ownerId).where('asking.id', '=', anyOf(askingIds)).execute()
  const [first] = rows
  if (!first) return new Map()
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  return new Map(rows.map(({ id, label }) => [id, owner.open(askingLabel, id, label)]))
}
