import fc from 'fast-check'
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, test } from 'vitest'
import { PhoneNumber } from '#contract/card.ts'
import { readCsv } from '#test/read-csv.ts'
import { csvOf, phoneInCell } from './csv.ts'

/** What a spreadsheet computes: it looks at the first sign of a cell, some after the blanks, some in its full width too. */
const computed = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\0]/

const one = (text: string) => readCsv(csvOf([[text]]))[0]?.[0] ?? ''

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+212612345678', "'+212612345678"],
    ['-10 %', "'-10 %"],
    ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
    ['\t=1+1', "'=1+1"],
    ['\r=1+1', "'=1+1"],
    ['\0=1+1', "'=1+1"],
    ['  =1+1', "'=1+1"],
    ['＝1+1', "'＝1+1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠SUM', "'＠SUM"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['Bonjour;=1+1', "Bonjour;'=1+1"],
    ['Bonjour, =1+1', "Bonjour, '=1+1"],
    ['Bonjour\n=1+1', "Bonjour\n'=1+1"],
    ['Bonjour\r\n=1+1', "Bonjour\n'=1+1"],
    ['Bonjour","=1+1', 'Bonjour","\'=1+1'],
    ['"=1+1"', '"\'=1+1"'],
    ["'=1+1", "''=1+1"],
    ['Nadia Tazi', 'Nadia Tazi'],
    ['a+b@courrier.example', 'a+b@courrier.example'],
    ['Aït-Benhaddou', 'Aït-Benhaddou'],
    ['(+212) 612345678', '(+212) 612345678'],
    ['نادية التازي', 'نادية التازي'],
    ['x'.repeat(3), 'xxx'],
  ])('%j is written as %j', (text, written) => {
    expect(one(text)).toBe(written)
  })

  const marks = fc.constantFrom(...'=+-@＝＋－＠;,|"\'\n\r\t \0\u2028()0aé'.split(''), 'نا', '=cmd|', '","', '";"')
  const text = fc.array(fc.oneof(marks, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 12 }).map((parts) => parts.join(''))

  test('is never computed, whichever separator a reader takes, and stays in its row', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const file = csvOf(rows)
        expect(readCsv(file).map((row) => row.length)).toEqual(rows.map(() => 3))
        for (const separator of [';', ',', '\t', '|'])
          for (const cell of readCsv(file, separator).flat()) expect(cell).not.toMatch(computed)
        // and one that knows nothing of quotes
        for (const cell of file.replace('\uFEFF', '').split(/[;,\t|\r\n]/)) expect(cell.replace(/^[\s"']*?"/, '')).not.toMatch(computed)
      }),
      { numRuns: 3_000 },
    )
  })

  test('says what it was given, but for marks put before formulas and blanks at its edges', () => {
    const plain = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((given) => !/[\p{Cc}\uFEFF\u2028\u2029]/u.test(given))
    fc.assert(
      fc.property(plain, (given) => {
        expect(one(given).replaceAll("'", '')).toBe(given.trim().replaceAll("'", ''))
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('a number', () => {
  test('of every country comes back as it was, by whichever reader', () => {
    for (const country of getCountries()) {
      const known = getExampleNumber(country, examples)?.number
      if (known === undefined) continue
      const written = phoneInCell(known)
      expect(one(written)).toBe(written)
      expect(parsePhoneNumberFromString(written, 'MA')?.number, written).toBe(known)
      expect(`+${written.replace(/\D/g, '')}`).toBe(known)
    }
    expect(phoneInCell('+212612345678')).toBe('(+212) 612345678')
    expect(phoneInCell('+33612345678')).toBe('(+33) 612345678')
  })

  test('that no country has comes back figure by figure', () => {
    const digits = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.stringMatching(/^\d{6,14}$/)).map(([first, rest]) => `+${first}${rest}`)
    fc.assert(
      fc.property(digits, (number) => {
        expect(PhoneNumber.safeParse(number).success).toBe(true)
        const written = one(phoneInCell(number))
        expect(written).toMatch(/^\(\+\d{1,3}\) \d+$/)
        expect(`+${written.replace(/\D/g, '')}`).toBe(number)
      }),
      { numRuns: 3_000 },
    )
  })
})
