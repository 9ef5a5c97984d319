import type { Sharp } from 'sharp'
import type { Picture } from '#contract/pictures.ts'
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
const prepareLogo = (bytes: Buffer): Promise<Buffer> =>
  decoded('logo', bytes, (picture) =>
    picture
      .resize(side, side / 2, { fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 9, palette: true })
      .toBuffer(),
  )

/** What a cover is tried as, from the finest down, until it is light: a phone on a slow network waits for it. */
const covers = [
  { widest: 1_200, quality: 78 },
  { widest: 1_200, quality: 60 },
  { widest: 900, quality: 60 },
  { widest: 600, quality: 50 },
]
const lightCover = 80_000

/** A cover, likewise: three times as wide as high, at most 1200 by 400 px. */
const prepareCover = (bytes: Buffer): Promise<Buffer> =>
  decoded('cover', bytes, async (picture, { width, height }) => {
    let drawn = Buffer.alloc(0)
    for (const { widest, quality } of covers) {
      const across = Math.min(widest, width, height * 3)
      drawn = await picture
        .clone()
        .resize(across, Math.max(1, Math.round(across / 3)), { fit: 'cover' })
        .flatten({ background: '#FAF7F1' })
        .jpeg({ quality, mozjpeg: true })
        .toBuffer()
      if (drawn.length <= lightCover) break
    }
    return drawn
  })

/** Each picture of a card as we publish it. */
export const prepare: { readonly [P in Picture]: (bytes: Buffer) => Promise<Buffer> } = {
  photo: preparePhoto,
  logo: prepareLogo,
  cover: prepareCover,
}

type Draw = (picture: Sharp, size: { readonly width: number; readonly height: number }) => Promise<Buffer>

async function decoded(field: Picture, bytes: Buffer, draw: Draw): Promise<Buffer> {
  const { default: sharp } = await import('sharp') // some 40 MB, which a process that only serves cards need not hold
  if (bytes.length > maxBytes) throw new Refusal('too-large', [field])
  try {
    const picture = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' })
    const { format, autoOrient } = await picture.metadata()
    if (!accepted.has(format)) throw new Refusal('photo-unreadable', [field])
    return await draw(picture.rotate(), autoOrient)
  } catch (error) {
    if (error instanceof Refusal) throw error
    // sharp says only by its message why it could not decode; whatever the reason, the reader is told the same
    throw new Refusal('photo-unreadable', [field])
  }
}
