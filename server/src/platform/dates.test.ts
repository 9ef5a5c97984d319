import { expect, test } from 'vitest'
import { endOfDay, monthsAgo, moroccanDate } from './dates.ts'

test.each([
  ['2026-11-26T10:00:00Z', 0, '2026-11-26'],
  ['2026-11-26T23:30:00Z', 0, '2026-11-26'], // +00 since 20 September 2026
  ['2026-08-01T23:30:00Z', 0, '2026-08-02'], // +01 before
  ['2026-11-26T10:00:00Z', 24, '2028-11-26'],
  ['2024-02-29T10:00:00Z', 24, '2026-02-28'],
  ['2026-12-31T10:00:00Z', 6, '2027-06-30'],
  ['2027-01-31T10:00:00Z', 1, '2027-02-28'],
  ['2028-02-29T10:00:00Z', 24, '2030-02-28'],
  ['2026-03-31T10:00:00Z', -1, '2026-02-28'],
])('%s and %i months is %s in Morocco', (moment, months, day) => {
  expect(moroccanDate(new Date(moment), { months })).toBe(day)
})

test.each([
  ['2026-11-26', '2026-11-26T23:59:59Z'],
  ['2025-07-10', '2025-07-10T22:59:59Z'], // +01 before 20 September 2026
  ['2026-03-10', '2026-03-10T23:59:59Z'], // +00 in Ramadan
])('the last second of %s in Morocco is %s', (date, moment) => {
  expect(endOfDay(date)).toEqual(new Date(moment))
})

test('days are counted after months', () => {
  expect(moroccanDate(new Date('2024-02-29T10:00:00Z'), { months: 24, days: -9 })).toBe('2026-02-19')
  expect(moroccanDate(new Date('2026-11-26T23:30:00Z'), { days: -35 })).toBe('2026-10-22')
})

test('so many months ago is the latest day from which that many have passed', () => {
  expect(monthsAgo(new Date('2026-02-28T10:00:00Z'), 24)).toBe('2024-02-29')
  expect(monthsAgo(new Date('2026-02-27T10:00:00Z'), 24)).toBe('2024-02-27')
  expect(monthsAgo(new Date('2026-02-28T10:00:00Z'), 21)).toBe('2024-05-31')
  expect(monthsAgo(new Date('2026-03-30T10:00:00Z'), 1)).toBe('2026-02-28')
  for (let day = Date.parse('2027-01-01T12:00:00Z'); day < Date.parse('2032-04-01T00:00:00Z'); day += 86_400_000)
    for (const months of [21, 23, 24]) {
      const ago = monthsAgo(new Date(day), months)
      const after = (days: number) => moroccanDate(new Date(Date.parse(`${ago}T12:00:00Z`) + days * 86_400_000), { months })
      const today = moroccanDate(new Date(day))
      expect(after(0) <= today && after(1) > today, `${months} months before ${today}: ${ago}`).toBe(true)
    }
})
