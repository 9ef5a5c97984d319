/** Tells of every place in `data` where one of the patterns lies. */
export type Search = (data: Buffer, found: (pattern: number, at: number) => void) => void

const block = 3
const shortest = 6

/**
 * Searches for many patterns at once (Wu and Manber, 1994): three bytes at a time say how far the next look may be. Made for some ten
 * thousand patterns of six bytes and more in some hundred megabytes.
 */
export function searchFor(patterns: readonly Buffer[]): Search {
  const steps = new Uint8Array(1 << 24).fill(shortest - block + 1)
  const ending = new Map<number, number[]>()
  for (const [index, pattern] of patterns.entries()) {
    if (pattern.length < shortest) throw new Error(`a pattern of ${pattern.length} bytes is too short to be told from chance`)
    for (let at = 0; at <= shortest - block; at++) {
      const hash = pattern.readUIntLE(at, block)
      steps[hash] = Math.min(steps[hash] ?? 0, shortest - block - at)
    }
    const last = pattern.readUIntLE(shortest - block, block)
    const others = ending.get(last)
    if (others) others.push(index)
    else ending.set(last, [index])
  }
  return (data, found) => {
    const end = data.length - block
    for (let at = shortest - block; at <= end; ) {
      const hash = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16)
      const step = steps[hash] ?? 1
      if (step > 0) {
        at += step
        continue
      }
      const start = at - shortest + block
      for (const index of ending.get(hash) ?? []) {
        const pattern = patterns[index]
        if (!pattern || data[start] !== pattern[0] || start + pattern.length > data.length) continue
        if (data.compare(pattern, 0, pattern.length, start, start + pattern.length) === 0) found(index, start)
      }
      at++
    }
  }
}
