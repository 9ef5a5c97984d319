import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KeyCache } from './cache.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

const key = (byte: number) => Buffer.alloc(32, byte)

test('a key is fetched once while it is kept, and never kept longer than it may be', async () => {
  for (const step of [1, 700, 1_300, 2_400, 2_600, 4_900]) {
    const cache = new KeyCache<string, Buffer>(5_000, 100)
    let fetched = 0
    const get = () => cache.get('salma', async () => key(++fetched))
    let since = performance.now()
    for (let turn = 0; turn < 200; turn++) {
      const before = fetched
      const held = await get()
      if (fetched > before) since = performance.now()
      expect(performance.now() - since, `every ${step} ms`).toBeLessThan(5_000)
      expect(held).toEqual(key(fetched))
      vi.advanceTimersByTime(step)
    }
    expect(fetched).toBeLessThanOrEqual(Math.ceil((200 * step) / 2_500))
  }
})

test('no more keys than places are kept, the newest ones', async () => {
  const cache = new KeyCache<number, Buffer>(5_000, 100)
  for (let name = 0; name < 1_000; name++) await cache.get(name, async () => key(1))
  let kept = 0
  for (let name = 999; name >= 0; name--) if (await cache.get(name, async () => undefined)) kept++
  expect(kept).toBeGreaterThanOrEqual(50)
  expect(kept).toBeLessThanOrEqual(100)
  expect(await cache.get(999, async () => undefined)).toBeDefined()
})

test('what is not there is asked for again', async () => {
  const cache = new KeyCache<string, Buffer>(5_000, 100)
  expect(await cache.get('salma', async () => undefined)).toBeUndefined()
  expect(await cache.get('salma', async () => key(2))).toEqual(key(2))
})
