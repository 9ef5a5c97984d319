import { createHmac, randomBytes } from 'node:crypto'

/**
 * Counts the openings that failed, by source, in this process only: a source is a keyed hash, forgotten after ten minutes. Success is
 * never held up, so that a guesser behind the same address as a fair's visitors locks nobody out.
 */
export interface FailedOpenings {
  /** Notes one; true when this source has had too many. */
  note(address: string): boolean
}

const windowMilliseconds = 10 * 60_000
const most = 100
const mostSources = 50_000

export function failedOpenings(now: () => number = () => performance.now()): FailedOpenings {
  const key = randomBytes(32)
  const sources = new Map<string, { since: number; failures: number }>()
  return {
    note(address) {
      const source = createHmac('sha256', key).update(network(address)).digest('base64')
      const known = sources.get(source)
      const entry = known && now() - known.since < windowMilliseconds ? known : { since: now(), failures: 0 }
      entry.failures++
      if (entry !== known) {
        sources.delete(source)
        sources.set(source, entry)
        for (const [oldest, { since }] of sources) {
          if (sources.size <= mostSources && now() - since < windowMilliseconds) break
          sources.delete(oldest)
        }
      }
      return entry.failures > most
    },
  }
}

/** An IPv6 network is its first 64 bits: one household, one source. */
const network = (address: string) => (address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address)
