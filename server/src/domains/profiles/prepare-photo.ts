import type { Sharp } from 'sharp'
import { Refusal } from '#platform/refusal.ts'

const maxBytes = 10_000_000
const maxPixels = 40_000_000
const side = 512
const accepted = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif'])

/**
 * A photo as we publish it: decoded, turned upright, cut to a square of at most 512 px, encoded again as a JPEG without any metadata.
 * Refuses what is too large, is no picture, or is an SVG.
 */
export const preparePhoto = (bytes: Buffer): Promise<Buffer> =>
  decoded('photo', bytes, (picture, { width, height }) => {
    const edge = Math.min(side, width, height)
    return picture.resize(edge, edge, { fit: 'cover' }).flatten({ background: '#FAF7F1' }).jpeg({ quality: 82, mozjpeg: true }).toBuffer()
  })

/** A logo, likewise, but whole: within 512 by 256 px, as a PNG that keeps what is transparent. */
export const prepareLogo = (bytes: Buffer): Promise<Buffer> =>
  decoded('logo', bytes, (picture) =>
    picture
      .resize(side, side / 2, { fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 9, palette: true })
      .toBuffer(),
  )

type Draw = (picture: Sharp, size: { readonly width: number; readonly height: number }) => Promise<Buffer>

async function decoded(field: 'photo' | 'logo', bytes: Buffer, draw: Draw): Promise<Buffer> {
  const { default: sharp } = await import('sharp') // some 40 MB, which a process that only serves cards need not hold
  if (bytes.length > maxBytes) throw new Refusal('too-large', [field])
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    const { format, width, height } = await picture.metadata()
    if (!accepted.has(format)) throw new Refusal('photo-unreadable', [field])
    return await draw(picture.rotate(), { width, height })
  } catch (error) {
    if (error instanceof Refusal) throw error
    // sharp says only by its message why it could not decode; whatever the reason, the reader is told the same
    throw new Refusal('photo-unreadable', [field])
  }
}
