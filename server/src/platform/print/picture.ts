import { deflateSync } from 'node:zlib'
import { inkOf } from './ink.ts'

/** A picture in inks, as many pixels as it came with: what it is wide and high on paper is the page's affair. */
export interface PrintedPicture {
  readonly wide: number
  readonly high: number
  /** Cyan, magenta, yellow and black of each pixel, a byte each, row by row, deflated. */
  readonly inks: Buffer
}

/**
 * A picture of the screen for printers: by the same reckoning as colours, so that what is the same on a screen is the same on paper; white where nothing
 * is in it, for a page that is printed knows no transparency.
 */
export async function inInks(picture: Buffer): Promise<PrintedPicture> {
  const { default: sharp } = await import('sharp')
  const flat = sharp(picture).toColourspace('srgb').flatten({ background: '#fff' })
  const { data, info } = await flat.raw().toBuffer({ resolveWithObject: true })
  const inks = Buffer.alloc(info.width * info.height * 4)
  const known = new Map<number, Buffer>()
  for (let at = 0; at < info.width * info.height; at++) {
    const colour = data.readUIntBE(at * info.channels, 3)
    const mixed = known.get(colour) ?? bytesOf(colour)
    known.set(colour, mixed)
    mixed.copy(inks, at * 4)
  }
  return { wide: info.width, high: info.height, inks: deflateSync(inks, { level: 9 }) }
}

const bytesOf = (colour: number) =>
  Buffer.from(inkOf(`#${colour.toString(16).padStart(6, '0')}`).map((part) => Math.round((part * 255) / 100)))
