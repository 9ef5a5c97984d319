/** How a text is to fit: at its own size, smaller down to `least`, and only then on several lines. */
export interface Fitting {
  readonly size: number
  readonly least: number
  /** How many lines at most. */
  readonly lines: number
  /** How wide a text is at size 1. */
  width(text: string): number
}

export interface Fitted {
  readonly size: number
  readonly lines: readonly string[]
}

/** Where a line may break: behind a space, and within addresses, which have none. */
const pieces = (text: string): readonly string[] => text.match(/[^\s@./_-]*[\s@./_-]*/gu)?.filter((piece) => piece !== '') ?? []

/** A text in a column: one line where it can be, wrapped where not, and in the last resort as small as it takes. It is never wider than the column. */
export function fitInto(text: string, column: number, { size, least, lines, width }: Fitting): Fitted {
  const all = pieces(text)
  for (let count = 1; count <= lines; count++) {
    for (let at = size; at >= least; at -= 0.25) {
      const wrapped = wrap(all, column / at, width)
      if (wrapped && wrapped.length <= count) return { size: at, lines: wrapped }
    }
  }
  for (let at = least; ; at *= 0.95) {
    const wrapped = wrap(all, column / at, width)
    if (wrapped && wrapped.length <= lines) return { size: at, lines: wrapped }
  }
}

/** Undefined where a piece alone is wider than the column. */
function wrap(all: readonly string[], column: number, width: (text: string) => number): readonly string[] | undefined {
  const lines: string[] = []
  let line = ''
  for (const piece of all) {
    if (width(piece.trimEnd()) > column) return undefined
    const longer = line + piece
    if (width(longer.trimEnd()) <= column) {
      line = longer
      continue
    }
    lines.push(line.trimEnd())
    line = piece
  }
  return [...lines, line.trimEnd()]
}
