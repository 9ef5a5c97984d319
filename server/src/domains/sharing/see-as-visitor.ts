import type { CardView } from '#contract/card.ts'
import type { Audience } from '#contract/draft.ts'
import type { Language } from '#contract/language.ts'
import type { PauseView } from '#contract/pause.ts'
import { type EditionSeen, editionSeen } from '#domains/profiles/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { type LinkAddressed, ownLink } from './read-links.ts'

/** What a visitor would have before them now. */
export type Seen =
  | { readonly is: 'card'; readonly view: CardView }
  | { readonly is: 'paused'; readonly view: PauseView }
  | { readonly is: 'dead' }

/** Draws it by the code that draws it for visitors, for a frame of our own pages only. */
export type DrawSeen = (language: Language, seen: Seen) => { readonly page: Buffer | string; readonly contentPolicy: string }

interface CardSeen {
  readonly ownerId: string
  readonly cardId: string
}
/** Where the pictures of a published edition are, for its owner. */
const baseOf = ({ cardId }: CardSeen, audience: Audience) => `/api/cards/${cardId}/as/${audience}`

/** What whoever holds a link for this audience sees: of what is published, read with the owner's own key, so that nothing is opened nor counted. */
export async function seeAsAudience(tx: Tx, actor: Actor, input: CardSeen, audience: Audience): Promise<Seen> {
  return seen(await editionSeen(tx, actor, input, audience), { base: baseOf(input, audience) })
}

/** What the visitor of this one link sees, once they gave what it asks for: no opening is spent, and no browser bound. */
export async function seeAsVisitor(tx: Tx, actor: Actor, input: LinkAddressed): Promise<Seen> {
  const link = await ownLink(tx, input)
  if (link.state !== 'live' && link.state !== 'paused') return { is: 'dead' }
  const card = { ownerId: input.ownerId, cardId: link.card_id }
  return seen(await editionSeen(tx, actor, card, link.audience), {
    base: baseOf(card, link.audience),
    ...(link.opens !== null ? { passing: true } : link.expires_at && { expires: link.expires_at }),
    ...(link.visitor_id !== null && { named: { limited: link.max_views !== null } }),
  })
}

function seen(edition: EditionSeen, more: Pick<CardView, 'base' | 'expires' | 'passing' | 'named'>): Seen {
  const { card, pictures, exchange, whereabouts, paused, stopped } = edition
  if (stopped) return { is: 'dead' }
  if (paused) return paused.message ? { is: 'paused', view: { card, message: paused.message, until: paused.until } } : { is: 'dead' }
  return { is: 'card', view: { card, place: 0, ...pictures, exchange, ...(whereabouts !== undefined && { whereabouts }), ...more } }
}
