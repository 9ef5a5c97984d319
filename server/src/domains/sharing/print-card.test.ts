import jsqr from 'jsqr'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { Card } from '#contract/card.ts'
import { inkOf } from '#platform/print/ink.ts'
import { type PdfPage, readPdf } from '#test/read-pdf.ts'
import { printCard } from './print-card.ts'
import { printStickers } from './print-stickers.ts'

const url = 'https://cards.example.ma/l#0123456789abcdefghjkmnpqrstvwxyz'
const at = new Date('2026-11-27T10:00:00Z')
const salma = {
  language: 'fr',
  name: { given: 'Salma', family: 'Benjelloun' },
  nameArabic: { given: 'سلمى', family: 'بنجلون' },
  role: { fr: 'Directrice commerciale', ar: 'المديرة التجارية' },
  company: { fr: 'Atlas Menuiserie S.A.R.L.', ar: 'أطلس للنجارة (ش.م.م) 2026' },
  phones: [{ kind: 'mobile', number: '+212661000013' }],
  emails: [{ kind: 'work', address: 'salma@atlas-menuiserie.example' }],
}
const print = async (card: object, marks = false, logo?: Buffer) =>
  readPdf(await printCard({ card: Card.parse(card), url, logo, marks, at, writtenPhone: (number) => number }))
/** As it is published: terracotta on what is transparent. */
const logoOf = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#0000' } })
    .composite([{ input: { create: { width: Math.ceil(width / 2), height, channels: 4, background: '#b9502f' } }, left: 0, top: 0 }])
    .png({ palette: true })
    .toBuffer()
const pageOf = ({ pages }: { pages: readonly PdfPage[] }, at: number): PdfPage => {
  const page = pages[at]
  if (!page) throw new Error('no such page')
  return page
}
/** Whole lines, top first, their letters from left to right. */
const linesOf = ({ texts }: PdfPage) => {
  const lines = Map.groupBy(texts, ({ baseline }) => baseline.toFixed(2))
  return [...lines.values()].map((line) => line.map(({ text }) => text).join(''))
}
const turned = (text: string) => [...text].reverse().join('')
const round = (box: readonly number[]) => box.map((one) => Math.round(one * 100) / 100)

/** What a camera would see of the squares. */
async function codesIn({ squares }: PdfPage, [x, y, side]: readonly [number, number, number]) {
  const scale = 20
  const inside = squares.filter(
    ([left, top, wide]) => left >= x - 0.01 && left + wide <= x + side + 0.01 && top >= y - 0.01 && top <= y + side,
  )
  const input = (wide: number, high: number) => ({
    create: { width: Math.round(wide * scale), height: Math.round(high * scale), channels: 3 as const, background: '#000' },
  })
  const { data, info } = await sharp({ create: { width: (side + 8) * scale, height: (side + 8) * scale, channels: 3, background: '#fff' } })
    .composite(
      inside.map(([left, top, wide, high]) => ({
        input: input(wide, high),
        left: Math.round((left - x + 4) * scale),
        top: Math.round((top - y + 4) * scale),
      })),
    )
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data
}

