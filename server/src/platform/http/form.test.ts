import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readForm } from './form.ts'

const text = fc.string({ unit: 'grapheme' }).filter((one) => one.isWellFormed())

test('reads what a browser writes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 20 }), (pairs) => {
      expect(Object.entries(readForm(new URLSearchParams(pairs).toString())).sort()).toEqual(pairs.slice().sort())
    }),
  )
})

test('a field given twice is an array, and no name reaches a prototype', () => {
  expect(readForm('a=1&b=2&a=3&a=')).toEqual({ a: ['1', '3', ''], b: '2' })
  expect(Object.keys(readForm('__proto__=1&constructor=2'))).toEqual(['__proto__', 'constructor'])
  expect(readForm('&&a&=x&')).toEqual({ a: '', '': 'x' })
})

test('never guesses: it reads, or throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '=', '&', '%', 'f', 'F', '0', '+', 'é', 'D', '8') }), (sent) => {
      let read: Record<string, unknown>
      try {
        read = readForm(sent)
      } catch {
        return
      }
      expect(JSON.stringify(read)).not.toContain('\ufffd')
    }),
  )
})
