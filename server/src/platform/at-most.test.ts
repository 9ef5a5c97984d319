import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

test('runs four at a time, in the order they came, and never more', async () => {
  const limited = atMost(4, 100)
  let running = 0
  let most = 0
  const began: number[] = []
  const done = await Promise.all(
    Array.from({ length: 40 }, (_, one) =>
      limited(async () => {
        began.push(one)
        most = Math.max(most, ++running)
        for (let wait = 0; wait < 1 + (one % 3); wait++) await turn()
        running--
        return one
      }),
    ),
  )
  expect(most).toBe(4)
  expect(began).toEqual(done)
  expect(done).toEqual(Array.from({ length: 40 }, (_, one) => one))
})

test('refuses as unavailable what would wait behind too many, and takes work again afterwards', async () => {
  const limited = atMost(2, 3)
  const ends: (() => void)[] = []
  const slow = () => limited(() => new Promise<string>((resolve) => ends.push(() => resolve('done'))))
  const five = [slow(), slow(), slow(), slow(), slow()]
  await expect(slow()).rejects.toMatchObject({ code: 'unavailable' })
  for (let one = 0; one < 5; one++) {
    await turn()
    ends[one]?.()
  }
  expect(await Promise.all(five)).toEqual(['done', 'done', 'done', 'done', 'done'])
  expect(await limited(async () => 'again')).toBe('again')
})

test('work that fails gives its place to the next', async () => {
  const limited = atMost(1, 10)
  const failing = Array.from({ length: 5 }, () => limited(() => Promise.reject(new Error('no'))))
  const after = limited(async () => 'yes')
  for (const one of await Promise.allSettled(failing)) expect(one.status).toBe('rejected')
  expect(await after).toBe('yes')
  expect(await limited(async () => 'yes again')).toBe('yes again')
})
