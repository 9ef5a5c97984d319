import { readFile } from 'node:fs/promises'
import { unwrapped } from './woff.ts'

const instrument = (part: string, weight: number) => `@fontsource/instrument-sans/files/instrument-sans-${part}-${weight}-normal.woff`
const plex = (part: string, weight: number) => `@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-${part}-${weight}-normal.woff`

/** How a text is set: by its weight, and among which script, for figures and stops belong to the letters around them. */
export interface Voice {
  readonly strong: boolean
  readonly among: 'latin' | 'arabic'
}

export interface PrintFont {
  readonly name: string
  readonly bytes: Buffer
  has(letter: string): boolean
}

/** The files a voice takes its letters from: the first that has one. */
function filesOf({ strong, among }: Voice): readonly string[] {
  const weight = strong ? 600 : 400
  const latin = [instrument('latin', weight), instrument('latin-ext', weight)]
  const arabic = plex('arabic', weight)
  return among === 'latin' ? [...latin, arabic] : [arabic, plex('latin', weight), plex('latin-ext', weight), ...latin]
}

const read = new Map<string, Promise<PrintFont>>()

/** The fonts of a voice, each read once in the life of a process: when something is printed first. */
export function fontsOf(voice: Voice): Promise<readonly PrintFont[]> {
  return Promise.all(
    filesOf(voice).map((file) => {
      const font = read.get(file) ?? fontIn(file)
      read.set(file, font)
      return font
    }),
  )
}

async function fontIn(name: string): Promise<PrintFont> {
  const { create } = await import('fontkit')
  const bytes = unwrapped(await readFile(new URL(import.meta.resolve(name))))
  const opened = create(bytes)
  if (!('hasGlyphForCodePoint' in opened)) throw new Error(`${name} holds several fonts`)
  return { name, bytes, has: (letter) => opened.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) }
}
