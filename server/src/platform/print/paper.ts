import { type Fitted, type Fitting, fitInto } from './fit.ts'
import type { Voice } from './fonts.ts'
import { black, type Ink, registration } from './ink.ts'
import { type Letters, lettersIn } from './letters.ts'
import { marksOf, type Place } from './marks.ts'
import type { PrintedPicture } from './picture.ts'

const points = 72 / 25.4

/** A sheet in millimetres. What is to reach its edge is drawn over it by `bleed`; marks stand outside both. */
export interface Format {
  readonly width: number
  readonly height: number
  readonly bleed?: number
  readonly marks?: boolean
}
/** Room around the bleed for the marks. */
const slug = 7

/** A text whose size and lines are settled. `height` is that of its lines, in millimetres. */
export interface Setting extends Fitted {
  readonly voice: Voice
  readonly height: number
}
/** From one line to the next, and down to where its letters stand, in sizes of letters: Arabic ones reach further both ways. */
const spacing = { latin: { leading: 1.28, rise: 0.95 }, arabic: { leading: 1.45, rise: 1.05 } } as const

/** A page, its places in millimetres from the corner where it is cut; y goes down. */
export interface Page {
  /** A text in a column of this width; sizes are in points. */
  set(text: string, voice: Voice, column: number, fitting: Omit<Fitting, 'width'>): Setting
  /** Puts a text down with its top at `y`, its left edge at `x`, or its right one where `from` says so. */
  put(setting: Setting, x: number, y: number, from?: 'left' | 'right'): void
  fill(x: number, y: number, width: number, height: number, ink: Ink): void
  hairline(from: Place, to: Place, ink?: Ink): void
  picture(picture: PrintedPicture, x: number, y: number, width: number, height: number): void
  /** Dark squares in a square of this side. */
  modules(rows: readonly (readonly boolean[])[], x: number, y: number, side: number): void
}

/** A PDF of pages of one format, its fonts inside it; of whom it is says nothing in it but what is drawn. */
export async function printed(
  format: Format,
  { title, at }: { readonly title: string; readonly at: Date },
  pages: readonly ((page: Page) => void)[],
): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const { width, height, bleed = 0, marks = false } = format
  const around = (bleed + (marks ? slug : 0)) * points
  const size: [number, number] = [width * points + 2 * around, height * points + 2 * around]
  const info = { Title: title, CreationDate: at, Producer: 'ConnectCard', Creator: 'ConnectCard' }
  const pdf = new PDFDocument({ autoFirstPage: false, margin: 0, pdfVersion: '1.4', info })
  const bytes = bytesOf(pdf)
  const page = pageOn(pdf, await lettersIn(pdf), picturesIn(pdf))
  for (const draw of pages) {
    pdf.addPage({ size, margin: 0 })
    const box = (by: number) => [by, by, size[0] - by, size[1] - by]
    Object.assign(pdf.page.dictionary.data, { TrimBox: box(around), BleedBox: box(around - bleed * points) })
    pdf.translate(around, around)
    draw(page)
    if (marks) for (const [from, to] of marksOf(width, height, bleed)) page.hairline(from, to, registration)
  }
  pdf.end()
  return bytes
}

/** Pictures as they lie in the file, each once, however many pages show it. */
function picturesIn(pdf: PDFKit.PDFDocument): (picture: PrintedPicture) => PDFKit.PDFKitReference {
  const known = new Map<PrintedPicture, PDFKit.PDFKitReference>()
  return (picture) => {
    const { wide, high, inks } = picture
    const shape = { Type: 'XObject', Subtype: 'Image', Width: wide, Height: high, BitsPerComponent: 8, ColorSpace: 'DeviceCMYK' }
    const there = known.get(picture) ?? pdf.ref({ ...shape, Filter: 'FlateDecode' })
    if (!known.has(picture)) there.end(inks)
    known.set(picture, there)
    return there
  }
}

const pageOn = (pdf: PDFKit.PDFDocument, letters: Letters, inFile: ReturnType<typeof picturesIn>): Page => ({
  set(text, voice, column, fitting) {
    const fitted = fitInto(text, column * points, { ...fitting, width: (line) => letters.width(line, voice) })
    return { ...fitted, voice, height: (fitted.lines.length * fitted.size * spacing[voice.among].leading) / points }
  },
  put({ lines, size, voice }, x, y, from = 'left') {
    const { leading, rise } = spacing[voice.among]
    pdf.fillColor(mixed(black))
    for (const [at, line] of lines.entries()) {
      const left = x * points - (from === 'right' ? letters.width(line, voice) * size : 0)
      letters.set(line, voice, size, left, y * points + (at * leading + rise) * size)
    }
  },
  fill(x, y, width, height, ink) {
    pdf.rect(x * points, y * points, width * points, height * points).fill(mixed(ink))
  },
  hairline([x, y], [toX, toY], ink = black) {
    pdf.moveTo(x * points, y * points).lineTo(toX * points, toY * points)
    pdf.lineWidth(0.25).stroke(mixed(ink))
  },
  picture(picture, x, y, width, height) {
    const name = `I${Object.keys(pdf.page.xobjects).length + 1}`
    pdf.page.xobjects[name] = inFile(picture)
    // its rows run downwards, and so does the page: the one is turned back
    pdf
      .save()
      .transform(width * points, 0, 0, -height * points, x * points, (y + height) * points)
      .addContent(`/${name} Do`)
      .restore()
  },
  modules(rows, x, y, side) {
    const one = (side * points) / rows.length
    for (const [down, row] of rows.entries())
      for (const [begin, count] of darkIn(row)) pdf.rect(x * points + begin * one, y * points + down * one, count * one, one)
    pdf.fill(mixed(black))
  },
})

/** Where dark squares stand side by side, and how many: drawn as one, no seam is seen between them. */
function darkIn(row: readonly boolean[]): readonly (readonly [begin: number, count: number])[] {
  return row.flatMap((dark, at) => {
    if (!dark || row[at - 1]) return []
    const end = row.indexOf(false, at)
    return [[at, (end < 0 ? row.length : end) - at] as const]
  })
}

const mixed = (ink: Ink): [number, number, number, number] => [...ink]

function bytesOf(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  pdf.on('end', () => resolve(Buffer.concat(parts)))
  pdf.on('error', reject)
  return promise
}
