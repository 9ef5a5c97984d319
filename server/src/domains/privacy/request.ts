import type { Applicant, RequestKind, RequestPart, RequestState, RequestStep } from '#contract/requests.ts'
import { moroccanDate } from '#platform/dates.ts'
import { internalDays, later, legalDue } from './legal-days.ts'

/** From which states a step may be taken, and where it leads; without a second it leads nowhere else. */
const moves: { readonly [step in RequestStep]: { readonly from: readonly RequestState[]; readonly to?: RequestState } } = {
  received: { from: [] },
  proved: { from: ['identity'], to: 'open' },
  texted: { from: ['open'] },
  asked: { from: ['identity', 'open'], to: 'asked' },
  completed: { from: ['asked'] }, // to where it stood: see `stateAfter`
  announced: { from: ['open'], to: 'window' },
  cancelled: { from: ['window'], to: 'withdrawn' },
  prepared: { from: ['open', 'answered'] },
  taken: { from: ['answered'] },
  extended: { from: ['identity', 'open', 'asked'] },
  reminded: { from: ['identity', 'open', 'asked', 'window'] },
  answered: { from: ['identity', 'open', 'asked', 'window'], to: 'answered' },
  withdrawn: { from: ['identity', 'open', 'asked'], to: 'withdrawn' },
}

/** Where a step leads a request; undefined where it may not be taken. */
export function stateAfter(state: RequestState, step: RequestStep, proven: boolean): RequestState | undefined {
  const move = moves[step]
  if (!move.from.includes(state)) return undefined
  return step === 'completed' ? (proven ? 'open' : 'identity') : (move.to ?? state)
}

export const ended = (state: RequestState): boolean => state === 'answered' || state === 'withdrawn'

/** Whether nothing is handed out or erased yet, so that the holder of the account can object. */
export const waits = (
  { state, waits_until: until }: { readonly state: RequestState; readonly waits_until: Date | null },
  now: Date,
): boolean => state === 'open' && until !== null && until > now

/** Who has to do something next. */
export const ballOf = (state: RequestState): 'you' | 'us' | 'nobody' =>
  ended(state) ? 'nobody' : state === 'identity' || state === 'asked' ? 'you' : 'us'

/** What a request lacks to be worked on. A phone is never a condition: who asks is shown by what they hold. */
export function missingIn(kind: RequestKind, { name, email, text }: Applicant): RequestPart[] {
  const needsText = kind === 'rectification' || kind === 'objection'
  return [...(name ? [] : (['name'] as const)), ...(email ? [] : (['email'] as const)), ...(needsText && !text ? (['text'] as const) : [])]
}

export interface Stepped {
  readonly step: RequestStep
  readonly at: Date
}

/** The day that we give ourselves, with the time that the CNDP gave. */
export function dueOf(
  {
    kind,
    received_on,
    extended_until,
  }: { readonly kind: RequestKind; readonly received_on: string; readonly extended_until: string | null },
  steps: readonly Stepped[],
  now: Date,
): string {
  const { due } = clockOf(kind, received_on, steps, now)
  return extended_until && extended_until > due ? extended_until : due
}

/**
 * The clocks of a request (décret 2-09-165, art. 37): ten days that we give ourselves, one for an objection to prospecting, and the law's
 * period. While what is missing is asked for, both stand still.
 */
export function clockOf(kind: RequestKind, received: string, steps: readonly Stepped[], now: Date) {
  let [suspendedDays, since]: [number, string | undefined] = [0, undefined]
  const passed = (until: string) => (since === undefined ? 0 : (Date.parse(until) - Date.parse(since)) / 86_400_000)
  for (const { step, at } of steps) {
    const day = moroccanDate(at)
    if (step === 'asked') since = day
    else if (since !== undefined && (step === 'completed' || step === 'answered' || step === 'withdrawn')) {
      suspendedDays += passed(day)
      since = undefined
    }
  }
  suspendedDays += passed(moroccanDate(now))
  const from = later(received, suspendedDays)
  return {
    due: later(from, kind === 'prospecting' ? 1 : internalDays),
    legalDue: legalDue(from),
    suspendedDays,
    standsStill: since !== undefined,
  }
}
