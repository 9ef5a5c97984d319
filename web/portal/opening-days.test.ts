import { expect, test } from 'vitest'
import { openingDays } from './opening-days.ts'

const now = new Date('2026-11-26T23:30:00Z')
const line = (day: string, openings: number | null) => ({ day, kind: 'link' as const, openings })

test('thirty days up to today, each of them there, and fewer than five stay untold', () => {
  const days = openingDays([line('2026-11-26', null), line('2026-11-25', 12), line('2026-10-28', 7), line('2026-10-27', 99)], now)
  expect(days).toHaveLength(30)
  expect(days.at(-1)).toEqual({ day: '2026-11-26', told: 0, few: 1 })
  expect(days.at(-2)).toEqual({ day: '2026-11-25', told: 12, few: 0 })
  expect(days[0]).toEqual({ day: '2026-10-28', told: 7, few: 0 })
  expect(days.reduce((sum, { told }) => sum + told, 0)).toBe(19) // what is older is not drawn
})
