import { expect, test } from 'vitest'
import { isWorkingDay, later, legalDue, moving } from './legal-days.ts'

test.each([
  ['2026-06-01', '2026-06-12'], // a Monday: the twelfth is a Friday
  ['2026-06-02', '2026-06-15'], // the thirteenth is a Saturday
  ['2026-07-19', '2026-07-31'], // the thirtieth is the feast of the Throne
  ['2026-12-20', '2026-12-31'],
  ['2026-12-21', '2027-01-04'], // the first of January is a holiday, and a Friday
  ['2027-12-31', '2028-01-12'], // the eleventh of January
])('a délai franc of ten days from %s ends on %s', (received, due) => {
  expect(legalDue(received)).toBe(due)
})

test('the day of a leap year counts', () => {
  expect(later('2028-02-28', 1)).toBe('2028-02-29')
  expect(legalDue('2028-02-18')).toBe('2028-02-29')
})

test('feasts of the moon are known for this year and the two that follow, in the installation’s own time', () => {
  expect(isWorkingDay('2026-03-20')).toBe(false)
  for (const year of [2026, 2027, 2028, 2029]) expect(moving[year]?.length).toBeGreaterThanOrEqual(6)
})
