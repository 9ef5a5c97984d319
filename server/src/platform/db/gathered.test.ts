import { expect, test } from 'vitest'
import { gathered } from './gathered.ts'

test('the lookups of one turn are one query, which names each once; those of the next turn another', async () => {
  const asked: (readonly string[])[] = []
  const find = gathered(async (names) => {
    asked.push(names)
    return new Map(names.filter((name) => name !== 'nobody').map((name) => [name, name.toUpperCase()]))
  })
  expect(await Promise.all(['a', 'b', 'a', 'nobody'].map(find))).toEqual(['A', 'B', 'A', undefined])
  expect(await find('c')).toBe('C')
  expect(asked).toEqual([['a', 'b', 'nobody'], ['c']])
})

test('a query that fails fails for all who wait for it, and for nobody after them', async () => {
  let turns = 0
  const find = gathered(async (names) => {
    if (++turns === 1) throw new Error('the database is away')
    return new Map(names.map((name) => [name, name]))
  })
  const first = await Promise.allSettled(['a', 'b'].map(find))
  expect(first.map((one) => one.status)).toEqual(['rejected', 'rejected'])
  expect(await find('a')).toBe('a')
})
