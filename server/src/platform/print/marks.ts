/** A point in millimetres from the corner where a page is cut. */
export type Place = readonly [x: number, y: number]

/** Two short lines at each corner, which say where to cut: they begin a millimetre outside of what may still be seen. */
export function marksOf(width: number, height: number, bleed: number): readonly (readonly [Place, Place])[] {
  const [near, far] = [bleed + 1, bleed + 6]
  return [0, width].flatMap((x) =>
    [0, height].flatMap((y): [Place, Place][] => {
      const [outX, outY] = [x === 0 ? -1 : 1, y === 0 ? -1 : 1]
      return [
        [
          [x + outX * near, y],
          [x + outX * far, y],
        ],
        [
          [x, y + outY * near],
          [x, y + outY * far],
        ],
      ]
    }),
  )
}
