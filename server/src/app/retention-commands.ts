import type { CertificateListed } from '#contract/retention.ts'
import { certificatesShown, clockShown, confirmClock, type Previewed, previewSweep } from '#domains/privacy/index.ts'
import { SettingsTrouble } from '#platform/config/settings.ts'
import { endOfDay, moroccanDate } from '#platform/dates.ts'
import type { Installation } from './installation.ts'
import { ownKeys } from './own-keys.ts'
import { sweeps } from './sweeps.ts'

/** What would go until the end of a day, sweep by sweep: by what is known now. */
export async function preview(
  { deeds, clock }: Installation,
  until: string | undefined,
): Promise<{ until: string; sweeps: readonly Previewed[] }> {
  const today = moroccanDate(clock.now())
  if (until !== undefined && (!isDay(until) || until < today))
    throw new SettingsTrouble(`--until must be a day from ${today} on, like ${moroccanDate(clock.now(), { months: 1 })}.`)
  const at = until === undefined ? clock.now() : endOfDay(until)
  const previewed = await deeds.read(async (tx) => {
    const all: Previewed[] = []
    for (const sweep of sweeps) all.push(await previewSweep(tx, sweep, at))
    return all
  })
  return { until: until ?? today, sweeps: previewed }
}

const isDay = (text: string) => {
  const day = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** All certificates, held against the keys of this keyring. */
export async function certificates(installation: Installation): Promise<readonly CertificateListed[]> {
  const keys = await ownKeys(installation)
  return installation.deeds.read((tx) => certificatesShown(tx, keys))
}

export interface ClockConfirmed {
  readonly clock: string
  readonly lastRun: string | null
  readonly confirmed: boolean
}

/** Says what the clock says and said; confirms it where `today` is named, which must be the day it is. */
export async function clockConfirmed({ deeds, clock }: Installation, today: string | undefined): Promise<ClockConfirmed> {
  const shown = await deeds.read(clockShown)
  const times = { clock: clock.now().toISOString(), lastRun: shown?.ranAt.toISOString() ?? null }
  if (today === undefined) return { ...times, confirmed: false }
  if (!(await deeds.run((tx) => confirmClock(tx, today))))
    throw new SettingsTrouble(`The clock says ${moroccanDate(clock.now())}, not ${today}: set the clock, or name the day it is.`)
  return { ...times, confirmed: true }
}
