import { expect, test } from 'vitest'
import { endOfDay, moroccanDate } from './dates.ts'

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
