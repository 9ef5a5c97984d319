import type { QrCodeGenerateResult } from 'uqr'
import type { QrLevel } from '#contract/qr.ts'

/** Where the logo lies, in modules: never on the border, always in the middle. */
export interface Plate {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Half of what each level repairs (ISO/IEC 18004): the other half is left for dirt, folds and a bad camera. */
const mayBeCovered: { readonly [L in QrLevel]: number } = { L: 0, M: 0, Q: 0.125, H: 0.15 }
/** The eyes in the corners and what is written beside them are nine modules wide, and stay whole. */
const corner = 9

/**
 * The largest plate of about this shape (width to height) that covers no more than may be covered; none where there is no room. It counts
 * codewords and not area, for one hidden module spoils all eight of its codeword. `code` has no border.
 */
export function plateFor(code: Pick<QrCodeGenerateResult, 'size' | 'types'>, level: QrLevel, shape: number): Plate | undefined {
  const codewords = codewordsOf(code)
  const all = codewords.reduce((most, row) => Math.max(most, ...row), 0) + 1
  for (let longer = Math.min(Math.floor(code.size / 3), code.size - 2 * corner); longer >= 3; longer--) {
    const plate = inMiddle(code.size, longer, shape)
    const hidden = new Set(codewords.slice(plate.y, plate.y + plate.height).flatMap((row) => row.slice(plate.x, plate.x + plate.width)))
    hidden.delete(none)
    if (hidden.size / all <= mayBeCovered[level]) return plate
  }
  return undefined
}

function inMiddle(size: number, longer: number, shape: number): Plate {
  const odd = (side: number) => Math.max(3, Math.round((side - 1) / 2) * 2 + 1) // a code is an odd number of modules wide
  const [width, height] = shape >= 1 ? [odd(longer), odd(longer / shape)] : [odd(longer * shape), odd(longer)]
  return { x: (size - width) / 2, y: (size - height) / 2, width, height }
}

const none = -1
const data = 0

/** Which codeword each module belongs to, by the zigzag in which a code is read: two columns at a time, up and down, from the right. */
function codewordsOf({ size, types }: Pick<QrCodeGenerateResult, 'size' | 'types'>): readonly (readonly number[])[] {
  const codewords = types.map((row) => row.map(() => none))
  let bit = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5 // the column of the clock is skipped
    const upward = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step++) {
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        const row = codewords[y]
        if (row && types[y]?.[x] === data) row[x] = bit++ >> 3
      }
    }
  }
  return codewords
}
