import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { prepare, preparePhoto } from './prepare-picture.ts'

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#B5522B' } })

/** Four quarters: red, green above blue, white. */
async function quarters(width: number, height: number): Promise<Sharp> {
  const quarter = (background: string) =>
    sharp({ create: { width: width / 2, height: height / 2, channels: 3, background } })
      .png()
      .toBuffer()
  return sharp(
    await picture(width, height)
      .composite([
        { input: await quarter('#FF0000'), left: 0, top: 0 },
        { input: await quarter('#00FF00'), left: width / 2, top: 0 },
        { input: await quarter('#0000FF'), left: 0, top: height / 2 },
        { input: await quarter('#FFFFFF'), left: width / 2, top: height / 2 },
      ])
      .png()
      .toBuffer(),
  )
}

async function colourAt(jpeg: Buffer, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  const [red, green, blue] = [...data.subarray(at, at + 3)].map((value) => value > 128)
  return red && green && blue ? 'white' : red ? 'red' : green ? 'green' : blue ? 'blue' : 'black'
}

describe('a photo as it is published', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)('from %s is a square JPEG of at most 512 pixels', async (format) => {
    const photo = await preparePhoto(await picture(1_600, 1_200).toFormat(format).toBuffer())
    const { format: made, width, height } = await sharp(photo).metadata()
    expect({ made, width, height }).toEqual({ made: 'jpeg', width: 512, height: 512 })
    expect(photo.length).toBeLessThan(60_000)
  })

  test.each([
    [300, 200, 200],
    [4_000, 50, 50],
    [1, 1, 1],
    [512, 512, 512],
    [6_000, 6_000, 512],
  ])('from %i x %i pixels is %i wide: never made larger', async (width, height, side) => {
    const { width: w, height: h } = await sharp(await preparePhoto(await picture(width, height).png().toBuffer())).metadata()
    expect([w, h]).toEqual([side, side])
  })

  test('says nothing of where, when and with what it was taken', async () => {
    const tagged = await picture(800, 600)
      .withExif({
        IFD0: { Make: 'Camera of Salma', Model: 'X', Artist: 'Salma Benjelloun', Copyright: 'Salma' },
        IFD2: { DateTimeOriginal: '2026:11:20 10:00:00', BodySerialNumber: '4711' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 35/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '7/1 36/1 0/1' },
      })
      .withXmp(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">Salma</rdf:RDF></x:xmpmeta>',
      )
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    const before = await sharp(tagged).metadata()
    expect(before.exif && before.xmp && before.icc).toBeDefined()
    expect(tagged.includes('Salma')).toBe(true)
    const photo = await preparePhoto(tagged)
    const { exif, xmp, iptc, icc, comments } = await sharp(photo).metadata()
    expect({ exif, xmp, iptc, icc, comments }).toEqual({})
    for (const trace of ['Exif', 'Salma', 'Camera', 'GPS', '2026', 'http', 'ICC_PROFILE']) expect(photo.includes(trace), trace).toBe(false)
    // after the JFIF header no segment but tables and pixels: no APP1…APP15, no comment
    for (let at = 2; at < photo.length && photo[at] === 0xff && photo[at + 1] !== 0xda; at += 2 + photo.readUInt16BE(at + 2))
      expect(photo[at + 1] === 0xe0 || (photo[at + 1] ?? 0) < 0xe0, `segment ${photo[at + 1]?.toString(16)}`).toBe(true)
  })

  test.each([
    [1, ['red', 'green', 'blue', 'white']],
    [3, ['white', 'blue', 'green', 'red']],
    [6, ['blue', 'red', 'white', 'green']],
    [8, ['green', 'white', 'red', 'blue']],
  ])('stands upright as its orientation %i says', async (orientation, expected) => {
    const turned = await (await quarters(400, 400)).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer()
    const photo = await preparePhoto(turned)
    const seen = await Promise.all(
      [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
        [0.75, 0.75],
      ].map(([x = 0, y = 0]) => colourAt(photo, x, y)),
    )
    expect(seen).toEqual(expected)
    expect((await sharp(photo).metadata()).orientation).toBeUndefined()
  })

  test('is the middle of a long picture', async () => {
    const strip = await (await quarters(1_000, 200)).png().toBuffer()
    const photo = await preparePhoto(strip)
    expect(await Promise.all([colourAt(photo, 0.1, 0.1), colourAt(photo, 0.9, 0.1), colourAt(photo, 0.1, 0.9)])).toEqual([
      'red',
      'green',
      'blue',
    ])
  })

  test('shows paper where the picture was transparent', async () => {
    const clear = await sharp({ create: { width: 50, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer()
    expect(await colourAt(await preparePhoto(clear), 0.5, 0.5)).toBe('white')
  })
})

describe('no photo', () => {
  const refused = (bytes: Buffer) => expect(preparePhoto(bytes)).rejects
  const unreadable = { code: 'photo-unreadable', fields: ['photo'] }

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'],
    ['an SVG that begins as XML', '<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'],
    [
      'an SVG that reaches for a file',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
    ],
    ['text', 'BEGIN:VCARD\r\nEND:VCARD\r\n'],
    ['nothing', ''],
    ['a PDF', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
  ])('is %s', async (_what, text) => {
    await refused(Buffer.from(text)).toMatchObject(unreadable)
  })

  test('is a compressed SVG, random bytes, or the beginning of a JPEG', async () => {
    const { gzipSync } = await import('node:zlib')
    await refused(gzipSync('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>')).toMatchObject(unreadable)
    await refused(randomBytes(5_000)).toMatchObject(unreadable)
    await refused(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(5_000)])).toMatchObject(unreadable)
  })

  test.each(['jpeg', 'png', 'webp', 'tiff'] as const)('is a %s cut off in the middle', async (format) => {
    const noise = await sharp(randomBytes(300 * 300 * 3), { raw: { width: 300, height: 300, channels: 3 } })
      .toFormat(format)
      .toBuffer()
    await refused(noise.subarray(0, Math.floor(noise.length / 2))).toMatchObject(unreadable)
  })

  test('is a small file that unfolds into 900 million pixels; saying so takes no memory for them', async () => {
    const bomb = png(30_000, 30_000)
    expect(bomb.length).toBeLessThan(10_000_000)
    const before = process.memoryUsage.rss()
    await refused(bomb).toMatchObject(unreadable)
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 2 ** 20)
  })

  test('is one whose header lies about its size', async () => {
    const small = png(8, 8)
    small.writeUInt32BE(30_000, 16)
    small.writeUInt32BE(crc32(small.subarray(12, 29)), 29)
    await refused(small).toMatchObject(unreadable)
  })

  test('is one of more than ten million bytes, which is not even looked at', async () => {
    await refused(Buffer.alloc(10_000_001)).toMatchObject({ code: 'too-large', fields: ['photo'] })
    const padded = Buffer.concat([await picture(10, 10).jpeg().toBuffer(), Buffer.alloc(10_000_000)])
    await refused(padded).toMatchObject({ code: 'too-large' })
  })
})

