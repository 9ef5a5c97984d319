import { isDeepStrictEqual } from 'node:util'
import type { Audience, MeantFor } from '#contract/draft.ts'

export type Line = object
type Meant = Line & { audience: MeantFor }

/** One name, or a list of them. */
export const oneOrMore = (shownTo: readonly Audience[]): MeantFor => {
  const [first = 'anyone', ...more] = shownTo
  return more.length === 0 ? first : [...shownTo]
}

/**
 * The lines of a list as its owner wrote them, from what each audience sees of it. Everybody sees all that anyone sees, in the same order: what
 * else they see stands before one of those lines, or after the last. Where that leaves the order open, lines stand as in `known`.
 */
export function mergedLines(seen: ReadonlyMap<Audience, readonly Line[]>, known: readonly Line[]): Meant[] {
  const forAnyone = seen.get('anyone') ?? []
  const others = [...seen].filter(([audience]) => audience !== 'anyone')
  const extras = others.map(([audience, lines]) => ({ audience, before: extrasBefore(lines, forAnyone) }))
  const merged: Meant[] = []
  for (let at = 0; at <= forAnyone.length; at++) {
    merged.push(...inOneOrder(new Map(extras.map(({ audience, before }) => [audience, before[at] ?? []])), known))
    const open = forAnyone[at]
    if (open) merged.push({ ...open, audience: 'anyone' })
  }
  return merged
}

/** What stands before each line that anyone sees, and after the last one. */
function extrasBefore(lines: readonly Line[], forAnyone: readonly Line[]): readonly Line[][] {
  const before: Line[][] = [[]]
  for (const line of lines) {
    if (isDeepStrictEqual(line, forAnyone[before.length - 1])) before.push([])
    else before.at(-1)?.push(line)
  }
  return before
}

function inOneOrder(left: Map<Audience, Line[]>, known: readonly Line[]): Meant[] {
  const placeOf = (line: Line) => known.findIndex((one) => isDeepStrictEqual(one, line))
  const merged: Meant[] = []
  for (;;) {
    const heads = [...left.values()].flatMap(([head]) => (head ? [head] : []))
    const [first] = heads
    if (!first) return merged
    // what stands further down for somebody else comes later; of the rest, what its owner has further up
    const next = heads.filter((head) => ![...left.values()].some((lines) => laterIn(lines, head)))
    const line = next.sort((one, other) => placeOf(one) - placeOf(other))[0] ?? first
    const shownTo = [...left].flatMap(([audience, [head]]) => (isDeepStrictEqual(head, line) ? [audience] : []))
    for (const audience of shownTo) left.get(audience)?.shift()
    merged.push({ ...line, audience: oneOrMore(shownTo) })
  }
}

const laterIn = ([head, ...rest]: readonly Line[], line: Line): boolean =>
  !isDeepStrictEqual(head, line) && rest.some((one) => isDeepStrictEqual(one, line))
