/** The colours an owner may give to a card, in the order in which they are offered: the first where they choose none. */
export const themes = ['majorelle', 'atlantique', 'zellige', 'olive', 'safran', 'terre', 'rose', 'ardoise'] as const
export type Theme = (typeof themes)[number]

interface Shades {
  /** Buttons, icons, links and the focus ring; white stands on it by day, ink by night. */
  readonly brand: string
  /** The same under a pointer; by day's measure, the cover of the night. */
  readonly deep: string
  /** What lies behind initials, and behind a row under a pointer. */
  readonly tint: string
}

/** Every pair that meets on the card has the contrast of WCAG AA, by day and by night: `web/site/contrast.test.ts` measures them. */
export const shades: { readonly [theme in Theme]: { readonly light: Shades; readonly dark: Shades } } = {
  majorelle: {
    light: { brand: '#4b3fcf', deep: '#3c32a8', tint: '#eeecfb' },
    dark: { brand: '#9c93f2', deep: '#b5aef6', tint: '#2a2650' },
  },
  atlantique: {
    light: { brand: '#0f63a8', deep: '#0b4f87', tint: '#e3eff9' },
    dark: { brand: '#7ab8ee', deep: '#9fcdf5', tint: '#1a3350' },
  },
  zellige: {
    light: { brand: '#0c7062', deep: '#095a4e', tint: '#dff2ee' },
    dark: { brand: '#5cc9b5', deep: '#86d9c9', tint: '#163c41' },
  },
  olive: {
    light: { brand: '#5b6b1f', deep: '#485518', tint: '#eef2dc' },
    dark: { brand: '#b4c667', deep: '#c8d68b', tint: '#2f361f' },
  },
  safran: {
    light: { brand: '#8a560c', deep: '#6c4308', tint: '#fbf0dc' },
    dark: { brand: '#e8a13a', deep: '#f0bc68', tint: '#3a2d22' },
  },
  terre: {
    light: { brand: '#a8452a', deep: '#87361f', tint: '#fbece6' },
    dark: { brand: '#f0a084', deep: '#f5b9a3', tint: '#402a33' },
  },
  rose: {
    light: { brand: '#a62c62', deep: '#86214e', tint: '#fae8f0' },
    dark: { brand: '#f093bd', deep: '#f5b1d0', tint: '#41263f' },
  },
  ardoise: {
    light: { brand: '#43506b', deep: '#343f55', tint: '#ebeef4' },
    dark: { brand: '#aebad2', deep: '#c5cee0', tint: '#2b2e4b' },
  },
}
