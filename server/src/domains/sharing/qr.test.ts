import jsqr from 'jsqr'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { type QrLevel, qrPng, qrSvg } from './qr.ts'
import { newToken, tokenText } from './token.ts'

const levels: readonly QrLevel[] = ['L', 'M', 'Q', 'H']
const link = () => `https://cards.example.ma/l#${tokenText(newToken())}`

async function readCode(image: Sharp): Promise<string | undefined> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data
}

describe('a QR code of a link', () => {
  test.each(levels)('reads back as exactly the link, as SVG and as PNG, at level %s', async (level) => {
    for (let one = 0; one < 5; one++) {
      const url = link()
      expect(await readCode(sharp(Buffer.from(qrSvg(url, level))))).toBe(url)
      expect(await readCode(sharp(await qrPng(url, 400, level)))).toBe(url)
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

  test('at level H reads back with a logo over its middle', async () => {
    const url = link()
    const logo = await sharp({ create: { width: 150, height: 150, channels: 3, background: '#B5522B' } })
      .png()
      .toBuffer()
    const covered = await sharp(await qrPng(url, 1_024, 'H'))
      .composite([{ input: logo }])
      .png()
      .toBuffer()
    expect(await readCode(sharp(covered))).toBe(url)
  })

  test('is black on white with a quiet margin of four modules, sharp, at least as wide as asked', async () => {
    const png = await qrPng(link(), 1_000)
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
})
