import { expect, test } from 'vitest'
import { referencesMeant } from './references.ts'

const now = new Date('2026-11-27T10:00:00Z')
const meant = (typed: string) => referencesMeant('ME', typed, now)

test.each(['ME-2026-000012', 'me-2026-000012', ' me 2026 12 ', '2026-12', '2026000012', 'ME2026000012', '٢٠٢٦-١٢'])(
  '%s is one reference',
  (typed) => {
    expect(meant(typed)).toEqual(['ME-2026-000012'])
  },
)

test('a number alone is meant of any year, the next one too, for ours begins an hour sooner than the clock of the world', () => {
  expect(meant('12')).toEqual(['ME-2026-000012', 'ME-2027-000012'])
  expect(meant('000012')).toEqual(meant('12'))
})

test('a number of more than six figures stays whole', () => {
  expect(meant('2026-1234567')).toEqual(['ME-2026-1234567'])
  expect(meant('1234567')).toContain('ME-2026-1234567')
})

test.each(['', 'DR-2026-000012', 'salma', "12' or 1=1", '-'])('%j is none', (typed) => {
  expect(meant(typed)).toEqual([])
})
