import jsqr from 'jsqr'
import sharp, { type Sharp } from 'sharp'
import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { bearsLogo, levelsWithLogo, type QrLevel, qrLevels } from '#contract/qr.ts'
import { qrPng, qrSvg } from './qr.ts'
import { type Plate, plateFor } from './qr-logo.ts'
import { newToken, tokenText } from './token.ts'

const link = () => `https://cards.example.ma/l#${tokenText(newToken())}`
/** On a house of its own with a long name and a path. */
const longLink = () =>
  `https://cartes-de-visite.${'departement-'.repeat(9)}entreprise-generale.example.ma/partage/l#${tokenText(newToken())}`

async function readCode(image: Sharp): Promise<string | undefined> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data
}

const pictureOf = (modules: readonly (readonly boolean[])[]) =>
  sharp(Buffer.from(modules.flatMap((row) => row.map((dark) => (dark ? 0 : 255)))), {
    raw: { width: modules.length, height: modules.length, channels: 1 },
  })
    .resize(modules.length * 6, modules.length * 6, { kernel: 'nearest' })
    .extend({ top: 24, bottom: 24, left: 24, right: 24, background: '#fff' })
    .toColourspace('srgb')

/** A logo as an owner may have one: of any shape and colour, or with nothing behind. */
const raster = async (width: number, height: number, behind: string) => {
  const part = (background: string) => ({
    create: { width: Math.ceil(width / 3), height: Math.ceil(height / 3), channels: 4, background } as const,
  })
  const whole = sharp({ create: { width, height, channels: 4, background: behind } }).composite([
    { input: part('#B5522B'), gravity: 'northwest' },
    { input: part('#ffffff'), gravity: 'southeast' },
  ])
  return sharp(await whole.png().toBuffer())
    .resize(512, 256, { fit: 'inside', withoutEnlargement: true })
    .png({ palette: true })
    .toBuffer()
}
const logos: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ['square and black', () => raster(400, 400, '#000000')],
  ['wide', () => raster(900, 150, '#16142E')],
  ['high', () => raster(120, 700, '#4B3FCF')],
  ['nearly nothing behind', () => raster(300, 200, '#00000001')],
]

describe('a QR code of a link', () => {
  test.each(qrLevels)('reads back as exactly the link, as SVG and as PNG, at level %s', async (level) => {
    for (const url of [link(), link(), link(), longLink(), longLink()]) {
      expect(await readCode(sharp(Buffer.from(qrSvg(url, { level }))))).toBe(url)
      expect(await readCode(sharp(await qrPng(url, { pixels: 400, level })))).toBe(url)
    }
  })

  test('reads back also small, turned, grey and on a dark page', async () => {
    const url = link()
    const png = await qrPng(url)
    expect(await readCode(sharp(png).resize(160))).toBe(url)
    expect(await readCode(sharp(png).rotate(180))).toBe(url)
    expect(await readCode(sharp(png).linear(0.5, 60))).toBe(url)
    expect(await readCode(sharp(png).extend({ top: 90, bottom: 90, left: 90, right: 90, background: '#121024' }))).toBe(url)
    expect(await readCode(sharp(Buffer.from(qrSvg(url))).extend({ top: 60, bottom: 60, left: 60, right: 60, background: '#000' }))).toBe(
      url,
    )
  })

  test('is black on white with a quiet margin of four modules, sharp, at least as wide as asked', async () => {
    const png = await qrPng(link(), { pixels: 1_000 })
    const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true })
    expect(info.width).toBe(info.height)
    expect(info.width).toBeGreaterThanOrEqual(1_000)
    expect([...new Set(data)].sort()).toEqual([0, 255])
    let first = 0
    while (data[first * info.width + first] === 255) first++
    let size = 0
    while (data[first * info.width + first + size] === 0) size++
    const module = size / 7 // the eye in the corner is seven modules wide
    expect(Number.isInteger(module)).toBe(true)
    expect(first / module).toBeGreaterThanOrEqual(4)
  })

  test('as SVG holds no script, no font and no address to fetch', () => {
    const svg = qrSvg('https://cards.example.ma/l#"><script>alert(1)</script>&<')
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/)
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/script|href|http|<text|<image|style|cards\.example/)
  })

  test.each([15, 40, 300])('is %s mm wide on paper when it is asked to be', async (mm) => {
    const png = await qrPng(link(), { pixels: 1_024, mm })
    const perMetre = png.readUInt32BE(png.indexOf('pHYs') + 4) // how many pixels a PNG says go on a metre
    expect((png.readUInt32BE(16) / perMetre) * 1_000).toBeCloseTo(mm, 1)
    expect(qrSvg(link(), { mm })).toContain(`width="${mm}mm" height="${mm}mm"`)
  })
})

