import { createSecretKey } from 'node:crypto'
import { sql } from 'kysely'
import type { Card } from '#contract/card.ts'
import type { Audience } from '#contract/draft.ts'
import type { PauseMessage } from '#contract/pause.ts'
import { ofEachPicture, type Picture, pictures } from '#contract/pictures.ts'
import type { Actor } from '#platform/actor.ts'
import { moroccanDate } from '#platform/dates.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { restrictedUnder } from '#platform/vault/restriction.ts'
import { openUnder } from '#platform/vault/sealed.ts'
import { cardContent, cardKey, cardPauseMessage, cardPictures, cardPlace } from './card-rows.ts'
import { editionOfCard } from './edition-of.ts'
import { type CardAddressed, ownCard } from './find-card.ts'
import { pausedAt } from './pause-card.ts'
import { exchangeOpen } from './switch-exchange.ts'

/** What visitors of one audience are shown of a published card now, for its owner, opened with the owner's key. */
export interface EditionSeen {
  readonly card: Card
  readonly pictures: { readonly [P in Picture]: boolean }
  readonly publishedAt: Date
  readonly exchange: boolean
  readonly whereabouts: string | undefined
  /** All sharing was stopped. */
  readonly stopped: boolean
  readonly paused: { readonly message: PauseMessage | undefined; readonly until: string | null } | undefined
}

/** Refuses a card that is not the owner's, or not published. */
export async function editionSeen(tx: Tx, actor: Actor, input: CardAddressed, audience: Audience): Promise<EditionSeen> {
  const { row, key } = await edition(tx, actor, input, audience)
  const id = row.edition_id
  return {
    card: openUnder(key, cardContent, id, row.content),
    pictures: ofEachPicture((which) => row[which] !== null),
    publishedAt: row.published_at,
    stopped: row.stopped,
    exchange: await exchangeOpen(tx, input.cardId),
    whereabouts: row.place && row.today ? openUnder(key, cardPlace, id, row.place) : undefined,
    paused: row.paused
      ? { message: row.pause_message ? openUnder(key, cardPauseMessage, id, row.pause_message) : undefined, until: row.until }
      : undefined,
  }
}

/** A picture of the same. Refuses where there is none. */
export async function editionPicture(
  tx: Tx,
  actor: Actor,
  input: CardAddressed & { readonly which: Picture },
  audience: Audience,
): Promise<Buffer> {
  const { row, key } = await edition(tx, actor, input, audience)
  const sealed = row[input.which]
  if (!sealed) throw new Refusal('not-found', [input.which])
  return openUnder(key, cardPictures[input.which], row.edition_id, sealed)
}

async function edition(tx: Tx, actor: Actor, input: CardAddressed, audience: Audience) {
  const { owner } = await ownCard(tx, actor, input)
  const now = tx.clock.now()
  const row = await tx.rows
    .selectFrom('profiles.snapshot as snapshot')
    .innerJoin('vault.subject as owner', (join) => join.on('owner.id', '=', owner.id))
    .leftJoin('profiles.pause as pause', (join) => join.on('pause.card_id', '=', input.cardId))
    .select(['snapshot.edition_id', 'snapshot.key_version', 'snapshot.card_key', 'snapshot.content', 'snapshot.published_at'])
    .select(['snapshot.place', 'snapshot.pause_message', ...pictures.map((which) => `snapshot.${which}` as const)])
    .select([
      restrictedUnder('owner.id', 'sharing').as('stopped'),
      sql<boolean>`snapshot.place_day = ${moroccanDate(now)}::date`.as('today'),
      sql<boolean>`pause.card_id is not null and ${pausedAt(now, 'pause.card_id')}`.as('paused'),
      sql<string | null>`upper(pause.days)::text`.as('until'),
    ])
    .where('snapshot.edition_id', '=', await editionOfCard(tx, input.cardId, audience))
    .executeTakeFirstOrThrow()
  return { row, key: createSecretKey(owner.open(cardKey, `${row.edition_id}/${row.key_version}`, row.card_key)) }
}
