import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dragged, seenPart, shapeOf, wholeView, zoomed } from './crop.ts'

const side = fc.integer({ min: 1, max: 8_000 })
const part = fc.double({ min: 0, max: 1, noNaN: true })

test('whatever is done, what is seen lies within the picture and has the shape of its place', () => {
  fc.assert(
    fc.property(
      side,
      side,
      fc.constantFrom('photo', 'logo', 'cover'),
      part,
      part,
      fc.double({ min: -3, max: 9, noNaN: true }),
      (width, height, which, x, y, zoom) => {
        const picture = { width, height }
        const shape = shapeOf(which, picture)
        const view = dragged(picture, shape, zoomed({ ...wholeView, across: x, down: y }, zoom), x * 4 - 2, 2 - y * 4)
        const seen = seenPart(picture, shape, view)
        expect(seen.width / seen.height).toBeCloseTo(shape, 6)
        expect(Math.min(seen.x, seen.y)).toBeGreaterThanOrEqual(-1e-6)
        expect(seen.x + seen.width).toBeLessThanOrEqual(width + 1e-6)
        expect(seen.y + seen.height).toBeLessThanOrEqual(height + 1e-6)
      },
    ),
  )
})

test('the picture follows the hand, and as much of it as can be is seen at first', () => {
  const picture = { width: 400, height: 800 }
  expect(seenPart(picture, 1, wholeView)).toEqual({ x: 0, y: 200, width: 400, height: 400 })
  expect(seenPart(picture, 1, dragged(picture, 1, wholeView, 0.3, 0.5))).toEqual({ x: 0, y: 0, width: 400, height: 400 })
  expect(seenPart(picture, 3, zoomed(wholeView, 2)).width).toBe(200)
})
