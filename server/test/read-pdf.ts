import { inflateSync } from 'node:zlib'

// Reads what our own writer makes, and no other PDF.

export interface PdfPage {
  /** In millimetres, as left, bottom, right and top. */
  readonly boxes: { readonly [box in 'MediaBox' | 'TrimBox' | 'BleedBox']: readonly number[] }
  /** Pieces of text in the order in which they are drawn: letters from left to right, and where they stand. */
  readonly texts: readonly PdfText[]
  /** Rectangles that are filled. As with texts their places are in millimetres from the corner where the page is cut, y going down. */
  readonly squares: readonly (readonly [x: number, y: number, width: number, height: number])[]
  readonly pictures: readonly PdfPicture[]
}
export interface PdfPicture {
  readonly place: readonly [x: number, y: number, width: number, height: number]
  readonly wide: number
  readonly high: number
  readonly colours: string
  readonly bytes: Buffer
}
export interface PdfText {
  readonly text: string
  readonly font: string
  readonly size: number
  readonly left: number
  readonly right: number
  readonly baseline: number
}
export interface PdfFont {
  readonly name: string
  /** Bytes of the font that lie in the file. */
  readonly embedded: number
  /** The letter that each glyph stands for. */
  readonly letters: ReadonlyMap<number, string>
  readonly widths: readonly number[]
}

const millimetre = 72 / 25.4

export function readPdf(bytes: Buffer): { version: string; info: string; pages: readonly PdfPage[]; fonts: readonly PdfFont[] } {
  const file = bytes.toString('latin1')
  const objects = new Map([...file.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]))
  const object = (id: string | undefined) => objects.get(id ?? '') ?? ''
  const numbers = (text = '') => text.trim().split(/\s+/).map(Number)
  const streamOf = (body: string): Buffer => {
    const [head = '', length = '0'] = /\/Length (\d+)[\s\S]*?stream\n/.exec(body) ?? []
    const at = body.indexOf(head) + head.length
    const raw = Buffer.from(body.slice(at, at + Number(length)), 'latin1')
    return body.includes('/FlateDecode') ? inflateSync(raw) : raw
  }
  const fontOf = (id: string): PdfFont => {
    const body = object(id)
    const descendant = object(/DescendantFonts \[(\d+) 0 R\]/.exec(body)?.[1])
    const descriptor = object(/FontDescriptor (\d+) 0 R/.exec(descendant)?.[1])
    const unicode = streamOf(object(/ToUnicode (\d+) 0 R/.exec(body)?.[1])).toString('latin1')
    const letters = [...unicode.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)].flatMap(([, first = '', list = '']) =>
      [...list.matchAll(/<([0-9a-f ]*)>/g)].map(
        ([, codes = ''], at) =>
          [
            Number.parseInt(first, 16) + at,
            (codes.match(/[0-9a-f]{4}/g) ?? []).map((code) => String.fromCharCode(Number.parseInt(code, 16))).join(''),
          ] as const,
      ),
    )
    return {
      name: /BaseFont \/(\S+)/.exec(body)?.[1] ?? '',
      embedded: streamOf(object(/FontFile2 (\d+) 0 R/.exec(descriptor)?.[1])).length,
      letters: new Map(letters),
      widths: numbers(/\/W \[0 \[([^\]]*)\]/.exec(descendant)?.[1]),
    }
  }
  const pictureOf = (body: string) => ({
    wide: Number(/\/Width (\d+)/.exec(body)?.[1]),
    high: Number(/\/Height (\d+)/.exec(body)?.[1]),
    colours: /\/ColorSpace \/(\w+)/.exec(body)?.[1] ?? '',
    bytes: streamOf(body),
  })
  const fonts = new Map<string, PdfFont>()
  const pages = [...objects.values()]
    .filter((body) => body.includes('/Type /Page\n'))
    .map((body): PdfPage => {
      const resources = object(/Resources (\d+) 0 R/.exec(body)?.[1])
      for (const [, name = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) fonts.set(name, fontOf(id))
      const content = streamOf(object(/Contents (\d+) 0 R/.exec(body)?.[1])).toString('latin1')
      const box = (name: string) => numbers(new RegExp(`/${name} \\[([^\\]]*)\\]`).exec(body)?.[1]).map((one) => one / millimetre)
      return {
        boxes: { MediaBox: box('MediaBox'), TrimBox: box('TrimBox'), BleedBox: box('BleedBox') },
        texts: textsOf(content, fonts, box('MediaBox')[3] ?? 0),
        squares: [...content.matchAll(/^([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re$/gm)].map(([, x, y, width, height]) => {
          const [left = 0, top = 0, wide = 0, high = 0] = [x, y, width, height].map((one) => Number(one) / millimetre)
          return [left, top, wide, high] as const
        }),
        // turned back, so that its corner is the one below
        pictures: [...content.matchAll(/^([\d.]+) 0 0 -([\d.]+) ([\d.]+) ([\d.]+) cm\n\/(I\d+) Do$/gm)].map(
          ([, wide, high, x, y, name]) => {
            const [width = 0, height = 0, left = 0, below = 0] = [wide, high, x, y].map((one) => Number(one) / millimetre)
            const id = new RegExp(`/${name} (\\d+) 0 R`).exec(resources)?.[1]
            return { place: [left, below - height, width, height] as const, ...pictureOf(object(id)) }
          },
        ),
      }
    })
  return { version: file.slice(0, 8), info: object(/\/Info (\d+) 0 R/.exec(file)?.[1]), pages, fonts: [...fonts.values()] }
}

function textsOf(content: string, fonts: ReadonlyMap<string, PdfFont>, height: number): readonly PdfText[] {
  const texts: PdfText[] = []
  let [font, size, x, y]: [PdfFont | undefined, number, number, number] = [undefined, 0, 0, 0]
  for (const [line] of content.matchAll(/^.*(?:Tf|Tm|TJ)$/gm)) {
    const [, name = '', points] = /^\/(F\d+) ([\d.]+) Tf$/.exec(line) ?? []
    if (points) [font, size] = [fonts.get(name), Number(points)]
    const [, left, up] = /^1 0 0 1 ([-\d.]+) ([-\d.]+) Tm$/.exec(line) ?? []
    if (up) [x, y] = [Number(left), Number(up)]
    if (!line.endsWith('TJ') || !font) continue
    let [text, end] = ['', x]
    for (const [, glyphs, kern] of line.matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/g)) {
      end -= (Number(kern ?? 0) / 1_000) * size
      for (const glyph of glyphs?.match(/.{4}/g) ?? []) {
        const at = Number.parseInt(glyph, 16)
        text += font.letters.get(at) ?? ''
        end += ((font.widths[at] ?? 0) / 1_000) * size
      }
    }
    texts.push({ text, font: font.name, size, left: x / millimetre, right: end / millimetre, baseline: height - y / millimetre })
    x = end
  }
  return texts
}
