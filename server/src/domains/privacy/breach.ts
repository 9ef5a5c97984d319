import type { BreachListed, BreachSays, BreachStep } from '#contract/breaches.ts'

const hour = 3_600_000
/** Within which the CNDP is told of an incident, from when we became aware of it (GDPR, art. 33; kept here before any law of ours asks it). */
export const clockHours = 72
/** After how many hours the desk is reminded: once for ourselves, once before it is too late. */
export const remindedAfter = [24, 48] as const

/** One entry, with what it says opened. */
export interface Entered {
  readonly step: BreachStep
  readonly at: Date
  readonly noticedAt: Date | null
  readonly says: BreachSays
}

export const resolves: readonly BreachStep[] = ['cndp notified', 'cndp not needed']

export function clockOf(entries: readonly Entered[], now: Date): BreachListed['clock'] {
  const noticed = entries.findLast(({ noticedAt }) => noticedAt !== null)?.noticedAt
  if (!noticed) throw new Error('an incident that nobody noticed')
  const due = new Date(noticed.getTime() + clockHours * hour)
  const notified = entries.find(({ step }) => step === 'cndp notified')?.says.notifiedAt
  const state = () => {
    if (notified !== undefined) return Date.parse(notified) <= due.getTime() ? 'notified' : 'notified late'
    if (entries.some(({ step }) => step === 'cndp not needed')) return 'not needed'
    return now > due ? 'late' : 'due'
  }
  return { noticedAt: noticed.toISOString(), dueAt: due.toISOString(), state: state() }
}

/** How many reminders should have gone out by now. */
export const remindersDue = (noticedAt: Date, now: Date): number =>
  remindedAfter.filter((hours) => now.getTime() - noticedAt.getTime() >= hours * hour).length

/** What is known of it now: what was said last, of each. */
export function knownOf(entries: readonly Entered[]): BreachSays {
  const known = {}
  for (const { step, says } of entries) if (step === 'opened' || step === 'amended') Object.assign(known, says)
  return known
}

export const isClosed = (entries: readonly Pick<Entered, 'step'>[]): boolean => entries.some(({ step }) => step === 'closed')

/** What has to be done before it can be closed. `waiting`: how many people are still to be written to. */
export function lacking(entries: readonly Entered[], waiting: number): BreachListed['lacks'] {
  const was = (...steps: readonly BreachStep[]) => entries.some(({ step }) => steps.includes(step))
  const telling = entries.findLast(({ step }) => step === 'persons told' || step === 'persons not told')
  return [
    ...(was(...resolves) ? [] : (['cndp'] as const)),
    ...(knownOf(entries).dgssi === true && !was('dgssi notified') ? (['dgssi'] as const) : []),
    ...(telling ? [] : (['persons'] as const)),
    ...(telling?.step === 'persons told' && waiting > 0 ? (['telling'] as const) : []),
  ]
}
