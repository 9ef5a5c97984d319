import { fontsOf, type Voice } from './fonts.ts'
import { type Run, runsOf } from './runs.ts'

interface Line {
  readonly runs: readonly Run[]
  /** At size 1: the same line is tried at many sizes. */
  readonly width: number
}

/** How lines are measured and set in one PDF, whose fonts hold no more letters than it uses. */
export interface Letters {
  width(line: string, voice: Voice): number
  set(line: string, voice: Voice, size: number, left: number, baseline: number): void
}

// with features of their own, even none, words are not laid out one by one: the order of words is that of the whole line
const whole: { features: [] } = { features: [] }

export async function lettersIn(pdf: PDFKit.PDFDocument): Promise<Letters> {
  const voices = [true, false].flatMap((strong) => (['latin', 'arabic'] as const).map((among) => ({ strong, among })))
  const fonts = new Map(await Promise.all(voices.map(async (voice) => [nameOf(voice), await fontsOf(voice)] as const)))
  for (const { name, bytes } of new Set([...fonts.values()].flat())) pdf.registerFont(name, bytes)
  const widthOf = ({ text, font }: Run, size: number) => pdf.font(font.name).fontSize(size).widthOfString(text, whole)

  const known = new Map<string, Line>()
  const lineOf = (text: string, voice: Voice): Line => {
    const key = `${nameOf(voice)} ${text}`
    const runs = known.get(key)?.runs ?? runsOf(text, fonts.get(nameOf(voice)) ?? [])
    const line = known.get(key) ?? { runs, width: runs.reduce((sum, run) => sum + widthOf(run, 100), 0) / 100 }
    known.set(key, line)
    return line
  }
  return {
    width: (text, voice) => lineOf(text, voice).width,
    set(text, voice, size, left, baseline) {
      let x = left
      for (const run of lineOf(text, voice).runs) {
        const wide = widthOf(run, size)
        pdf.text(run.text, x, baseline, { ...whole, lineBreak: false, baseline: 'alphabetic' })
        x += wide
      }
    },
  }
}

const nameOf = ({ strong, among }: Voice) => `${strong ? 'strong' : 'plain'} ${among}`
