/** Since when there are references. */
const firstYear = 2026

/**
 * The references that somebody may mean by what they typed in haste: small letters, without dashes, the number alone of any year. `ME-2026-000012` is meant by
 * `me 2026 12`, `2026-000012`, `2026000012` and `12`. None where it cannot be one.
 */
export function referencesMeant(prefix: string, typed: string, now: Date): readonly string[] {
  const plain = typed
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .trim()
    .toUpperCase()
  const bare = plain.startsWith(prefix) ? plain.slice(prefix.length).replace(/^[\s-]+/, '') : plain
  const written = (year: string | number, number: string) => `${prefix}-${year}-${number.replace(/^0+(?=\d)/, '').padStart(6, '0')}`
  const [, year, number] = /^(\d{4})[\s-]+(\d{1,12})$/.exec(bare) ?? /^(\d{4})(\d{6,12})$/.exec(bare) ?? []
  if (year !== undefined && number !== undefined) return [written(year, number)]
  if (!/^\d{1,9}$/.test(bare)) return []
  const years = Array.from({ length: Math.max(1, now.getUTCFullYear() + 1 - firstYear + 1) }, (_, past) => firstYear + past)
  return years.map((one) => written(one, bare))
}
