/** Times of one kind against another, taken in turns. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The chance that one of `these` took longer than one of `those` (Mann and Whitney). */
export function slower(these: readonly number[], those: readonly number[]): number {
  const sorted = [...those].sort((a, b) => a - b)
  let won = 0
  for (const one of these) {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle] ?? 0) < one) low = middle + 1
      else high = middle
    }
    won += low
  }
  return won / (these.length * those.length)
}

export function shuffled<T>(values: readonly T[]): T[] {
  const left = [...values]
  return values.flatMap(() => left.splice(Math.floor(Math.random() * left.length), 1))
}
