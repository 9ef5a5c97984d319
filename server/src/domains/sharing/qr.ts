import { encode } from 'uqr'
import type { QrLevel } from '#contract/qr.ts'
import { type Plate, plateFor } from './qr-logo.ts'

export interface QrLook {
  readonly level?: QrLevel
  /** How wide it is on paper, its margin included. */
  readonly mm?: number | undefined
  /** A PNG for the middle, as `prepareLogo` makes it. */
  readonly logo?: Buffer | undefined
}

/** Modules of quiet around the code: readers need four. */
const border = 4
/** How much of a plate stays white around the logo, on each side, in modules. */
const rim = 0.5

interface Drawn {
  /** True is dark; without the border. */
  readonly modules: readonly (readonly boolean[])[]
  /** Width of the code in modules, with its border. */
  readonly size: number
  readonly plate: Plate | undefined
}

function drawn(text: string, { level = 'M', logo }: QrLook): Drawn {
  const code = encode(text, { ecc: level, border: 0 })
  const plate = logo && plateFor(code, level, widthOf(logo) / heightOf(logo))
  const covered = (x: number, y: number) =>
    plate !== undefined && x >= plate.x && x < plate.x + plate.width && y >= plate.y && y < plate.y + plate.height
  const modules = code.data.map((row, y) => row.map((dark, x) => dark && !covered(x, y)))
  return { modules, size: code.size + 2 * border, plate }
}

// where a PNG says how large it is
const widthOf = (png: Buffer) => png.readUInt32BE(16)
const heightOf = (png: Buffer) => png.readUInt32BE(20)

/** Its squares, for paper that is white around them: true is dark. */
export function qrModules(text: string, level: QrLevel): readonly (readonly boolean[])[] {
  return encode(text, { ecc: level, border: 0 }).data
}

/** A QR code as SVG, black on white in every theme: cameras read it that way. */
export function qrSvg(text: string, look: QrLook = {}): string {
  const { modules, size, plate } = drawn(text, look)
  const dark = modules.flatMap((row, y) => row.map((on, x) => (on ? `M${x + border},${y + border}h1v1h-1z` : ''))).join('')
  const side = look.mm === undefined ? `${size * 8}` : `${look.mm}mm`
  const inside = plate && {
    x: plate.x + border + rim,
    y: plate.y + border + rim,
    width: plate.width - 2 * rim,
    height: plate.height - 2 * rim,
  }
  const logo =
    inside && look.logo
      ? `<image x="${inside.x}" y="${inside.y}" width="${inside.width}" height="${inside.height}" href="data:image/png;base64,${look.logo.toString('base64')}"/>`
      : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${side}" height="${side}"><path fill="#fff" d="M0,0h${size}v${size}h-${size}z"/><path fill="#000" shape-rendering="crispEdges" d="${dark}"/>${logo}</svg>`
}

/** The same as PNG, at least `pixels` wide, each module a whole number of pixels so that edges stay sharp. */
export async function qrPng(text: string, { pixels = 1_024, ...look }: QrLook & { readonly pixels?: number } = {}): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const { modules, size, plate } = drawn(text, look)
  const scale = Math.max(1, Math.ceil(pixels / size))
  const grey = Buffer.alloc(size * size, 255)
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) grey[(y + border) * size + x + border] = 0
    })
  })
  const code = sharp(grey, { raw: { width: size, height: size, channels: 1 } }).resize(size * scale, size * scale, { kernel: 'nearest' })
  const sized = look.mm === undefined ? code : code.withMetadata({ density: (size * scale * 25.4) / look.mm })
  if (!plate || !look.logo) return sized.png({ compressionLevel: 9, palette: true, colours: 2 }).toBuffer()
  const [width, height] = [plate.width - 2 * rim, plate.height - 2 * rim].map((side) => Math.floor(side * scale))
  const logo = await sharp(look.logo).resize({ width, height, fit: 'contain', background: '#fff0' }).png().toBuffer()
  const place = { left: Math.ceil((plate.x + border + rim) * scale), top: Math.ceil((plate.y + border + rim) * scale) }
  return sized
    .toColourspace('srgb')
    .composite([{ input: logo, ...place }])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}
