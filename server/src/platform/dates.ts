const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' }) // en-CA writes 2026-11-22

interface Later {
  readonly months?: number
  readonly days?: number
}

/**
 * The day it is in Morocco at a moment, as `2026-11-22`; or so many days later; or so many months later, on the last day of a month that has
 * no such day.
 */
export function moroccanDate(moment: Date, { months = 0, days = 0 }: Later = {}): string {
  const today = parts.format(moment)
  if (days !== 0) return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  if (months === 0) return today
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}
