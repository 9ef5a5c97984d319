import { atMost } from '#platform/at-most.ts'
import type { Serving } from './serving.ts'

// Each try of a PIN costs 32 MiB and a while: four at a time, and no longer a queue than a browser waits for.
export const stretching = atMost(4, 40)
export const decoySalt = Buffer.alloc(16)

/**
 * A try is counted before it is made, so that guesses sent at once count one by one. Three are free; then each waits twice as long as the
 * one before, up to a quarter of an hour.
 */
export async function claimTry(serving: Serving, lookupId: Buffer): Promise<boolean> {
  const done = await serving.writes.query({
    name: 'claim-pin-try',
    text: `update sharing.link set pin_failures = pin_failures + 1,
             pin_waits_until = case when pin_failures < 2 then null
               else $2::timestamptz + least(power(2, least(pin_failures - 2, 20)), 900) * interval '1 second' end
           where lookup_id = $1 and (pin_waits_until is null or pin_waits_until <= $2)`,
    values: [lookupId, serving.clock.now()],
  })
  return done.rowCount === 1
}

/** After the right PIN the count begins anew. */
export async function forgiveTries(serving: Serving, lookupId: Buffer): Promise<void> {
  await serving.writes.query({
    name: 'forgive-pin-tries',
    text: 'update sharing.link set pin_failures = 0, pin_waits_until = null where lookup_id = $1',
    values: [lookupId],
  })
}
