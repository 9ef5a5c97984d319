import { sweeps } from '#app/sweeps.ts'
import { tellIdleAccounts } from '#domains/accounts/index.ts'
import { runSweep } from '#domains/privacy/index.ts'
import { lastOpeningOf } from '#domains/sharing/index.ts'
import type { TestInstallation } from './installation.ts'

/** Runs one sweep by the clock of the test, however far that went; returns how many it ended. */
export async function sweepNow({ deeds, clock }: Pick<TestInstallation, 'deeds' | 'clock'>, name: string): Promise<number> {
  const sweep = sweeps.find((one) => one.name === name)
  if (!sweep) throw new Error(`no such sweep: ${name}`)
  return (await runSweep(deeds, sweep, clock.now())).ended
}

/** All that is past its time of the contacts. */
export async function endContactsNow(installation: TestInstallation): Promise<{ erased: number; dropped: number }> {
  const erased = (await sweepNow(installation, 'contacts past their time')) + (await sweepNow(installation, 'contacts of closed accounts'))
  return { erased, dropped: await sweepNow(installation, 'lines of deleted contacts') }
}

/** Tells the idle, and closes those whose time is over. */
export async function sweepIdleNow(installation: TestInstallation): Promise<{ told: number; closed: number }> {
  const told = await tellIdleAccounts(installation.deeds, installation.clock.now(), lastOpeningOf)
  return { told, closed: await sweepNow(installation, 'idle accounts') }
}
