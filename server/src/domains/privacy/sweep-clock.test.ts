import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { moroccanDate } from '#platform/dates.ts'
import { type TestInstallation, testInstallation } from '#test/installation.ts'
import { clockShown, confirmClock, hasJumped, lookAtClock } from './sweep-clock.ts'

test.each([
  ['2026-11-26T10:00:00Z', '2026-12-26T23:59:00Z', false],
  ['2026-11-26T10:00:00Z', '2026-12-27T00:01:00Z', true],
  ['2026-11-26T10:00:00Z', '2026-10-26T10:00:00Z', false],
  ['2026-11-26T10:00:00Z', '2026-10-25T10:00:00Z', true],
  ['2027-01-31T10:00:00Z', '2027-02-28T23:00:00Z', false], // a month later, where February ends
  ['2027-01-31T10:00:00Z', '2027-03-01T00:30:00Z', true],
  ['2028-01-31T10:00:00Z', '2028-02-29T23:00:00Z', false], // a leap day
  ['2028-01-31T10:00:00Z', '2028-03-01T00:30:00Z', true],
  ['2025-07-10T10:00:00Z', '2025-08-10T22:59:00Z', false], // +01 then: a day ends at 23:00 UTC
  ['2025-07-10T10:00:00Z', '2025-08-10T23:01:00Z', true],
  ['2026-02-10T23:30:00Z', '2026-03-11T23:30:00Z', false], // +01 on the 11th, +00 in Ramadan a month later
  ['1970-01-01T00:00:00Z', '2026-11-26T10:00:00Z', true],
])('from %s to %s is a jump: %s', (ranAt, now, jumped) => {
  expect(hasJumped(new Date(ranAt), new Date(now))).toBe(jumped)
})

describe('the clock of the sweeps', () => {
  let installation: TestInstallation
  beforeEach(async () => {
    installation = await testInstallation()
  })
  afterEach(() => installation.close())
  const look = async () => (await installation.deeds.run(lookAtClock)).good
  const entries = async () =>
    (await installation.owner.data.query("select actor_kind from audit.entry where deed = 'retention.confirm-clock'")).rows

  test('a first run is good, and so is each within a month after the last', async () => {
    expect(await look()).toBe(true)
    for (let week = 0; week < 40; week++) {
      installation.clock.forward({ days: 7 })
      expect(await look()).toBe(true)
    }
  })

  test('after a jump nothing is noted but since when, until the clock has come back', async () => {
    await look()
    const ranAt = installation.clock.now()
    installation.clock.forward({ days: 700 })
    const stoppedAt = installation.clock.now()
    expect(await look()).toBe(false)
    installation.clock.forward({ minutes: 60 })
    expect(await look()).toBe(false)
    expect(await installation.deeds.read(clockShown)).toMatchObject({ good: false, ranAt, stoppedAt })
    installation.clock.forward({ days: -700 })
    expect(await look()).toBe(true)
    expect(await installation.deeds.read(clockShown)).toMatchObject({ good: true, stoppedAt: null })
  })

  test('a clock set back by more than a month is waited out as well; by less, it counts from there', async () => {
    await look()
    installation.clock.forward({ days: -400 })
    expect(await look()).toBe(false)
    installation.clock.forward({ days: 380 }) // twenty days before the first run
    expect(await look()).toBe(true)
    installation.clock.forward({ days: 40 }) // measured from the later one it would be twenty
    expect(await look()).toBe(false)
  })

  test('the operator confirms it by the day it is, and no other; that is on record', async () => {
    await look()
    installation.clock.forward({ days: 90 })
    expect(await look()).toBe(false)
    const today = moroccanDate(installation.clock.now())
    expect(await installation.deeds.run((tx) => confirmClock(tx, moroccanDate(tx.clock.now(), { days: 1 })))).toBe(false)
    expect(await look()).toBe(false)
    expect(await entries()).toEqual([])
    expect(await installation.deeds.run((tx) => confirmClock(tx, today))).toBe(true)
    expect(await entries()).toEqual([{ actor_kind: 'operator' }])
    expect(await look()).toBe(true)
  })

  test('two processes at once look at one clock', async () => {
    expect(await Promise.all([look(), look(), look()])).toEqual([true, true, true])
    expect((await installation.owner.data.query('select from privacy.sweep_clock')).rowCount).toBe(1)
  })
})
