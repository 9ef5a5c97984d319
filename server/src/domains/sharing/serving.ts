import { createSecretKey, type KeyObject } from 'node:crypto'
import type pg from 'pg'
import type { Clock } from '#platform/clock.ts'
import { type PipelinedReads, pipelinedReads, pool } from '#platform/db/connect.ts'
import { gathered } from '#platform/db/gathered.ts'
import { KeyCache } from '#platform/vault/cache.ts'
import { type LinkLookups, linkLookups } from './link-lookups.ts'
import { type OpeningCounts, openingCounts } from './opening-counts.ts'

/**
 * What a node that serves cards has: the data database and the card shares, as the role cc_serve, and no root key. It can open only
 * the cards whose tokens are in flight.
 */
export interface Serving {
  readonly writes: pg.Pool
  readonly clock: Clock
  readonly counts: OpeningCounts
  readonly links: LinkLookups
  cardShare(cardId: string, version: number): Promise<Uint8Array | undefined>
  /** The newest key to seal view sessions under, and its hour. */
  viewSessionKey(hour?: number): Promise<{ hour: number; key: KeyObject } | undefined>
  /** Whether both databases answer. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

export function servingOn(urls: { readonly data: string; readonly keyring: string }, clock: Clock): Serving {
  const data = pipelinedReads(urls.data)
  const keyring = pipelinedReads(urls.keyring)
  const writes = pool(urls.data, 4)
  const counts = openingCounts(writes, clock)
  const share = gathered((names) => readShares(keyring, names))
  const shares = new KeyCache<string, Uint8Array>(5_000, 10_000)
  const hours = new KeyCache<number, KeyObject>(30_000, 4)
  let newestHour: { hour: number; until: number } | undefined

  const keyOf = (hour: number) =>
    hours.get(hour, async () => {
      const found = await keyring.query<{ key: Buffer }>({
        name: 'view-session-key',
        text: 'select key from keyring.view_session_key where hour = $1',
        values: [hour],
      })
      const bytes = found.rows[0]?.key
      return bytes && createSecretKey(bytes)
    })

  async function newest(): Promise<number | undefined> {
    if (newestHour && newestHour.until > performance.now()) return newestHour.hour
    const found = await keyring.query<{ hour: number | null }>({
      name: 'newest-view-session-key',
      text: 'select max(hour) as hour from keyring.view_session_key',
      values: [],
    })
    const hour = found.rows[0]?.hour ?? undefined
    newestHour = hour === undefined ? undefined : { hour, until: performance.now() + 30_000 }
    return hour
  }

  return {
    writes,
    clock,
    counts,
    links: linkLookups(data, clock),
    cardShare: (cardId, version) => shares.get(`${cardId}/${version}`, () => share(`${cardId}/${version}`)),
    async viewSessionKey(asked) {
      const hour = asked ?? (await newest())
      const key = hour === undefined ? undefined : await keyOf(hour)
      if (key || asked !== undefined) return hour !== undefined && key ? { hour, key } : undefined
      // the clock went on by more than an hour at once, as after a machine's sleep: what was the newest is gone
      newestHour = undefined
      const next = await newest()
      const made = next === undefined ? undefined : await keyOf(next)
      return next !== undefined && made ? { hour: next, key: made } : undefined
    },
    async answers() {
      const ask = { name: 'answers', text: 'select 1', values: [] }
      await Promise.all([data.query(ask), keyring.query(ask)])
      return true
    },
    async close() {
      await counts.close()
      await Promise.all([data.close(), keyring.close(), writes.end()])
    },
  }
}

/** Shares by `<card id>/<version>`. A card has one or two of them. */
async function readShares(keyring: PipelinedReads, names: readonly string[]): Promise<Map<string, Uint8Array>> {
  const found = await keyring.query<{ name: string; share: Buffer }>({
    name: 'card-shares',
    text: `select card_id || '/' || version as name, share from keyring.card_share where card_id = any($1)`,
    values: [names.map((name) => name.slice(0, name.indexOf('/')))],
  })
  // copies, for a share that stays would hold the whole of what was received with it
  return new Map(found.rows.map(({ name, share }) => [name, new Uint8Array(share)]))
}
