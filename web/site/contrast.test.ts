import { expect, test } from 'vitest'
import { shades, themes } from '#contract/themes.ts'
import { cardStyle } from '#web/card/render.ts'
import { style as siteStyle } from './render.ts'

// What meets on a card and on the public pages, measured from the sheets as they are sent.

type Colours = ReadonlyMap<string, string>
const times = ['light', 'dark'] as const

/** The variables that hold under a selector, by day or by night. */
function coloursOf(css: string, selector: string, time: (typeof times)[number]): Colours {
  const found = new Map<string, string>()
  const night = /@media screen and \(prefers-color-scheme:dark\)\{((?:[^{}]+\{[^{}]*\})*)\}/g
  const nights = [...css.matchAll(night)].map(([, rules = '']) => rules).join('')
  for (const sheet of [css.replaceAll(night, ''), ...(time === 'dark' ? [nights] : [])])
    for (const one of [':root', selector])
      for (const [, rules = ''] of sheet.matchAll(new RegExp(`(?:^|\\})${one}\\{([^{}]*)\\}`, 'g')))
        for (const [, name = '', value = ''] of rules.matchAll(/--(\w+):(#[0-9a-f]{3,6})/g)) found.set(name, value)
  return found
}

function luminance(colour: string): number {
  const six = colour.length === 4 ? colour.replaceAll(/[0-9a-f]/g, '$&$&') : colour
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(six.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(colours: Colours, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => luminance(name.startsWith('#') ? name : (colours.get(name) ?? 'none')))
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05)
}

/** Text on what it stands on: 4.5 to 1. */
const texts = [
  ['ink', 'card'],
  ['ink', 'sand'],
  ['ink', 'tint'],
  ['soft', 'card'],
  ['soft', 'sand'],
  ['soft', 'tint'],
  ['brand', 'card'],
  ['brand', 'sand'],
  ['brand', 'tint'],
  ['on', 'brand'],
  ['on', 'deep'],
] as const
/** What shows where a field, a button or the focus is: 3 to 1. */
const shapes = [
  ['edge', 'card'],
  ['brand', 'card'],
  ['brand', 'sand'],
] as const

test.each(themes.flatMap((theme) => times.map((time) => [theme, time] as const)))(
  '%s, %s: everything on a card can be read',
  (theme, time) => {
    const colours = coloursOf(cardStyle, `\\.${theme}`, time)
    const { brand, deep, tint } = shades[theme][time]
    expect([colours.get('brand'), colours.get('deep'), colours.get('tint')]).toEqual([brand, deep, tint])
    for (const [text, ground] of texts) expect(contrast(colours, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    for (const [shape, ground] of shapes) expect(contrast(colours, shape, ground), `${shape} on ${ground}`).toBeGreaterThanOrEqual(3)
    for (const said of ['bad', 'hold']) expect(contrast(colours, said, 'card'), said).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours, 'cover', 'card'), 'the cover beside the sheet').toBeGreaterThanOrEqual(1.5)
    // the mark of a focus that lies on the button itself is seen beside it
    expect(contrast(colours, 'brand', 'sand')).toBeGreaterThanOrEqual(3)
  },
)

test.each(times)('the public pages, %s', (time) => {
  const colours = coloursOf(siteStyle, ':root', time)
  for (const [text, ground] of texts.filter(([text, ground]) => text !== 'soft' || ground !== 'tint'))
    expect(contrast(colours, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  for (const said of ['good', 'hold']) expect(contrast(colours, said, 'card'), said).toBeGreaterThanOrEqual(4.5)
})

test('a colour that cannot be read is found', () => {
  const pale = new Map([...coloursOf(cardStyle, '\\.safran', 'light'), ['brand', '#e8a13a']])
  expect(contrast(pale, 'on', 'brand')).toBeLessThan(4.5)
})
