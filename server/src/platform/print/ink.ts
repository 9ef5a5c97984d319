/** Cyan, magenta, yellow and black, each up to 100, as printers mix them. */
export type Ink = readonly [cyan: number, magenta: number, yellow: number, black: number]

export const black: Ink = [0, 0, 0, 100]
/** Of all four, for marks that are cut away. */
export const registration: Ink = [100, 100, 100, 100]

/** A colour of the screen (`#rrggbb`) in inks, as much of it as can be in black. What paper makes of it is another thing. */
export function inkOf(colour: string): Ink {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const light = Math.max(red, green, blue)
  const part = (one: number) => (light === 0 ? 0 : Math.round(((light - one) / light) * 100))
  return [part(red), part(green), part(blue), Math.round((1 - light) * 100)]
}
