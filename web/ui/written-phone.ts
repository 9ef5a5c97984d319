const pairs = (digits: string) => digits.replace(/\d(?=(\d\d)+$)/g, '$& ')
const callingCode = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/

/** A Moroccan number nationally (`06 61 23 45 67`), any other internationally (`+33 6 12 34 56 78`). */
export function writtenPhone(e164: string): string {
  if (/^\+212\d{9}$/.test(e164)) return pairs(`0${e164.slice(4)}`)
  const [, code = '', rest = ''] = callingCode.exec(e164) ?? []
  if (code === '') return e164
  if (code === '1') return `+1 ${rest.replace(/^(\d{3})(\d{3})/, '$1 $2 ')}`
  const odd = rest.length % 2 === 1 && code !== '33' && rest.length > 3
  return odd ? `+${code} ${rest.slice(0, 3)} ${pairs(rest.slice(3))}` : `+${code} ${pairs(rest)}`
}
