import { expect, test } from 'vitest'
import { iceWithKey, isIce, isRib, ribWithKey } from './identifiers.ts'

const realIces = ['001561191000066', '002136093000040', '001458946000061', '003172063000061', '003677364000081']
const rib = '011519000001205000534921'

test('the key of an ICE is that of the published numbers', () => {
  for (const ice of realIces) expect(iceWithKey(ice.slice(0, 13))).toBe(ice)
})

test('real ICE are accepted', () => {
  expect(realIces.filter((ice) => !isIce(ice))).toEqual([])
})

test('an ICE with any one digit changed is refused', () => {
  for (const ice of realIces) {
    for (let at = 0; at < ice.length; at++) {
      const other = (Number(ice[at]) + 1) % 10
      expect(isIce(ice.slice(0, at) + other + ice.slice(at + 1))).toBe(false)
    }
  }
})

test.each([
  '',
  '00156119100006',
  '0015611910000660',
  '1561191000066',
  ' 001561191000066',
  '001561191000066\n',
  '001 561 191 000 066',
  '٠٠١٥٦١١٩١٠٠٠٠٦٦',
])('%j is not written as an ICE', (text) => {
  expect(isIce(text)).toBe(false)
})

test('a key of 97 is not written 00, nor 01 98, though all divide by 97', () => {
  expect(iceWithKey('0000000000000')).toBe('000000000000097')
  expect(isIce('000000000000000')).toBe(false)
  const first13 =
    Array.from({ length: 97 }, (_, n) => String(n).padStart(13, '0')).find((digits) => iceWithKey(digits).endsWith('01')) ?? ''
  expect(BigInt(`${first13}98`) % 97n).toBe(0n)
  expect(isIce(`${first13}98`)).toBe(false)
})

test('the key of a RIB is that of the sample of the IBAN registry', () => {
  expect(ribWithKey('0115190000012050005349')).toBe(rib)
  expect(isRib(rib)).toBe(true)
})

test('a RIB with any one digit changed is refused', () => {
  for (let at = 0; at < rib.length; at++) {
    const other = (Number(rib[at]) + 1) % 10
    expect(isRib(rib.slice(0, at) + other + rib.slice(at + 1))).toBe(false)
  }
})

test.each(['', rib.slice(1), `${rib}0`, `MA64${rib}`, `${rib.slice(0, 3)} ${rib.slice(3)}`])('%j is not written as a RIB', (text) => {
  expect(isRib(text)).toBe(false)
})

test('no key is made of something else than the right count of digits', () => {
  expect(() => iceWithKey('001561191000')).toThrow(RangeError)
  expect(() => iceWithKey('001561191000x')).toThrow(RangeError)
  expect(() => ribWithKey('0015611910000')).toThrow(RangeError)
})