describe('a logo in the middle of a QR code', () => {
  test.for(levelsWithLogo.flatMap((level) => logos.map(([shape, logo]) => ({ level, shape, logo }))))(
    'leaves it readable, short or long, SVG or PNG, also small and stained: $level, $shape',
    async ({ level, logo: make }) => {
      const logo = await make()
      for (const url of [link(), link(), longLink()]) {
        expect(await readCode(sharp(Buffer.from(qrSvg(url, { level, logo }))))).toBe(url)
        const png = await qrPng(url, { level, logo, mm: 40 })
        expect(await readCode(sharp(png))).toBe(url)
        expect(await readCode(sharp(png).resize(480))).toBe(url)
        const { width } = await sharp(png).metadata()
        const stain = {
          create: { width: Math.round(width / 14), height: Math.round(width / 14), channels: 3, background: '#6b4f2a' },
        } as const
        const stained = sharp(png).composite([{ input: stain, left: Math.round(width * 0.7), top: Math.round(width * 0.45) }])
        expect(await readCode(sharp(await stained.png().toBuffer()))).toBe(url)
      }
    },
  )

  test('is there to be seen, in both forms, and its bytes stand in the SVG itself', async () => {
    const logo = await raster(400, 200, '#B5522B')
    const [url, level] = [link(), 'H'] as const
    for (const image of [sharp(await qrPng(url, { level, logo })), sharp(Buffer.from(qrSvg(url, { level, logo })))]) {
      const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true })
      const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels
      const [red = 0, green = 0, blue = 0] = data.subarray(middle, middle + 3)
      expect(Math.abs(red - 0xb5) + Math.abs(green - 0x52) + Math.abs(blue - 0x2b)).toBeLessThan(30)
    }
    expect(qrSvg(url, { level, logo }).replace('http://www.w3.org/2000/svg', '')).not.toMatch(/http|href="(?!data:image\/png;base64,)/)
  })

  test('leaves what the level repairs to spare, at every length of address: turned white to black, and half as much again beside it', async () => {
    for (const level of levelsWithLogo)
      for (const length of [20, 45, 59, 90, 120, 150, 240, 320, 400])
        for (const shape of [0.2, 1, 2, 6]) {
          const text = `https://${'x'.repeat(length - 8)}`
          const code = encode(text, { ecc: level, border: 0 })
          const plate = plateFor(code, level, shape)
          if (!plate) throw new Error(`no room for a logo in ${length} characters`)
          expect(Math.min(plate.x, plate.y)).toBeGreaterThanOrEqual(9) // the eyes and what stands beside them stay whole
          const turn = ({ x, y, width, height }: Plate) => {
            for (const row of code.data.slice(y, y + height)) for (let at = x; at < x + width; at++) row[at] = !row[at]
          }
          turn(plate)
          turn({ ...plate, y: plate.y + plate.height, height: Math.floor(plate.height / 2) })
          expect(await readCode(pictureOf(code.data)), `${level} ${length} ${shape}`).toBe(text)
        }
  })

  test('is not drawn at a level that could not bear it', async () => {
    const logo = await raster(400, 200, '#B5522B')
    for (const level of qrLevels.filter((one): one is QrLevel => !bearsLogo(one)))
      expect(qrSvg('https://cards.example.ma/l', { level, logo })).toBe(qrSvg('https://cards.example.ma/l', { level }))
  })
})
