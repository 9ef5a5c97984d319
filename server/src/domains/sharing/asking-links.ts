import { sql } from 'kysely'
import type { z } from 'zod'
import type { AskingLinkShown } from '#contract/asking-links.ts'
import { cardLabels } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import { record } from '#platform/audit/record.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { openUnder } from '#platform/vault/sealed.ts'
import { askingLabel, askingLine, askingOwnLine, askingToken } from './asking-link-rows.ts'
import { askingKey, linkSecrets, parseToken, tokenText } from './token.ts'

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
    .where(sql<boolean>`not exists (select from profiles.deletion where deletion.card_id = card.id)`)

/** The links by which one may be asked for access, newest first. */
export async function askingLinksShown(
  tx: Tx,
  actor: Actor,
  { ownerId, card }: { readonly ownerId: string; readonly card?: string | undefined },
): Promise<z.infer<typeof AskingLinkShown>[]> {
  const rows = await askingLinksOf(tx, ownerId)
    .$if(card !== undefined, (query) => query.where('card.id', '=', card ?? ''))
    .orderBy('asking.id', 'desc')
    .execute()
  const [first] = rows
  if (!first) return []
  const owner = await tx.vault.subject(tx, first.subject_id, { actor, purpose: 'sharing the card' })
  const labels = await cardLabels(tx, actor, ownerId)
  return rows.map((row) => ({
    id: row.id,
    card: row.card_id,
    cardLabel: labels.get(row.card_id) ?? '',
    label: owner.open(askingLabel, row.id, row.label),
    line: owner.open(askingOwnLine, row.id, row.own_line),
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    expired: row.expires_at !== null && row.expires_at <= tx.clock.now(),
  }))
}

async function ownAskingLink(tx: Tx, { ownerId, askingId }: AskingLinkAddressed) {
  const row = await askingLinksOf(tx, ownerId).where('asking.id', '=', askingId).executeTakeFirst()
  if (!row) throw new Refusal('not-found', ['askingId'])
  return row
}

/** The token of a link, for its owner. */
export async function askingTokenAgain(tx: Tx, actor: Actor, input: AskingLinkAddressed): Promise<string> {
  const row = await ownAskingLink(tx, input)
  const owner = await tx.vault.subject(tx, row.subject_id, { actor, purpose: 'sharing the card' })
  return tokenText(owner.open(askingToken, row.id, row.token))
}

/** Takes a link away: from the commit on it is dead. What was asked by it before stays with the owner. */
export async function endAskingLink(tx: Tx, actor: Actor, input: AskingLinkAddressed): Promise<void> {
  const row = await ownAskingLink(tx, input)
  const owner = await tx.vault.subject(tx, row.subject_id, { actor, purpose: 'sharing the card' })
  await tx.rows.deleteFrom('sharing.asking_link').where('id', '=', input.askingId).execute()
  await record(tx, actor, {
    deed: 'asking-link.end',
    object: { kind: 'asking link', id: input.askingId },
    subject: owner,
    purpose: 'sharing the card',
  })
}

export interface AskedFor {
  readonly ownerId: string
  readonly cardId: string
  readonly line: string
}

/** Whom the holder of a token may ask, and for which card; undefined where the link is dead, or its card paused or deleted. */
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
    .where(sql<boolean>`not exists (select from profiles.pause where pause.card_id = card.id)`)
    .executeTakeFirst()
  return row && { ownerId: row.owner_id, cardId: row.card_id, line: openUnder(askingKey(token), askingLine, row.id, row.line) }
}
