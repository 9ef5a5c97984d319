import { z } from 'zod'
import { audiences } from '#contract/draft.ts'
import { languages } from '#contract/language.ts'

/** As whom one looks at one's card: an audience, or the visitor of one link; and in which language. It stands in the address. */
export interface SeenSearch {
  readonly as?: string
  readonly in?: (typeof languages)[number]
}
const isAudience = (text: string) => audiences.some((one) => one === text)

export function seenSearch(search: Record<string, unknown>): SeenSearch {
  const as = typeof search.as === 'string' && (isAudience(search.as) || z.uuid().safeParse(search.as).success) ? search.as : undefined
  const language = languages.find((one) => one === search.in)
  return { ...(as && as !== 'anyone' && { as }), ...(language && { in: language }) }
}
