import { type RawBuilder, sql } from 'kysely'
import type { linkSorts, linkStates, sortOrders } from '#contract/links.ts'

export type Sort = (typeof linkSorts)[number]
/** What the database can sort by: labels are sealed. */
export type PlacedSort = Exclude<Sort, 'label'>
export type Order = (typeof sortOrders)[number]

/** Which lines of 'Qui peut voir ma carte', of either kind. */
export interface Narrowing {
  readonly card?: string | undefined
  readonly link?: string | undefined
  readonly after?: string | undefined
  readonly state?: (typeof linkStates)[number] | 'all' | undefined
  readonly sort?: PlacedSort
  readonly order?: Order
  readonly limit: number
}

type Places = { readonly [S in PlacedSort]: RawBuilder<unknown> }
/** What the database sorts by: of the same kind for every link, so that one without an end or a limit is the last of all. */
export const placeOfLink: Places = {
  made: sql`link.id::text`, // by the index of a card's links: see its migration
  expires: sql`coalesce(link.expires_at, 'infinity')`,
  openings: sql`coalesce(link.max_views - link.views, 2147483647)`,
}
/** The same of links that ask first, which have no limit. */
export const placeOfAsking: Places = {
  made: sql`asking.id::text`,
  expires: sql`coalesce(asking.expires_at, 'infinity')`,
  openings: sql`2147483647::int`,
}

/** Where a page begins: the place of the line after which it does, of whichever kind that is. */
export const placeAfter = (sort: PlacedSort, ownerId: string, after: string | undefined) => sql`
  select ${placeOfLink[sort]}, link.id::text from sharing.link join profiles.card on card.id = link.card_id
    where link.id = ${after} and card.owner_id = ${ownerId}
  union all
  select ${placeOfAsking[sort]}, asking.id::text from sharing.asking_link as asking join profiles.card on card.id = asking.card_id
    where asking.id = ${after} and card.owner_id = ${ownerId}`

export const wayOf = (order: Order) => (order === 'ascending' ? (['asc', sql`>`] as const) : (['desc', sql`<`] as const))

interface Placed {
  readonly id: string
  readonly place: unknown
}
/** The order of the database, for lines of both kinds together. */
export const byPlace = (sort: PlacedSort, order: Order) => (a: Placed, b: Placed) => {
  const way = order === 'ascending' ? 1 : -1
  const [one, other] = sort === 'made' ? [a.id, b.id] : [Number(a.place), Number(b.place)]
  if (one !== other) return one < other ? -way : way
  return a.id < b.id ? -way : a.id > b.id ? way : 0
}
