import { foldWord } from '#platform/vault/normalise.ts'
import type { Value } from './values.ts'

export interface Pattern {
  readonly encoding: string
  readonly bytes: Buffer
}

/** Every form in which a value commonly lies in a file, a log, a dump or a URL. */
export function patternsOf(value: Value): Pattern[] {
  if ('bytes' in value) return formsOfBytes(value.bytes)
  if ('photo' in value) return formsOfPhoto(value.photo)
  const texts = 'phone' in value ? waysToWritePhone(value.phone) : waysToWrite(value.text)
  const patterns = texts.flatMap(formsOfText)
  return 'phone' in value ? [...patterns, ...phoneAsNumber(value.phone)] : patterns
}

function waysToWrite(text: string): string[] {
  const folded = text.split(' ').map(foldWord).join(' ') // as the blind index knows a name
  const composed = [text, text.toLowerCase(), text.toUpperCase(), folded].flatMap((one) => [one.normalize('NFC'), one.normalize('NFD')])
  return [...new Set(composed)].filter((one) => Buffer.byteLength(one) >= 6)
}

/** +212661000013 is also 212661000013, 0661000013, and either of them in groups. */
function waysToWritePhone(phone: string): string[] {
  const digits = phone.slice(1)
  const ways = [digits, ...grouped(digits.slice(0, 3), digits.slice(3))]
  if (phone.startsWith('+212')) ways.push(`0${digits.slice(3)}`, ...grouped('', `0${digits.slice(3)}`))
  return ways
}
function grouped(country: string, rest: string): string[] {
  const pairs = (rest.length % 2 === 0 ? rest : ` ${rest}`).match(/../g)?.map((pair) => pair.trim()) ?? []
  const inPairs = ['-', '.', ' ', '\u00a0'].map((gap) => (country === '' ? pairs : [country, ...pairs]).join(gap))
  const head = rest.length === 9 ? 3 : 4
  const inThree = ['-', ' '].map((gap) => [country, rest.slice(0, head), rest.slice(head)].filter((part) => part !== '').join(gap))
  return [...inPairs, ...inThree, `${country} ${rest.slice(0, head)}-${rest.slice(head)}`.trim()]
}
function phoneAsNumber(phone: string): Pattern[] {
  const number = BigInt(phone.slice(1))
  const integer = Buffer.alloc(8)
  integer.writeBigInt64LE(number)
  const numeric = Buffer.alloc(6) // PostgreSQL keeps decimals by four digits
  for (const [place, unit] of [100_000_000n, 10_000n, 1n].entries()) numeric.writeUInt16LE(Number((number / unit) % 10_000n), place * 2)
  return [
    { encoding: 'integer', bytes: integer },
    { encoding: 'integer, network order', bytes: Buffer.from(integer).swap64() },
    { encoding: 'decimal', bytes: numeric },
  ]
}

function formsOfText(text: string): Pattern[] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const units = (write: (unit: string) => string) => text.replace(/[^\x20-\x7e]/g, write)
  const hexOf = (unit: string) => unit.charCodeAt(0).toString(16).padStart(4, '0')
  const octets = (write: (byte: number) => string, plain = /[\x20-\x7e]/) =>
    [...utf8].map((byte) => (byte < 0x80 && plain.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : write(byte))).join('')
  const hexByte = (byte: number) => byte.toString(16).padStart(2, '0')
  const percent = octets((byte) => `%${hexByte(byte).toUpperCase()}`, /[A-Za-z0-9\-_.~]/)
  const component = encodeURIComponent(text)
  const written: [string, string][] = [
    ['JSON escapes', units((unit) => `\\u${hexOf(unit)}`)],
    ['JSON escapes, upper case', units((unit) => `\\u${hexOf(unit).toUpperCase()}`)],
    ['JSON string', JSON.stringify(text).slice(1, -1)],
    ['percent', percent],
    ['percent, lower case', percent.replace(/%../g, (one) => one.toLowerCase())],
    ['percent, as a component', component],
    ['percent, as an address', encodeURI(text)],
    ['percent, as a form', percent.replaceAll('%20', '+')],
    ['percent, as a form, lower case', percent.replaceAll('%20', '+').replace(/%../g, (one) => one.toLowerCase())],
    ['quoted-printable', octets((byte) => `=${hexByte(byte).toUpperCase()}`, /[\x20-\x3c\x3e-\x7e]/)],
    ['octal escapes', octets((byte) => `\\${byte.toString(8).padStart(3, '0')}`)],
    ['HTML', text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)],
    ['HTML, decimal', [...text].map((one) => (/[\x20-\x7e]/.test(one) ? one : `&#${one.codePointAt(0)};`)).join('')],
    ['HTML, hex', [...text].map((one) => (/[\x20-\x7e]/.test(one) ? one : `&#x${one.codePointAt(0)?.toString(16)};`)).join('')],
  ]
  return [
    { encoding: 'UTF-8', bytes: utf8 },
    { encoding: 'UTF-16LE', bytes: utf16 },
    { encoding: 'UTF-16BE', bytes: Buffer.from(utf16).swap16() },
    ...(/[\x80-\xff]/.test(text) && /^[\x20-\xff]*$/.test(text) ? [{ encoding: 'Latin-1', bytes: Buffer.from(text, 'latin1') }] : []),
    ...formsOfBytes(utf8).slice(1),
    ...base64Forms(utf16).map(({ encoding, bytes }) => ({ encoding: `UTF-16LE in ${encoding}`, bytes })),
    ...written.map(([encoding, one]) => ({ encoding, bytes: Buffer.from(one) })),
  ]
}

function formsOfBytes(bytes: Buffer): Pattern[] {
  const hex = bytes.toString('hex')
  return [
    { encoding: 'bytes', bytes },
    { encoding: 'hex', bytes: Buffer.from(hex) },
    { encoding: 'hex, upper case', bytes: Buffer.from(hex.toUpperCase()) },
    ...base64Forms(bytes),
  ]
}

/** In all three alignments, of the letters that these bytes alone decide. */
function base64Forms(bytes: Buffer): Pattern[] {
  return [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const own = text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
    const url = own.replaceAll('+', '-').replaceAll('/', '_')
    const standard = { encoding: `base64, alignment ${before}`, bytes: Buffer.from(own) }
    return url === own ? [standard] : [standard, { encoding: `base64url, alignment ${before}`, bytes: Buffer.from(url) }]
  })
}

const windowBytes = 8
const stride = 16

/**
 * Windows of eight bytes, sixteen apart: every slice of 23 bytes or more holds one whole. Windows of few different bytes (the zeros and
 * the even ground of a picture) say nothing and are left out.
 */
function formsOfPhoto(photo: Buffer): Pattern[] {
  const patterns: Pattern[] = []
  for (let at = 0; at + windowBytes <= photo.length; at += stride) {
    const window = photo.subarray(at, at + windowBytes)
    if (new Set(window).size >= 6) patterns.push(...formsOfBytes(window))
  }
  return patterns
}
