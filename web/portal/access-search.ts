import { linkSorts, linkStates, sortOrders } from '#contract/links.ts'

/** What the address of 'Qui peut voir ma carte' says: which links, in which order. Whatever else stands there is left out. */
export interface AccessSearch {
  card?: string
  state?: (typeof linkStates)[number]
  sort?: (typeof linkSorts)[number]
  order?: (typeof sortOrders)[number]
}

const among = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value)

export function accessSearch(search: Record<string, unknown>): AccessSearch {
  const card = typeof search.card === 'string' && search.card !== '' ? search.card : undefined
  const [state, sort, order] = [among(linkStates, search.state), among(linkSorts, search.sort), among(sortOrders, search.order)]
  return { ...(card && { card }), ...(state && { state }), ...(sort && { sort }), ...(order && { order }) }
}

/** Newest first, unless the address says otherwise. */
export const sortedAs = ({ sort = 'made', order = 'descending' }: AccessSearch) => ({ sort, order })
