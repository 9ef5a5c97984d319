import { expect, test } from 'vitest'
import { fontsOf } from './fonts.ts'
import { NoSuchLetter, runsOf } from './runs.ts'

const latin = await fontsOf({ strong: false, among: 'latin' })
const arabic = await fontsOf({ strong: false, among: 'arabic' })
const texts = (line: string, fonts = arabic) => runsOf(line, fonts).map(({ text }) => text)

test('a line in one script is one run, of the first font that has it', () => {
  expect(texts('Atlas Menuiserie S.A.R.L.', latin)).toEqual(['Atlas Menuiserie S.A.R.L.'])
  expect(texts('المدير العام')).toEqual(['المدير العام'])
  expect(runsOf('Łukasz', latin).map(({ font }) => font.name.includes('latin-ext'))).toEqual([true, false])
})

test('Latin words and figures stand at the left of the Arabic before them, each in its own direction', () => {
  expect(texts('شركة Atlas 2026')).toEqual(['Atlas 2026', 'شركة '])
})

test('brackets are turned where they are read from right to left', () => {
  expect(texts('أطلس (ش)')).toEqual(['(', 'ش', ')', 'أطلس '])
})

test('a stop at the end of a Latin line stays at its end among Arabic', () => {
  expect(texts('Atlas S.A.R.L.').join('')).toBe('Atlas S.A.R.L.')
})

test('what is not seen is left out, and spaces of every kind are one', () => {
  expect(texts('Atlas\u00AD\u200B \u202F Fès', latin)).toEqual(['Atlas Fès'])
})

test.each(['木工', 'Атлас', '🚀'])('a letter that no font has is told, not printed as a box: %s', (text) => {
  expect(() => runsOf(text, latin)).toThrow(NoSuchLetter)
})
