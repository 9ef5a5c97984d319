import { Refusal } from '#platform/refusal.ts'

const maxBytes = 10_000_000
const maxPixels = 40_000_000
const side = 512
const accepted = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif'])

/**
 * A photo as we publish it: decoded, turned upright, cut to a square of at most 512 px, encoded again as a JPEG without any metadata.
 * Refuses what is too large, is no picture, or is an SVG.
 */
export async function preparePhoto(bytes: Buffer): Promise<Buffer> {
  const { default: sharp } = await import('sharp') // some 40 MB, which a process that only serves cards need not hold
  if (bytes.length > maxBytes) throw new Refusal('too-large', ['photo'])
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    const { format, width, height } = await picture.metadata()
    if (!accepted.has(format)) throw new Refusal('photo-unreadable', ['photo'])
    const edge = Math.min(side, width, height)
    return await picture
      .rotate()
      .resize(edge, edge, { fit: 'cover' })
      .flatten({ background: '#FAF7F1' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer()
  } catch (error) {
    if (error instanceof Refusal) throw error
    // sharp says only by its message why it could not decode; whatever the reason, the reader is told the same
    throw new Refusal('photo-unreadable', ['photo'])
  }
}
