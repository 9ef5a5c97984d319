import type pg from 'pg'
import type { Clock } from '#platform/clock.ts'

/**
 * Openings of a card, by day, added up in memory and written every five seconds: a process that is killed loses at most those. No
 * hour, address, agent or place is kept about a visitor.
 */
export interface OpeningCounts {
  add(cardId: string): void
  /** Writes what is waiting. What could not be written waits for the next time. */
  flush(): Promise<void>
  close(): Promise<void>
}

const moroccanDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' }) // en-CA writes 2026-11-22

export function openingCounts(writes: pg.Pool, clock: Clock): OpeningCounts {
  let waiting = new Map<string, number>()

  const put = (key: string, openings: number) => waiting.set(key, (waiting.get(key) ?? 0) + openings)

  async function flush(): Promise<void> {
    if (waiting.size === 0) return
    const batch = [...waiting].sort(([a], [b]) => (a < b ? -1 : 1)) // one order everywhere, so that two processes cannot deadlock
    waiting = new Map()
    try {
      await writes.query(
        `insert into sharing.opening_count (card_id, day, kind, openings)
         select card_id, day, 'link', openings from unnest($1::uuid[], $2::date[], $3::int[]) as batch (card_id, day, openings)
         where exists (select from profiles.snapshot where snapshot.card_id = batch.card_id)
         on conflict (card_id, day, kind) do update set openings = opening_count.openings + excluded.openings`,
        [batch.map(([key]) => key.slice(11)), batch.map(([key]) => key.slice(0, 10)), batch.map(([, openings]) => openings)],
      )
    } catch (error) {
      for (const [key, openings] of batch) put(key, openings)
      throw error
    }
  }

  // A failed write is tried again in five seconds; readiness tells the operator when the database is away.
  const timer = setInterval(() => flush().catch(() => undefined), 5_000)
  timer.unref()
  return {
    add: (cardId) => put(`${moroccanDay.format(clock.now())} ${cardId}`, 1),
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
