import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

// Spreadsheets take what begins with one of these for a formula, and some the full-width forms too. A reader that separates by commas, or
// knows nothing of quotes, begins a cell where we do not: what follows a separator, a line break or a quote is a beginning as well.
const beginning = /(^|[;,|\n"])([\s"']*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g

/** One cell, in quotes (RFC 4180, 2.6 and 2.7): whatever it holds, no spreadsheet computes it (OWASP ASVS 5.0, V1.2.10). */
function cell(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFEFF]/g, '')
    .trim()
    .replace(beginning, "$1$2'")
  return `"${plain.replaceAll('"', '""')}"`
}

/**
 * A table as CSV: UTF-8 with a mark at its beginning, by which Excel knows the letters, and semicolons between cells, as the spreadsheets of
 * French and Arabic systems expect.
 */
export const csvOf = (rows: readonly (readonly string[])[]): string => csvBeginning + rows.map(csvRow).join('')

/** The same piece by piece: the mark, then the rows. */
export const csvBeginning = '\uFEFF'
export const csvRow = (cells: readonly string[]): string => `${cells.map(cell).join(';')}\r\n`

/**
 * `(+212) 612345678`: no spreadsheet takes it for a number, which would lose its plus and its beginning, nor for a formula; every reader of
 * phone numbers knows it for what it was.
 */
export function phoneInCell(e164: string): string {
  const known = parsePhoneNumberFromString(e164)
  const code = known?.countryCallingCode ?? e164.slice(1, 4)
  return `(+${code}) ${e164.slice(code.length + 1)}`
}
