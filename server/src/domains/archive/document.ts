import { createHash } from 'node:crypto'
import { moroccanDate } from '#platform/dates.ts'
import { Refusal } from '#platform/refusal.ts'

export const keptYears = 10
export const mostPdfBytes = 10_000_000

/** So many months after a day, on the last day of a month that has no such day. */
const later = (day: string, months: number) => moroccanDate(new Date(`${day}T12:00:00Z`), { months })

/**
 * The last day of the fiscal year that a document belongs to: the one given, or that of the calendar. Refuses one that ends before the document's
 * day, or more than twelve months after it began (law 9-88, art. 7).
 */
export function fiscalYearEnd(date: string, given?: string): string {
  const end = given ?? `${date.slice(0, 4)}-12-31`
  if (end < date || end >= later(date, 12)) throw new Refusal('invalid', ['fiscalYearEnd'])
  return end
}

/** The last day a document of a fiscal year is kept: the law's ten years, counted from the year's end. */
export const lastDayKept = (end: string): string => later(end, keptYears * 12)

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** What a PDF begins and ends with (ISO 32000, 7.5.2 and 7.5.5): nothing else of it is looked at. */
const begins = /^%PDF-[12]\.\d[\r\n]/
const ends = /startxref\s+\d+\s+%%EOF\s*$/

/** Refuses what is no PDF from its first byte to its last, or larger than ten million bytes. */
export function refuseOtherThanPdf(file: { readonly bytes: Buffer; readonly cut: boolean } | undefined): Buffer {
  if (!file) throw new Refusal('invalid', ['document'])
  const { bytes, cut } = file
  if (cut) throw new Refusal('too-large', ['document'])
  const whole = begins.test(bytes.toString('latin1', 0, 10)) && ends.test(bytes.toString('latin1', Math.max(0, bytes.length - 1024)))
  if (!whole) throw new Refusal('no-pdf', ['document'])
  return bytes
}
