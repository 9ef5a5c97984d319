import { sql } from 'kysely'
import type { AskingLinkShown } from '#contract/asking-links.ts'
import { cardLabels, pausedAt } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { askingLabel, askingOwnLine, askingToken } from './asking-link-rows.ts'
import { tokenText } from './token.ts'

export interface AskingLinkAddressed {
  readonly ownerId: string
  readonly askingId: string
}

const askingLinksOf = (tx: Tx, ownerId: string) =>
  tx.rows
    .selectFrom('sharing.asking_link as asking')
    .innerJoin('profiles.card as card', 'card.id', 'asking.card_id')
    .selectAll('asking')
    .select(pausedAt(tx.clock.now(), 'card.id').as('paused'))
    .where('card.owner_id', '=', ownerId)
    .where(sql<boolean>`not exists (select from profiles.deletion where deletion.card_id = card.id)`)

/** The links by which one may be asked for access, newest first. */
export async function askingLinksShown(
  tx: Tx,
  actor: Actor,
  { ownerId, card }: { readonly ownerId: string; readonly card?: string | undefined },
): Promise<AskingLinkShown[]> {
  const rows = await askingLinksOf(tx, ownerId)
    .$if(card !== undefined, (query) => query.where('card.id', '=', card ?? ''))
    .orderBy('asking.id', 'desc')
    .execute()
  const [first] = rows
  if (!first) return []
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  const labels = await cardLabels(tx, actor, ownerId)
  const now = tx.clock.now()
  return rows.map((row) => ({
    id: row.id,
    card: row.card_id,
    cardLabel: labels.get(row.card_id) ?? '',
    label: owner.open(askingLabel, row.id, row.label),
    line: owner.open(askingOwnLine, row.id, row.own_line),
    state: row.expires_at !== null && row.expires_at <= now ? 'expired' : row.paused ? 'paused' : 'live',
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
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

/** Takes away all of an owner's, or those of one card; returns how many there were. */
export async function endAskingLinksOf(tx: Tx, actor: Actor, ownerId: string, cardId: string | undefined): Promise<number> {
  const rows = await tx.rows
    .selectFrom('sharing.asking_link as asking')
    .innerJoin('profiles.card as card', 'card.id', 'asking.card_id')
    .select(['asking.id', 'asking.subject_id'])
    .where('card.owner_id', '=', ownerId)
    .$if(cardId !== undefined, (query) => query.where('card.id', '=', cardId ?? ''))
    .orderBy('asking.id')
    .execute()
  const [first] = rows
  if (!first) return 0
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  const ended = await tx.rows
    .deleteFrom('sharing.asking_link')
    .where('id', '=', sql<string>`any(${rows.map(({ id }) => id)}::uuid[])`)
    .returning('id')
    .execute()
  for (const { id } of ended) await record(tx, actor, { ...about('asking-link.end', { ownerId, askingId: id }), subject: owner })
  return ended.length
}

/** The private labels of these links of a person's cards, by link. */
export async function askingLabels(
  tx: Tx,
  actor: Actor,
  ownerId: string,
  askingIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (askingIds.length === 0) return new Map()
  const rows = await askingLinksOf(tx, ownerId)
    .where('asking.id', '=', sql<string>`any(${[...askingIds]}::uuid[])`)
    .execute()
  const [first] = rows
  if (!first) return new Map()
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  return new Map(rows.map(({ id, label }) => [id, owner.open(askingLabel, id, label)]))
}
