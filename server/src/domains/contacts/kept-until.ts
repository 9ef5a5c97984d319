import { moroccanDate } from '#platform/dates.ts'

/**
 * Two years are the most, and the last backup of the keyring that could bring somebody back must be gone by then: the sweep comes the day after
 * the last one, within a day, and a backup made just before it is retired within eight days.
 */
const daysBefore = 10

/** The last day on which something is kept that was left, or confirmed, now. */
export function keptUntil(now: Date, term: { readonly months?: number; readonly days?: number }): string {
  const [told, most] = [moroccanDate(now, term), moroccanDate(now, { months: 24, days: -daysBefore })]
  return told < most ? told : most
}
