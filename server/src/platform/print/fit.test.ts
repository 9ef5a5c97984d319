import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitInto } from './fit.ts'

/** As if every letter were half as wide as it is high. */
const width = (text: string) => text.length / 2
const fitting = { size: 10, least: 7.5, lines: 2, width }

test('a text that fits stands in one line at its own size', () => {
  expect(fitInto('Salma Benjelloun', 80, fitting)).toEqual({ size: 10, lines: ['Salma Benjelloun'] })
})

test('a longer one first becomes smaller, then takes two lines as large as they can be', () => {
  expect(fitInto('Salma Benjelloun', 70, fitting)).toEqual({ size: 8.75, lines: ['Salma Benjelloun'] })
  expect(fitInto('Salma Benjelloun', 50, fitting)).toEqual({ size: 10, lines: ['Salma', 'Benjelloun'] })
})

test('an address breaks behind its signs, where it has no space', () => {
  expect(fitInto('salma.benjelloun@atlas.example', 85, fitting).lines).toEqual(['salma.benjelloun@', 'atlas.example'])
})

test('nothing is ever wider than its column, has more lines than it may, or loses a letter', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z@._ -]{1,200}$/),
      fc.integer({ min: 20, max: 200 }),
      fc.integer({ min: 1, max: 3 }),
      (text, column, lines) => {
        const fitted = fitInto(text, column, { ...fitting, lines })
        expect(fitted.lines.length).toBeLessThanOrEqual(lines)
        for (const line of fitted.lines) expect(width(line) * fitted.size).toBeLessThanOrEqual(column + 1e-9)
        expect(fitted.lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      },
    ),
  )
})
