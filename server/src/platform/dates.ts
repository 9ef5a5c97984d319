const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Africa/Casablanca' }) // en-CA writes 2026-11-22

interface Later {
  readonly months?: number
  readonly days?: number
}

/**
 * The day it is in Morocco at a moment, as `2026-11-22`; or so many months later, on the last day of a month that has no such day; or so many days
 * after that.
 */
export function moroccanDate(moment: Date, { months = 0, days = 0 }: Later = {}): string {
  const [year = 0, month = 0, day = 0] = parts.format(moment).split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay) + days)).toISOString().slice(0, 10)
}

/**
 * The latest day that was so many months ago, counted forwards: on the last day of a month all longer months count as ended too, so that what
 * began on 29 February is two years old on 28 February.
 */
export function monthsAgo(moment: Date, months: number): string {
  const [year = 0, month = 0, day = 0] = parts.format(moment).split('-').map(Number)
  const lastOf = (ago: number) => new Date(Date.UTC(year, month - ago, 0)).getUTCDate()
  const then = day === lastOf(0) ? lastOf(months) : Math.min(day, lastOf(months))
  return new Date(Date.UTC(year, month - 1 - months, then)).toISOString().slice(0, 10)
}

/** The last moment of a day in Morocco, to the second. */
export function endOfDay(date: string): Date {
  const latest = new Date(`${date}T23:59:59Z`)
  const hours = [1, 0, -1].find((one) => moroccanDate(new Date(latest.getTime() + one * 3_600_000)) === date) ?? 0
  return new Date(latest.getTime() + hours * 3_600_000)
}
