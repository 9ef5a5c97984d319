import type { z } from 'zod'
import type { Openings } from '#contract/links.ts'
import { zone } from '#web/ui/zone.ts'

type Line = z.output<typeof Openings>['days'][number]
export const shownDays = 30

/** What is drawn of a day: the openings that are told, and how many kinds had fewer than five, which are not. */
export interface OpeningDay {
  readonly day: string
  readonly told: number
  readonly few: number
}

const moroccanDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone }) // en-CA writes 2026-11-22

/** The last thirty days up to today in Morocco, oldest first, with a day on which nothing was opened too. */
export function openingDays(lines: readonly Line[], now: Date): OpeningDay[] {
  const today = Date.parse(`${moroccanDay.format(now)}T12:00:00Z`)
  return Array.from({ length: shownDays }, (_, ago) => {
    const day = new Date(today - (shownDays - 1 - ago) * 86_400_000).toISOString().slice(0, 10)
    const of = lines.filter((line) => line.day === day)
    return {
      day,
      told: of.reduce((sum, { openings }) => sum + (openings ?? 0), 0),
      few: of.filter(({ openings }) => openings === null).length,
    }
  })
}
