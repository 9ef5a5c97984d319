import { type Card, inLanguage, nameFor } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'
import type { PrintedPart } from '#contract/print.ts'
import { shades, themes } from '#contract/themes.ts'
import { inkOf } from '#platform/print/ink.ts'
import { type Page, printed, type Setting } from '#platform/print/paper.ts'
import { inInks, type PrintedPicture } from '#platform/print/picture.ts'
import { NoSuchLetter } from '#platform/print/runs.ts'
import { Refusal } from '#platform/refusal.ts'
import { qrModules } from './qr.ts'

/** The French side, and the Arabic one. */
type Side = Extract<Language, 'fr' | 'ar'>

// In millimetres. What is read stays four from where it is cut.
const width = 85
const height = 55
const bleed = 3
const safe = 4
const room = height - 2 * safe
const band = 2.4
/** Where a side begins: as far from its band as from an edge. */
const begin = band + safe
const column = width - begin - safe
const code = 22
const beside = column - code - 4
/** Between head and foot at least. */
const apart = 1.5
/** The logo stands over the code: as wide, half as high, and of so many pixels to an inch at least, so that it is sharp. */
const logoHeight = code / 2
const finest = 250

export interface CardToPrint {
  readonly card: Card
  readonly url: string
  /** The one that the link shows, where it shows one. */
  readonly logo?: Buffer | undefined
  readonly marks: boolean
  readonly at: Date
  writtenPhone(number: string): string
}

/** A card for the printer, two pages: French in front, Arabic behind, each with the code and the logo. Refuses letters that none of our fonts has. */
export async function printCard(wanted: CardToPrint): Promise<Buffer> {
  const { marks, at } = wanted
  const logo = wanted.logo && (await inInks(wanted.logo))
  const side = (reader: Side) => (page: Page) => drawSide(page, reader, wanted, logo)
  return printed({ width, height, bleed, marks }, { title: 'Carte de visite', at }, [side('fr'), side('ar')])
}

/** What the card has in another language only: it stands there in that one. */
export function lacksIn({ name, nameArabic, role, company }: Card, side: Side): PrintedPart[] {
  const own = { name: side === 'ar' ? nameArabic : name, role: role?.[side], company: company?.[side] }
  const any = { name: name ?? nameArabic, role, company }
  return (['name', 'role', 'company'] as const).filter((part) => any[part] !== undefined && own[part] === undefined)
}

function drawSide(page: Page, reader: Side, wanted: CardToPrint, logo: PrintedPicture | undefined): void {
  const right = reader === 'ar'
  const put = (settings: readonly Setting[], top: number) => {
    let y = top
    for (const one of settings) {
      page.put(one, right ? width - begin : begin, y, right ? 'right' : 'left')
      y += one.height
    }
  }
  const { brand } = shades[wanted.card.theme ?? themes[0]].light
  page.fill(right ? width - band : -bleed, -bleed, band + bleed, height + 2 * bleed, inkOf(brand))
  page.modules(qrModules(wanted.url, 'Q'), right ? safe : width - safe - code, height - safe - code, code)
  if (logo) {
    const [wide, high] = sizeOf(logo)
    page.picture(logo, right ? safe : width - safe - wide, safe, wide, high)
  }
  const { head, foot } = settled(page, reader, wanted, logo !== undefined)
  put(head, safe)
  put(foot, height - safe - heightOf(foot))
}

/** As large as there is room for it and its pixels go. */
function sizeOf({ wide, high }: PrintedPicture): readonly [wide: number, high: number] {
  const one = Math.min(code / wide, logoHeight / high, 25.4 / finest)
  return [wide * one, high * one]
}

/** How each part is set where there is room for it. */
const looks = {
  name: { size: 15, strong: true, lines: 2 },
  role: { size: 9, strong: false, lines: 2 },
  company: { size: 9, strong: true, lines: 2 },
  phones: { size: 8.5, strong: false, lines: 1 },
  emails: { size: 8.5, strong: false, lines: 3 },
} as const
type Text = readonly [part: keyof typeof looks, text: string | undefined]

/** Head and foot as large as there is room: the head over the whole width while it stays above the code and no logo stands there, else beside both. */
function settled(page: Page, reader: Side, { card, writtenPhone }: CardToPrint, logo: boolean): { head: Setting[]; foot: Setting[] } {
  const head: Text[] = [
    ['name', nameFor(card, reader)],
    ['role', inLanguage(card.role, reader, card.language)],
    ['company', inLanguage(card.company, reader, card.language)],
  ]
  const foot: Text[] = [
    ...card.phones.slice(0, 2).map(({ number }): Text => ['phones', writtenPhone(number)]),
    ...card.emails.slice(0, 1).map(({ address }): Text => ['emails', address]),
  ]
  const among = reader === 'ar' ? 'arabic' : 'latin'
  for (let scale = 1; ; scale *= 0.95) {
    const all = (texts: readonly Text[], wide: number) => texts.flatMap((text) => set(page, text, among, wide, scale))
    const below = all(foot, beside)
    const whole = all(head, column)
    if (!logo && heightOf(whole) + apart <= room - Math.max(code, heightOf(below))) return { head: whole, foot: below }
    const narrow = all(head, beside)
    if (heightOf(narrow) + apart <= room - heightOf(below)) return { head: narrow, foot: below }
  }
}

function set(page: Page, [part, text]: Text, among: 'latin' | 'arabic', wide: number, scale: number): Setting[] {
  if (!text) return []
  const { strong, lines, size } = looks[part]
  try {
    return [page.set(text, { strong, among }, wide, { size: size * scale, least: size * scale * 0.75, lines })]
  } catch (error) {
    throw error instanceof NoSuchLetter ? new Refusal('letters-not-printed', [part]) : error
  }
}

const heightOf = (settings: readonly Setting[]) => settings.reduce((sum, one) => sum + one.height, 0)
