import { type FigureName, type PromiseStanding, type Proof, promiseIds } from '#contract/promises.ts'
import { figuresKnown, type KnownFigure, wordsSaid } from '#domains/privacy/index.ts'
import type { RowsTx } from '#platform/db/rows.ts'
import { promiseWords } from '#web/site/render.ts'
import { promisesMade } from './promises.ts'

/** How it stands with every promise, by what was found last. */
export async function proofKnown(tx: RowsTx): Promise<Proof> {
  return { promises: standings(await figuresKnown(tx), await wordsSaid(tx)) }
}

/** How it stands with every promise, by the figures that are known. One that was never looked at is no case, and never green. */
export function standings(
  known: ReadonlyMap<string, KnownFigure>,
  words: ReadonlyMap<string, { readonly says: PromiseStanding['says']; readonly at: Date }> = new Map(),
): PromiseStanding[] {
  return promiseIds.map((id) => {
    const { figures: names, rests } = promisesMade[id]
    const found = names.flatMap((name) => known.get(name) ?? [])
    const broken = found.filter(({ holds }) => holds === false)
    const state = stateOf(names, found, rests)
    const since = broken.length > 0 ? new Date(Math.min(...broken.map((one) => (one.since ?? one.checkedAt).getTime()))) : undefined
    const word = words.get(id)
    return {
      id,
      sentence: promiseWords.fr.sentences[id],
      state,
      holds: state === 'verified' ? true : state === 'not kept' ? false : null,
      figures: found.map(({ figure }) => figure),
      figure: broken[0]?.figure ?? found.find(({ holds }) => holds !== null)?.figure ?? found[0]?.figure ?? null,
      checkedAt: found.length === 0 ? null : new Date(Math.min(...found.map(({ checkedAt }) => checkedAt.getTime()))).toISOString(),
      since: since?.toISOString() ?? null,
      says: since && word && word.at >= since ? word.says : null,
    }
  })
}

function stateOf(
  names: readonly FigureName[],
  found: readonly KnownFigure[],
  rests: 'by construction' | 'people',
): PromiseStanding['state'] {
  if (found.some(({ holds }) => holds === false)) return 'not kept'
  if (names.length === 0 || rests === 'people') return rests
  const all = found.length === names.length
  return all && found.some(({ holds }) => holds === true) ? 'verified' : 'no case'
}
