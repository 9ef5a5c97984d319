import type { Card } from '#contract/card.ts'
import { type Audience, audienceFields, audiences, Draft, type MeantFor } from '#contract/draft.ts'
import { ofEachPicture, type Picture, pictures } from '#contract/pictures.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { openUnder } from '#platform/vault/sealed.ts'
import { cardContent, cardKey, cardPictures } from './card-rows.ts'
import type { Owner } from './find-card.ts'
import { type Line, mergedLines, oneOrMore } from './merged-lines.ts'

export type Drawn = { readonly [P in Picture]: Buffer | null }
/** All that a card shows, with those it is meant for. */
export interface WholeCard {
  readonly content: Draft
  readonly pictures: Drawn
}
interface Edition {
  readonly card: Card
  readonly pictures: Drawn
  readonly publishedAt: Date
}

type Editions = ReadonlyMap<Audience, Edition>

/** What is published of a card, by audience, opened for its owner; undefined for a card that is not published. */
async function editionsOf(tx: Tx, owner: Owner, cardId: string): Promise<Editions | undefined> {
  const rows = await tx.rows
    .selectFrom('profiles.edition as edition')
    .innerJoin('profiles.snapshot as snapshot', 'snapshot.edition_id', 'edition.id')
    .select(['edition.id', 'edition.audience', 'key_version', 'card_key', 'content', 'published_at', ...pictures])
    .where('edition.card_id', '=', cardId)
    .execute()
  const opened = new Map(
    rows.sort(byAudience).map((row): [Audience, Edition] => {
      const key = owner.open(cardKey, `${row.id}/${row.key_version}`, row.card_key)
      const drawn = ofEachPicture((which) => row[which] && openUnder(key, cardPictures[which], row.id, row[which]))
      return [row.audience, { card: openUnder(key, cardContent, row.id, row.content), pictures: drawn, publishedAt: row.published_at }]
    }),
  )
  return opened.has('anyone') ? opened : undefined
}

/** Ours first; one's own as they came. */
function byAudience(one: { audience: Audience }, other: { audience: Audience }): number {
  const placeOf = ({ audience }: { audience: Audience }) => (ours.get(audience) ?? ours.size).toString() + audience
  return placeOf(one) < placeOf(other) ? -1 : 1
}
const ours: ReadonlyMap<Audience, number> = new Map(audiences.map((audience, place) => [audience, place]))

/** What is published of a card, as the draft that would publish it again. `now` says for whom a field is meant that is not published. */
export async function publishedDraft(
  tx: Tx,
  owner: Owner,
  cardId: string,
  now: Draft,
): Promise<(WholeCard & { readonly publishedAt: Date }) | undefined> {
  const editions = await editionsOf(tx, owner, cardId)
  const anyone = editions?.get('anyone')
  if (!editions || !anyone) return undefined
  const drawn = ofEachPicture((which) => firstOf(editions, which)?.pictures[which] ?? null)
  return { content: draftOf(editions, anyone, now), pictures: drawn, publishedAt: anyone.publishedAt }
}

/** Everybody sees all that anyone sees: what only some editions show is meant for their audiences. */
function draftOf(editions: Editions, anyone: Edition, now: Draft): Draft {
  const meant = audienceFields.flatMap((field): [string, MeantFor][] => {
    const shownTo = [...editions].flatMap(([audience, edition]) => (shows(edition, field) ? [audience] : []))
    if (shownTo.length === 0) return now.audiences[field] === undefined ? [] : [[field, now.audiences[field]]]
    return shownTo.includes('anyone') ? [] : [[field, oneOrMore(shownTo)]]
  })
  const texts = textFields.map((field) => [field, firstOf(editions, field)?.card[field]])
  const list = <L extends Listed>(name: L) =>
    mergedLines(
      new Map([...editions].map(([audience, { card }]): [Audience, readonly Line[]] => [audience, card[name]])),
      now[name].map(({ audience: _for, ...line }) => line),
    )
  return Draft.parse({
    ...anyone.card,
    ...Object.fromEntries(texts.filter(([, text]) => text !== undefined)),
    phones: list('phones'),
    emails: list('emails'),
    addresses: list('addresses'),
    links: list('links'),
    audiences: Object.fromEntries(meant),
  })
}
const textFields = ['role', 'department', 'company', 'note'] as const
type Listed = 'phones' | 'emails' | 'addresses' | 'links'

/** An edition that shows this field: what it says is what they all say of it. */
const firstOf = (editions: Editions, field: (typeof audienceFields)[number]): Edition | undefined =>
  [...editions]
    .sort(([one], [other]) => Number(one === 'anyone') - Number(other === 'anyone'))
    .find(([, edition]) => shows(edition, field))?.[1]

function shows({ card, pictures: drawn }: Edition, field: (typeof audienceFields)[number]): boolean {
  const picture = pictures.find((which) => which === field)
  if (picture) return drawn[picture] !== null
  const text = textFields.find((one) => one === field)
  return text !== undefined && card[text] !== undefined
}
