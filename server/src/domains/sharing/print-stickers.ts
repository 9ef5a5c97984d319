import { type Page, printed } from '#platform/print/paper.ts'
import { NoSuchLetter } from '#platform/print/runs.ts'
import { Refusal } from '#platform/refusal.ts'
import { qrModules } from './qr.ts'

// An A4 sheet of 24 labels, as shops sell them: three by eight, without a margin. In millimetres.
const [width, height, across, down] = [210, 297, 3, 8]
const [wide, high] = [width / across, height / down]
const code = 25
const safe = 6
const gap = 4

export interface StickersToPrint {
  readonly url: string
  readonly caption: string | undefined
  readonly marks: boolean
  readonly at: Date
}

/** The same code 24 times, each with its caption. Refuses letters that none of our fonts has. */
export async function printStickers({ url, caption, marks, at }: StickersToPrint): Promise<Buffer> {
  const modules = qrModules(url, 'Q')
  return printed({ width, height }, { title: 'QR', at }, [
    (page) => {
      const beside = caption === undefined ? undefined : set(page, caption)
      for (let cell = 0; cell < across * down; cell++) {
        const [x, y] = [(cell % across) * wide, Math.floor(cell / across) * high]
        const fromRight = beside?.voice.among === 'arabic'
        const left = beside ? x + (fromRight ? wide - safe - code : safe) : x + (wide - code) / 2
        page.modules(modules, left, y + (high - code) / 2, code)
        if (!beside) continue
        const top = y + (high - beside.height) / 2
        if (fromRight) page.put(beside, left - gap, top, 'right')
        else page.put(beside, left + code + gap, top)
      }
      if (marks) cutLines(page)
    },
  ])
}

function set(page: Page, caption: string) {
  const among = /\p{Script=Arabic}/u.test(caption) ? 'arabic' : 'latin'
  try {
    return page.set(caption, { strong: true, among }, wide - 2 * safe - code - gap, { size: 10, least: 7, lines: 5 })
  } catch (error) {
    throw error instanceof NoSuchLetter ? new Refusal('letters-not-printed', ['caption']) : error
  }
}

function cutLines(page: Page): void {
  for (let at = 1; at < across; at++) page.hairline([at * wide, 0], [at * wide, height])
  for (let at = 1; at < down; at++) page.hairline([0, at * high], [width, at * high])
}
