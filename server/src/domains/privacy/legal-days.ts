/**
 * Holidays of Morocco, on which an official period does not end. Fixed ones by month and day; those of the moon by year, from the calendar that
 * is known: a year that lacks them fails a test a year before it comes.
 */
const fixed = ['01-01', '01-11', '01-14', '05-01', '07-30', '08-14', '08-20', '08-21', '10-31', '11-06', '11-18'] as const
export const moving: { readonly [year: number]: readonly string[] } = {
  // Aïd al-Fitr and Aïd al-Adha, two days each; 1 Moharram; Mawlid, two days. A day sooner or later by the moon.
  2026: ['03-20', '03-21', '05-27', '05-28', '06-17', '08-26', '08-27'],
  2027: ['03-10', '03-11', '05-17', '05-18', '06-06', '08-15', '08-16'],
  2028: ['02-27', '02-28', '05-05', '05-06', '05-25', '08-04', '08-05'],
  2029: ['02-15', '02-16', '04-24', '04-25', '05-15', '07-24', '07-25'],
}

const dayMilliseconds = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const written = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10)

/** So many days after a day, as `2026-11-22`. */
export const later = (day: string, days: number): string => written(at(day) + days * dayMilliseconds)

/** Whether offices are open on a day. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(at(day)).getUTCDay()
  const monthDay = day.slice(5)
  return (
    weekday !== 0 && weekday !== 6 && !fixed.some((one) => one === monthDay) && !(moving[Number(day.slice(0, 4))] ?? []).includes(monthDay)
  )
}

/** How many days we give ourselves, counted from the day after a request came. */
export const internalDays = 10

/**
 * The last day of a `délai franc` of ten days (law 09-08, art. 8; code of civil procedure, art. 512): neither the day it came nor the last day
 * counts, and where that is no working day it is the next one.
 */
export function legalDue(received: string): string {
  let day = later(received, 11)
  while (!isWorkingDay(day)) day = later(day, 1)
  return day
}
