import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { tabSeal } from './tab-seal.ts'

const key = () => randomBytes(32).toString('base64url')

test('what is sealed is opened by the same key, made anew, and by no other', async () => {
  const given = key()
  const [one, again, other] = await Promise.all([tabSeal(given), tabSeal(given), tabSeal(key())])
  const sealed = await one.seal('سلمى, à Fès')
  expect(await again.open(sealed)).toBe('سلمى, à Fès')
  expect(await other.open(sealed)).toBeUndefined()
  expect(again.place).toBe(one.place)
  expect(other.place).not.toBe(one.place)
})

test('nothing typed can be read, and the same is never sealed alike', async () => {
  const seal = await tabSeal(key())
  const sealed = await Promise.all([seal.seal('Salma'), seal.seal('Salma')])
  expect(new Set(sealed).size).toBe(2)
  for (const one of sealed) expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('Salma')
})

test('what was cut, bent or is no text of theirs opens nothing', async () => {
  const seal = await tabSeal(key())
  const sealed = await seal.seal('Salma')
  const bent = Buffer.from(sealed, 'base64')
  bent[20] = (bent[20] ?? 0) ^ 1
  for (const one of ['', 'x', '%', sealed.slice(0, 20), bent.toString('base64')]) expect(await seal.open(one)).toBeUndefined()
})

test('a long text of any length is sealed', async () => {
  const seal = await tabSeal(key())
  const long = 'é'.repeat(400_000)
  expect(await seal.open(await seal.seal(long))).toBe(long)
})
