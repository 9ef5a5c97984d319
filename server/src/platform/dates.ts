const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' }) // en-CA writes 2026-11-22

/** The day it is in Morocco at a moment, as `2026-11-22`; or so many months later, on the last day of a month that has no such day. */
export function moroccanDate(moment: Date, { months = 0 }: { readonly months?: number } = {}): string {
  const today = parts.format(moment)
  if (months === 0) return today
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}
