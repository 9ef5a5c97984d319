import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Clock } from '#platform/clock.ts'

const hourOf = (now: Date) => Math.floor(now.getTime() / 3_600_000)

// A session lives a quarter of an hour, and a process may seal under the last hour's key for a minute and a half after its end: until
// the worker, once a minute, has made the new one, and the process, twice a minute, has asked for it.
const keptMilliseconds = 17 * 60_000

/**
 * Keeps the keys of view sessions: one for each hour, the last one kept until no session lives under it. Run at start-up and every
 * minute by any number of processes: the first one of an hour makes its key.
 */
export async function keepViewSessionKeys(keyring: pg.Pool, clock: Clock): Promise<void> {
  const now = clock.now()
  await keyring.query('insert into keyring.view_session_key (hour, key, made_at) values ($1, $2, $3) on conflict do nothing', [
    hourOf(now),
    randomBytes(32),
    now,
  ])
  await keyring.query('delete from keyring.view_session_key where hour < $1', [hourOf(new Date(now.getTime() - keptMilliseconds))])
}
