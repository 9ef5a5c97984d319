import { setTimeout as sleep } from 'node:timers/promises'
import { launch, type Postmaster, quit, type Site } from './postmaster.ts'
import type { ClusterPlan } from './settings.ts'
import { EmbeddedTrouble } from './trouble.ts'

const longestPause = 30_000
/** A server that ran this long ended for a new reason, and is started again at once. */
const steady = 60_000

/** Starts the server and starts it again whenever it ends by itself. Returns how to end it for good. */
export async function keepRunning(plan: ClusterPlan, site: Site): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const first = await launch(plan, site, stopping.signal)
  const watch = first === undefined ? Promise.resolve() : supervise(first, plan, site, stopping.signal)
  return async () => {
    stopping.abort()
    await watch
  }
}

async function supervise(first: Postmaster, plan: ClusterPlan, site: Site, stopping: AbortSignal): Promise<void> {
  const stopped = new Promise<undefined>((settle) => stopping.addEventListener('abort', () => settle(undefined), { once: true }))
  let postmaster: Postmaster | undefined = first
  let pause = 0
  while (postmaster !== undefined) {
    const since = Date.now()
    const end = await Promise.race([postmaster.ended, stopped])
    if (end === undefined || stopping.aborted) return await quit(postmaster)
    site.say(`PostgreSQL (${plan.name}) ended by itself (${end}); starting it again.`)
    pause = Date.now() - since > steady ? 0 : pause
    ;[postmaster, pause] = await relaunch(plan, site, stopping, pause)
  }
}

async function relaunch(
  plan: ClusterPlan,
  site: Site,
  stopping: AbortSignal,
  firstPause: number,
): Promise<[Postmaster | undefined, number]> {
  for (let pause = firstPause; ; ) {
    await sleep(pause, undefined, { signal: stopping }).catch(() => {})
    pause = Math.min(longestPause, pause * 2 + 250)
    if (stopping.aborted) return [undefined, pause]
    try {
      return [await launch(plan, site, stopping), pause]
    } catch (error) {
      // Whatever it is, the server is tried again: the program around it still answers what needs no database.
      const reason = error instanceof EmbeddedTrouble ? error.message : String(error)
      site.say(`${reason} Trying again in ${Math.ceil(pause / 1000)} s.`)
    }
  }
}
