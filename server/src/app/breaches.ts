import { Gauge } from 'prom-client'
import { lateBreaches, type ReachOf } from '#domains/privacy/index.ts'
import { backgroundMetrics } from '#platform/http/metrics.ts'
import type { Reached } from '#platform/personal-data.ts'
import type { KeptInstallation } from './installation.ts'
import { personalData } from './personal-data.ts'

/** Where people are written to whom an incident concerns: each domain says it of those whose address it knows. */
export const reachOf: ReachOf = async (tx, actor, subjectIds) => {
  const reached = new Map<string, Reached>()
  if (subjectIds.length === 0) return reached
  for (const { reach } of personalData) for (const one of (await reach?.(tx, actor, subjectIds)) ?? []) reached.set(one.subjectId, one)
  return reached
}

const late = new Gauge({
  name: 'connectcard_breaches_late',
  help: 'Incidents whose 72 hours ran out, and of which the CNDP was not told',
  registers: [backgroundMetrics],
})

export async function tellLateBreaches({ db, clock }: Pick<KeptInstallation, 'db' | 'clock'>): Promise<void> {
  late.set(await lateBreaches(db, clock.now()))
}
