import type pg from 'pg'
import type { OpeningKind } from '#contract/links.ts'
import type { Clock } from '#platform/clock.ts'

/**
 * Openings of a card, by day and kind, added up in memory and written every five seconds: a process that is killed loses at most those. No
 * hour, address, agent or place is kept about a visitor.
 */
export interface OpeningCounts {
  add(cardId: string, kind?: OpeningKind): void
  /** Writes what is waiting. What could not be written waits for the next time. */
  flush(): Promise<void>
  close(): Promise<void>
}

const moroccanDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' }) // en-CA writes 2026-11-22

// Few enough that neither the process nor a row is held up.
const atOnce = 500

export function openingCounts(writes: pg.Pool, clock: Clock): OpeningCounts {
  // by day, and then by card and kind: `<card id>/<kind>`
  let waiting = new Map<string, Map<string, number>>()

  function put(day: string, one: string, openings: number) {
    const cards = waiting.get(day) ?? new Map<string, number>()
    waiting.set(day, cards.set(one, (cards.get(one) ?? 0) + openings))
  }

  async function flush(): Promise<void> {
    const batch = waiting
    waiting = new Map()
    try {
      for (const [day, cards] of batch) {
        const all = [...cards.keys()].sort() // one order everywhere, so that two processes cannot deadlock
        for (let at = 0; at < all.length; at += atOnce) {
          const some = all.slice(at, at + atOnce)
          await write(day, some, cards)
          for (const one of some) cards.delete(one)
        }
      }
    } catch (error) {
      for (const [day, cards] of batch) for (const [one, openings] of cards) put(day, one, openings)
      throw error
    }
  }

  async function write(day: string, some: readonly string[], openings: ReadonlyMap<string, number>): Promise<void> {
    await writes.query({
      name: 'count-openings',
      text: `insert into sharing.opening_count (card_id, day, kind, openings)
             select card_id, $2, kind, openings from unnest($1::uuid[], $4::text[], $3::int[]) as batch (card_id, kind, openings)
             where exists (select from profiles.edition where edition.card_id = batch.card_id)
               and not exists (select from vault.restriction join profiles.card on card.subject_id = restriction.subject_id
                               where card.id = batch.card_id and use in ('counts', 'all'))
             on conflict (card_id, day, kind) do update set openings = opening_count.openings + excluded.openings`,
      values: [
        `{${some.map((one) => one.slice(0, 36)).join()}}`,
        day,
        `{${some.map((one) => openings.get(one)).join()}}`,
        `{${some.map((one) => one.slice(37)).join()}}`,
      ],
    })
  }

  // A failed write is tried again in five seconds; readiness tells the operator when the database is away.
  const timer = setInterval(() => flush().catch(() => undefined), 5_000)
  timer.unref()
  return {
    add: (cardId, kind = 'link') => put(moroccanDay.format(clock.now()), `${cardId}/${kind}`, 1),
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
