import { encode, renderSVG } from 'uqr'

/** Error correction, weakest to strongest: the part of the code that may be dirty or hidden is 7, 15, 25, 30 %. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H'

/** A QR code of a link as SVG, black on white in every theme: cameras read it that way. */
export function qrSvg(url: string, level: QrLevel = 'M'): string {
  return renderSVG(url, { ecc: level, border: 4, pixelSize: 8 })
}

/** The same as PNG, at least `pixels` wide, each module a whole number of pixels so that edges stay sharp. */
export async function qrPng(url: string, pixels = 1024, level: QrLevel = 'M'): Promise<Buffer> {
  const { default: sharp } = await import('sharp')
  const { size, data } = encode(url, { ecc: level, border: 4 })
  const scale = Math.max(1, Math.ceil(pixels / size))
  const modules = Buffer.alloc(size * size)
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      modules[y * size + x] = dark ? 0 : 255
    })
  })
  return sharp(modules, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * scale, size * scale, { kernel: 'nearest' })
    .png({ compressionLevel: 9, palette: true, colours: 2 })
    .toBuffer()
}
