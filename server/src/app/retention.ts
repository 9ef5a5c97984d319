import type { Logger } from 'pino'
import { Gauge } from 'prom-client'
import { tellIdleAccounts } from '#domains/accounts/index.ts'
import { countLate, holdsToReview, lookAtClock, runSweep, type Sweep, signCertificates } from '#domains/privacy/index.ts'
import { lastOpeningOf } from '#domains/sharing/index.ts'
import { newestSigningKey } from '#platform/audit/signing-key.ts'
import type { Deeds } from '#platform/db/transaction.ts'
import { backgroundMetrics } from '#platform/http/metrics.ts'
import type { Keyring } from '#platform/vault/keyring.ts'
import { sweeps } from './sweeps.ts'

const jumped = new Gauge({
  name: 'connectcard_retention_clock_jumped',
  help: '1 while nothing is erased because the clock jumped by more than a month: see connectcard retention confirm-clock',
  registers: [backgroundMetrics],
})
const late = new Gauge({
  name: 'connectcard_retention_late',
  help: 'What should have been erased more than a day ago, and is not held, by sweep',
  labelNames: ['sweep'],
  registers: [backgroundMetrics],
})

const toReview = new Gauge({
  name: 'connectcard_holds_to_review',
  help: 'Holds past their review date: they suspend until somebody reviews or releases them',
  registers: [backgroundMetrics],
})

/**
 * One run over all sweeps. By a clock that jumped nothing is done but telling of it. A sweep that fails does not keep the others from their
 * turn; what it left stays for the next one.
 */
export async function sweepAll(deeds: Deeds, keyring: Keyring, log: Logger, all: readonly Sweep[] = sweeps): Promise<void> {
  const clock = await deeds.run(lookAtClock)
  jumped.set(clock.good ? 0 : 1)
  if (!clock.good) {
    log.error(
      { clock: clock.now, lastRun: clock.ranAt },
      'the clock jumped by more than a month: nothing is erased. If it is right, run `connectcard retention confirm-clock`',
    )
    return
  }
  const failed: unknown[] = []
  const attempt = async (work: () => Promise<unknown>) => {
    await work().catch((error: unknown) => failed.push(error))
  }
  await attempt(() => tellIdleAccounts(deeds, clock.now, lastOpeningOf))
  for (const sweep of all) {
    await attempt(() => runSweep(deeds, sweep, clock.now))
    await attempt(async () => {
      const count = await deeds.read((tx) => countLate(tx, sweep, clock.now))
      late.set({ sweep: sweep.name }, count)
      if (count > 0) log.error({ sweep: sweep.name }, 'something should have been erased more than a day ago')
    })
  }
  await attempt(async () => {
    const holds = await deeds.read(holdsToReview)
    toReview.set(holds.length)
    if (holds.length > 0) log.error({ holds }, 'holds are past their review date: review or release them')
  })
  await attempt(async () => {
    const key = await newestSigningKey(keyring)
    await deeds.run((tx) => signCertificates(tx, key))
  })
  if (failed.length > 0) throw failed[0]
}