describe('a card for the printer', () => {
  test('is two pages of 85 × 55 mm with three of bleed around, and says so in its boxes', async () => {
    const pdf = await print(salma)
    expect(pdf.version).toBe('%PDF-1.4')
    expect(pdf.pages).toHaveLength(2)
    for (const { boxes } of pdf.pages) {
      expect(round(boxes.MediaBox)).toEqual([0, 0, 91, 61])
      expect(round(boxes.BleedBox)).toEqual([0, 0, 91, 61])
      expect(round(boxes.TrimBox)).toEqual([3, 3, 88, 58])
    }
  })

  test('with marks is larger, what is printed staying where it was', async () => {
    const { boxes } = pageOf(await print(salma, true), 0)
    expect(round(boxes.MediaBox)).toEqual([0, 0, 105, 75])
    expect(round(boxes.BleedBox)).toEqual([7, 7, 98, 68])
    expect(round(boxes.TrimBox)).toEqual([10, 10, 95, 65])
  })

  test('is French in front and Arabic behind, where letters join and words run from right to left', async () => {
    const pdf = await print(salma)
    expect(linesOf(pageOf(pdf, 0))).toEqual([
      'Salma Benjelloun',
      'Directrice commerciale',
      'Atlas Menuiserie S.A.R.L.',
      '+212661000013',
      'salma@atlas-menuiserie.example',
    ])
    expect(linesOf(pageOf(pdf, 1))).toEqual([
      turned('سلمى بنجلون'),
      turned('المديرة التجارية'),
      // what stands in brackets stays between them, and figures run the other way
      `2026 (${turned('ش.م.م')}) ${turned('أطلس للنجارة')}`,
      '+212661000013',
      'salma@atlas-menuiserie.example',
    ])
    const forms = await print({ language: 'ar', nameArabic: { given: 'ببب ب' } })
    const beh = forms.fonts.flatMap(({ letters }) => [...letters.values()].filter((letter) => letter === 'ب'))
    expect(beh).toHaveLength(4) // at the beginning, in the middle, at the end of a word, and alone
  })

  test('holds its fonts itself, and of them no more than it uses', async () => {
    const { fonts } = await print(salma)
    expect(fonts.length).toBeGreaterThanOrEqual(4)
    for (const { name, embedded } of fonts) {
      expect(name).toMatch(/^[A-Z]{6}\+(?:InstrumentSans|IBMPlexSansArabic)/)
      expect(embedded).toBeGreaterThan(500)
      expect(embedded).toBeLessThan(12_000)
    }
  })

  test('carries the code of its link on both sides', async () => {
    const pdf = await print(salma)
    expect(await codesIn(pageOf(pdf, 0), [59, 29, 22])).toBe(url)
    expect(await codesIn(pageOf(pdf, 1), [4, 29, 22])).toBe(url)
  })

  test.each([
    ['as wide as the code, where it is wide', 512, 128, [22, 5.5]],
    ['half as high, where it is high', 200, 256, [8.59, 11]],
    ['smaller, where its pixels would be seen', 64, 64, [6.5, 6.5]],
    ['one pixel, and does not fail of it', 1, 1, [0.1, 0.1]],
  ])('bears the logo over the code on both sides: %s', async (_what, wide, high, size) => {
    const pdf = await print(salma, false, await logoOf(wide, high))
    const places = pdf.pages.map(({ pictures }) => pictures.map(({ place }) => round(place)))
    const [across = 0] = round(size)
    expect(places).toEqual([[round([81 - across, 4, ...size])], [round([4, 4, ...size])]])
    for (const { pictures } of pdf.pages)
      for (const { wide: pixels, place } of pictures) expect((pixels / place[2]) * 25.4).toBeGreaterThanOrEqual(249.9)
  })

  test('prints the logo in inks, as the rest of it: its colours by the same reckoning, and white where nothing is', async () => {
    const file = await printCard({
      card: Card.parse(salma),
      url,
      logo: await logoOf(100, 50),
      marks: false,
      at,
      writtenPhone: (number) => number,
    })
    const [picture, other] = readPdf(file).pages.flatMap(({ pictures }) => pictures)
    expect(picture).toMatchObject({ wide: 100, high: 50, colours: 'DeviceCMYK' })
    expect(other?.bytes).toEqual(picture?.bytes)
    const inks = inkOf('#b9502f').map((part) => Math.round((part * 255) / 100))
    expect([...(picture?.bytes.subarray(0, 4) ?? [])]).toEqual(inks)
    expect([...(picture?.bytes.subarray(99 * 4, 100 * 4) ?? [])]).toEqual([0, 0, 0, 0])
    expect(picture?.bytes.length).toBe(100 * 50 * 4)
    const text = file.toString('latin1')
    expect(text.match(/\/Subtype \/Image/g)).toHaveLength(1) // once in the file
    expect(text).not.toMatch(/SMask|DeviceRGB|\/ca /)
  })

  test('has no picture where the link shows none', async () => {
    for (const { pictures } of (await print(salma)).pages) expect(pictures).toEqual([])
  })

  test('says nothing of anybody in what is not printed', async () => {
    const { info } = await print(salma)
    expect(info).toContain('/Title')
    const bytes = (await printCard({ card: Card.parse(salma), url, marks: false, at, writtenPhone: (number) => number })).toString('latin1')
    expect(bytes).not.toMatch(/Salma|Benjelloun|cards\.example|[Nn]ode|pdfkit/i)
  })

  test.each([
    ['a name, and nothing else', { language: 'fr', name: { family: 'Benjelloun' } }],
    [
      'names and words of the greatest length',
      {
        ...salma,
        name: { given: 'Abdelkarim '.repeat(7).trim(), family: 'Benjelloun-'.repeat(7) },
        nameArabic: { given: 'عبد الكريم '.repeat(7).trim(), family: 'بنجلون '.repeat(11).trim() },
        role: { fr: 'Directrice '.repeat(10).trim(), ar: 'مديرة '.repeat(20).trim() },
        company: { fr: 'Menuiserie '.repeat(14).trim(), ar: 'نجارة '.repeat(26).trim() },
        phones: [
          { kind: 'mobile', number: '+212661000013' },
          { kind: 'work', number: '+33612345678' },
        ],
        emails: [{ kind: 'work', address: `${'a.'.repeat(31)}a@${'atlas-'.repeat(9)}menuiserie.${'casablanca.'.repeat(8)}example.ma` }],
      },
    ],
    [
      'the same without a space',
      {
        ...salma,
        name: { given: 'W'.repeat(80), family: 'M'.repeat(80) },
        nameArabic: { given: 'ض'.repeat(80), family: 'ص'.repeat(80) },
        role: { fr: 'W'.repeat(120) },
        company: { fr: 'M'.repeat(160), ar: 'ض'.repeat(160) },
        emails: [{ kind: 'work', address: `${'m'.repeat(64)}@${'w'.repeat(60)}.example.ma` }],
      },
    ],
    [
      'two large lines of each',
      {
        ...salma,
        name: { given: 'Abdelkarim Mohammed Réda', family: 'Benabdallah El Idrissi' },
        nameArabic: { given: 'عبد الكريم محمد رضا', family: 'بن عبد الله الإدريسي الحسني' },
        role: {
          fr: 'Directrice générale adjointe chargée des affaires commerciales et de la clientèle',
          ar: 'المديرة العامة المساعدة المكلفة بالشؤون التجارية والعلاقة مع الزبناء في المغرب',
        },
        company: {
          fr: 'Société marocaine de menuiserie, d’ébénisterie et d’agencement du Grand Casablanca',
          ar: 'الشركة المغربية للنجارة والأثاث وتهيئة الفضاءات بالدار البيضاء الكبرى وسطات',
        },
        phones: [
          { kind: 'mobile', number: '+212661000013' },
          { kind: 'work', number: '+212522000013' },
        ],
        emails: [{ kind: 'work', address: 'abdelkarim.benabdallah.el.idrissi@menuiserie-ebenisterie-agencement.grand-casablanca.example' }],
      },
    ],
    [
      'a company of eighty letters',
      { ...salma, role: undefined, company: { fr: 'Société marocaine de menuiserie, d’ébénisterie et d’agencement du Grand Casablanca' } },
    ],
  ])('keeps what is read four millimetres from where it is cut, off the code and off the logo: %s', async (_what, card) => {
    for (const pdf of [await print(card), await print(card, false, await logoOf(512, 256))]) {
      const logo = pdf.pages.some(({ pictures }) => pictures.length > 0)
      for (const [at, { texts }] of pdf.pages.entries()) {
        expect(texts.length).toBeGreaterThan(0)
        const baselines = texts.map(({ baseline }) => baseline)
        expect(baselines).toEqual(baselines.toSorted((one, other) => one - other)) // the foot begins below the head
        for (const { left, right, baseline, size, text, font } of texts) {
          const tall = (size * 25.4) / 72
          const [top, bottom] = [baseline - tall * 0.72, baseline + tall * (font.includes('Arabic') ? 0.4 : 0.25)]
          expect(left, text).toBeGreaterThanOrEqual(4 - 0.01)
          expect(right, text).toBeLessThanOrEqual(85 - 4 + 0.01)
          expect(top, text).toBeGreaterThanOrEqual(4 - 0.01)
          expect(bottom, text).toBeLessThanOrEqual(55 - 4 + 0.01)
          const besideCode = at === 0 ? right <= 59 - 2 : left >= 26 + 2
          expect(besideCode || (!logo && bottom <= 29 - 0.5), text).toBe(true)
        }
      }
      const all = linesOf(pageOf(pdf, 0)).join('').replace(/\s/g, '')
      const { name, role, company, emails } = Card.parse(card)
      const said = [name?.given, name?.family, role?.fr, company?.fr, emails[0]?.address]
      for (const text of said) expect(all).toContain(text?.replace(/\s/g, '') ?? '')
    }
  })

  test('falls back to the languages the card has', async () => {
    const pdf = await print({ language: 'ar', nameArabic: { given: 'محمد' }, role: { en: 'Carpenter' } })
    expect(linesOf(pageOf(pdf, 0))).toEqual([turned('محمد'), 'Carpenter'])
    expect(linesOf(pageOf(pdf, 1))).toEqual([turned('محمد'), 'Carpenter'])
  })

  test.each([
    ['name', { ...salma, name: { given: 'Salma 🚀' } }],
    ['role', { ...salma, role: { fr: '木工' } }],
    ['company', { ...salma, company: { fr: 'Атлас' } }],
  ])('refuses letters that none of our fonts has, and says where: %s', async (field, card) => {
    await expect(print(card)).rejects.toMatchObject({ code: 'letters-not-printed', fields: [field] })
  })
})

