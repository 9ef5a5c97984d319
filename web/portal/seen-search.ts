import { Audience } from '#contract/draft.ts'
import { languages } from '#contract/language.ts'

/** As whom one looks at one's card: an audience, or the visitor of one link by its id; and in which language. It stands in the address. */
export interface SeenSearch {
  readonly as?: string
  readonly in?: (typeof languages)[number]
}

export function seenSearch(search: Record<string, unknown>): SeenSearch {
  const as = Audience.safeParse(search.as).data
  const language = languages.find((one) => one === search.in)
  return { ...(as && as !== 'anyone' && { as }), ...(language && { in: language }) }
}