describe('a cover as it is published', () => {
  test.each([
    [3_000, 1_000, 1_200, 400],
    [3_000, 3_000, 1_200, 400],
    [600, 900, 600, 200],
    [900, 100, 300, 100],
    [1, 1, 1, 1],
  ])('from %i x %i pixels is %i x %i: three times as wide as high, never made larger', async (width, height, wide, high) => {
    const { format, width: w, height: h } = await sharp(await prepare.cover(await picture(width, height).png().toBuffer())).metadata()
    expect([format, w, h]).toEqual(['jpeg', wide, high])
  })

  test('lies as it was seen: a picture that its camera calls turned is cut after turning it', async () => {
    const turned = await picture(400, 1_200)
      .withExif({ IFD0: { Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { width, height, exif } = await sharp(await prepare.cover(turned)).metadata()
    expect({ width, height, exif }).toEqual({ width: 1_200, height: 400, exif: undefined })
  })

  test('is light, whatever it shows: nothing is heavier than noise', async () => {
    const noise = sharp(randomBytes(1_600 * 600 * 3), { raw: { width: 1_600, height: 600, channels: 3 } })
    expect((await prepare.cover(await noise.png().toBuffer())).length).toBeLessThan(80_000)
  })

  test('is refused by its own name where it is no picture', async () => {
    await expect(prepare.cover(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject({
      code: 'photo-unreadable',
      fields: ['cover'],
    })
  })
})

/** A black PNG of one bit a pixel, written by hand so that no library refuses to make it. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), body.length + 4)
    return out
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
