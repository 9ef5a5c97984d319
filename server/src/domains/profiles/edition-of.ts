import { type Audience, audiences } from '#contract/draft.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import type { CardAddressed, Owner } from './find-card.ts'
import { makeMissingEditions } from './make-editions.ts'

/**
 * The edition of a published card that says what an audience sees: its own, or that for everybody where the card was not published since the
 * audience is there. Refuses a card that is not published, and an audience that its owner does not have.
 */
export async function editionOfCard(tx: Tx, cardId: string, audience: Audience): Promise<string> {
  const found = await editionsAmong(tx, cardId, audience)
  if (!found.anyone) throw new Refusal('card-not-published', ['cardId'])
  return found.own ?? ((await isThere(tx, cardId, audience)) ? found.anyone : refuse())
}

/** The edition that a new link for an audience leads to, made where it is missing. Refuses likewise. */
export async function editionToShare(tx: Tx, owner: Owner, input: CardAddressed, audience: Audience): Promise<string> {
  const { cardId } = input
  const found = await editionsAmong(tx, cardId, audience)
  if (!found.anyone) throw new Refusal('card-not-published', ['cardId'])
  if (found.own) return found.own
  await tx.rows.selectFrom('profiles.card').select('id').where('id', '=', cardId).forNoKeyUpdate().execute()
  await makeMissingEditions(tx, owner, input)
  return (await editionsAmong(tx, cardId, audience)).own ?? refuse()
}

async function editionsAmong(tx: Tx, cardId: string, audience: Audience): Promise<{ own: string | undefined; anyone: string | undefined }> {
  const rows = await tx.rows
    .selectFrom('profiles.edition as edition')
    .innerJoin('profiles.snapshot as snapshot', 'snapshot.edition_id', 'edition.id')
    .select(['edition.id', 'edition.audience'])
    .where('edition.card_id', '=', cardId)
    .where('edition.audience', 'in', [audience, 'anyone'])
    .execute()
  const of = (one: Audience) => rows.find((row) => row.audience === one)?.id
  return { own: of(audience), anyone: of('anyone') }
}

async function isThere(tx: Tx, cardId: string, audience: Audience): Promise<boolean> {
  if (audiences.some((one) => one === audience)) return true
  const named = await tx.rows
    .selectFrom('profiles.audience as audience')
    .innerJoin('profiles.card as card', 'card.owner_id', 'audience.owner_id')
    .select('audience.id')
    .where('card.id', '=', cardId)
    .where('audience.id', '=', audience)
    .executeTakeFirst()
  return named !== undefined
}

function refuse(): never {
  throw new Refusal('not-found', ['audience'])
}
