/** Rows and cells of a CSV file as a strict reader takes them (RFC 4180), with this mark between cells. */
export function readCsv(file: string, separator = ';'): string[][] {
  const text = file.replace(/^\uFEFF/, '')
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at)
    if (quoted) {
      if (mark !== '"') cell += mark
      else if (text[at + 1] === '"') {
        cell += mark
        at++
      } else quoted = false
    } else if (mark === '"') quoted = true
    else if (mark === separator || mark === '\n') {
      row.push(cell.replace(/\r$/, ''))
      cell = ''
      if (mark === '\n') {
        rows.push(row)
        row = []
      }
    } else cell += mark
  }
  return rows
}