describe('a sheet of codes', () => {
  test('is one page of A4 with 24 of them, each with what stands beside it', async () => {
    const pdf = readPdf(await printStickers({ url, caption: 'Stand A – Préventica', marks: false, at }))
    const page = pageOf(pdf, 0)
    expect(pdf.pages).toHaveLength(1)
    expect(round(page.boxes.MediaBox)).toEqual([0, 0, 210, 297])
    expect(
      linesOf(page)
        .join('')
        .match(/Stand A/g),
    ).toHaveLength(24)
    for (const cell of [0, 10, 23]) {
      const [x, y] = [(cell % 3) * 70, Math.floor(cell / 3) * (297 / 8)]
      expect(await codesIn(page, [x + 6, y + (297 / 8 - 25) / 2, 25])).toBe(url)
    }
  })

  test('stands the other way round beside Arabic, in the middle beside nothing', async () => {
    const arabic = pageOf(readPdf(await printStickers({ url, caption: 'سلمى', marks: true, at })), 0)
    expect(await codesIn(arabic, [70 - 6 - 25, (297 / 8 - 25) / 2, 25])).toBe(url)
    const alone = pageOf(readPdf(await printStickers({ url, caption: undefined, marks: false, at })), 0)
    expect(await codesIn(alone, [(70 - 25) / 2, (297 / 8 - 25) / 2, 25])).toBe(url)
    expect(alone.texts).toEqual([])
  })
})
