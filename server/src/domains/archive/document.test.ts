import { describe, expect, test } from 'vitest'
import { aPdf } from '#test/documents.ts'
import { fiscalYearEnd, lastDayKept, refuseOtherThanPdf } from './document.ts'

const refused = (run: () => unknown): unknown => {
  try {
    run()
    return 'taken'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('the ten years', () => {
  // the first two are those of the law's map: an invoice of the calendar's year, a year that closes at the end of June
  test.each([
    ['2026-03-10', undefined, '2026-12-31', '2036-12-31'],
    ['2026-03-10', '2026-06-30', '2026-06-30', '2036-06-30'],
    ['2026-12-31', undefined, '2026-12-31', '2036-12-31'],
    ['2026-07-01', '2027-06-30', '2027-06-30', '2037-06-30'],
    ['2028-02-29', '2028-02-29', '2028-02-29', '2038-02-28'],
    ['2026-02-10', '2026-02-28', '2026-02-28', '2036-02-28'],
    ['2028-02-29', '2029-02-27', '2029-02-27', '2039-02-27'],
  ])('a document of %s whose year closes on %s is kept until the end of the tenth year after it', (date, given, end, last) => {
    expect(fiscalYearEnd(date, given)).toBe(end)
    expect(lastDayKept(end)).toBe(last)
  })

  test.each([
    ['2026-03-10', '2026-03-09'],
    ['2026-03-10', '2027-03-10'],
    ['2028-02-29', '2029-02-28'],
    ['2026-03-10', '2099-12-31'],
  ])('a document of %s does not belong to a year that closes on %s', (date, given) => {
    expect(refused(() => fiscalYearEnd(date, given))).toBe('invalid')
  })
})

describe('a PDF', () => {
  const whole = aPdf('FA-1').toString('latin1')
  test.each([
    ['as it was made', whole, 'taken'],
    ['of the second version, from Windows', whole.replace('%PDF-1.4\n', '%PDF-2.0\r\n').replace('%%EOF\n', '%%EOF\r\n'), 'taken'],
    ['with nothing after its mark of the end', whole.trimEnd(), 'taken'],
    ['without its end', whole.slice(0, -6), 'no-pdf'],
    ['with a program after its end', `${whole}MZ`, 'no-pdf'],
    ['with something before its beginning', ` ${whole}`, 'no-pdf'],
    ['that is none', '<html></html>', 'no-pdf'],
    ['that is a mark alone', '%PDF-1.4\n', 'no-pdf'],
    ['of no byte', '', 'no-pdf'],
  ])('%s', (_, text, outcome) => {
    expect(refused(() => refuseOtherThanPdf({ bytes: Buffer.from(text, 'latin1'), cut: false }))).toBe(outcome)
  })
})
