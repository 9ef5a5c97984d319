import bidiFactory, { type Bidi } from 'bidi-js'
import type { PrintFont } from './fonts.ts'

// its types tell of a module around the function, which Node does not see
const bidi = (bidiFactory as unknown as () => Bidi)()

/** Letters of one font, to be set from left to right one run after the other. */
export interface Run {
  readonly text: string
  readonly font: PrintFont
}

/** Letters that no font here has are not printed as boxes: who asked is told. */
export class NoSuchLetter extends Error {}

const noLetter = /\p{Script=Common}|\p{Script=Inherited}/u
const arabic = /\p{Script=Arabic}/u
/** What is seen of a text, with spaces of one kind. */
const seen = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\s\u202F]+/gu, ' ')
    .trim()

/**
 * A line as it is set: by the Unicode Bidirectional Algorithm, its direction that of its first letter, as in an isolate. Joined letters are
 * handed on in the order in which they are read: the font turns them.
 */
export function runsOf(line: string, fonts: readonly PrintFont[]): readonly Run[] {
  const text = seen(line)
  const font = fontsFor(text, fonts)
  const embedding = bidi.getEmbeddingLevels(text, 'auto')
  const mirrored = bidi.getMirroredCharactersMap(text, embedding.levels)
  const runs: { level: number | undefined; font: PrintFont; letters: string[] }[] = []
  for (const at of bidi.getReorderedIndices(text, embedding)) {
    const [own, level] = [font[at], embedding.levels[at]]
    if (!own) continue
    const letter = mirrored.get(at) ?? text.charAt(at)
    const last = runs.at(-1)
    if (last && last.font === own && last.level === level) last.letters.push(letter)
    else runs.push({ level, font: own, letters: [letter] })
  }
  return runs.map(({ font: own, letters }) => ({
    font: own,
    text: (arabic.test(letters.join('')) ? letters.toReversed() : letters).join(''),
  }))
}

/** The font of each letter: the first that has it; what is no letter stays with what stands before it where it can. */
function fontsFor(text: string, fonts: readonly PrintFont[]): readonly PrintFont[] {
  let before: PrintFont | undefined
  return [...text].flatMap((letter) => {
    const own = noLetter.test(letter) && before?.has(letter) ? before : fonts.find((font) => font.has(letter))
    if (!own) throw new NoSuchLetter()
    before = own
    return Array<PrintFont>(letter.length).fill(own)
  })
}
