import { isDeepStrictEqual } from 'node:util'
import type { Card } from '#contract/card.ts'
import { type Audience, audienceFields, Draft } from '#contract/draft.ts'
import { ofEachPicture, type Picture, pictures } from '#contract/pictures.ts'
import type { Tx } from '#platform/db/transaction.ts'
import { openUnder } from '#platform/vault/sealed.ts'
import { cardContent, cardKey, cardPictures } from './card-rows.ts'
import type { Owner } from './find-card.ts'

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

/** What is published of a card, by audience, opened for its owner; undefined for a card that is not published. */
async function editionsOf(tx: Tx, owner: Owner, cardId: string): Promise<{ readonly [A in Audience]: Edition } | undefined> {
  const rows = await tx.rows
    .selectFrom('profiles.edition as edition')
    .innerJoin('profiles.snapshot as snapshot', 'snapshot.edition_id', 'edition.id')
    .select(['edition.id', 'edition.audience', 'key_version', 'card_key', 'content', 'published_at', ...pictures])
    .where('edition.card_id', '=', cardId)
    .execute()
  const opened = new Map(
    rows.map((row): [Audience, Edition] => {
      const key = owner.open(cardKey, `${row.id}/${row.key_version}`, row.card_key)
      const drawn = ofEachPicture((which) => row[which] && openUnder(key, cardPictures[which], row.id, row[which]))
      return [row.audience, { card: openUnder(key, cardContent, row.id, row.content), pictures: drawn, publishedAt: row.published_at }]
    }),
  )
  const [anyone, clients] = [opened.get('anyone'), opened.get('clients')]
  return anyone && clients && { anyone, clients }
}

/** What is published of a card, as the draft that would publish it again. `now` says for whom a field is meant that is not published. */
export async function publishedDraft(
  tx: Tx,
  owner: Owner,
  cardId: string,
  now: Draft['audiences'],
): Promise<(WholeCard & { readonly publishedAt: Date }) | undefined> {
  const editions = await editionsOf(tx, owner, cardId)
  if (!editions) return undefined
  const { anyone, clients } = editions
  return { content: draftOf(clients, anyone, now), pictures: clients.pictures, publishedAt: clients.publishedAt }
}

/** Clients see all that anyone sees: what only they see is meant for them. */
function draftOf(clients: Edition, anyone: Edition, now: Draft['audiences']): Draft {
  const meant = audienceFields.flatMap((field): [string, Audience][] => {
    const shown = shows(clients, field)
    if (!shown) return now[field] ? [[field, now[field]]] : []
    return shows(anyone, field) ? [] : [[field, 'clients']]
  })
  return Draft.parse({
    ...clients.card,
    phones: meantFor(clients.card.phones, anyone.card.phones),
    emails: meantFor(clients.card.emails, anyone.card.emails),
    addresses: meantFor(clients.card.addresses, anyone.card.addresses),
    links: meantFor(clients.card.links, anyone.card.links),
    audiences: Object.fromEntries(meant),
  })
}

function shows({ card, pictures: drawn }: Edition, field: (typeof audienceFields)[number]): boolean {
  const picture = pictures.find((which) => which === field)
  if (picture) return drawn[picture] !== null
  return field === 'role' || field === 'department' || field === 'company' || field === 'note' ? card[field] !== undefined : false
}

/** The items that anyone sees stand among all of them in the same order. */
function meantFor<T extends object>(all: readonly T[], forAnyone: readonly T[]): (T & { audience: Audience })[] {
  let next = 0
  return all.map((item) => {
    const open = isDeepStrictEqual(item, forAnyone[next])
    if (open) next += 1
    return { ...item, audience: open ? 'anyone' : 'clients' }
  })
}
