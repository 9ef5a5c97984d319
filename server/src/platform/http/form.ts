const mostFields = 200

/**
 * A form as browsers send it (application/x-www-form-urlencoded). A field given twice becomes an array, which no shape of one value
 * takes. Throws on anything that would have to be guessed at: percent signs that encode nothing, bytes that are not UTF-8.
 */
export function readForm(text: string): Record<string, unknown> {
  const fields = new Map<string, string | string[]>()
  const pairs = text.split('&').filter((pair) => pair !== '')
  if (pairs.length > mostFields) throw new Error('too many fields')
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = decoded(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : decoded(pair.slice(at + 1))
    const known = fields.get(name)
    fields.set(name, known === undefined ? value : [known, value].flat())
  }
  return Object.fromEntries(fields)
}

const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))
