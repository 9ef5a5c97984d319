import ICAL from 'ical.js'
import { z } from 'zod'

/** One property as ical.js understood it; the name is upper case, types are lower case. */
export interface VcardProperty {
  name: string
  group?: string | undefined
  types: string[]
  language?: string | undefined
  /** The components of a structured value; one alone for the others. */
  parts: string[]
}

const read = new Set([
  ...['N', 'FN', 'X-PHONETIC-FIRST-NAME', 'X-PHONETIC-LAST-NAME', 'LANG', 'TITLE', 'ROLE', 'ORG', 'NOTE'],
  ...['TEL', 'EMAIL', 'ADR', 'URL', 'X-SOCIALPROFILE', 'X-ABLABEL', 'PHOTO'],
])

/** About the file and not about the person, or made anew when a card is written. */
const silent = new Set(['VERSION', 'PRODID', 'REV', 'UID', 'KIND', 'SORT-STRING', 'MAILER', 'X-ABADR', 'X-ABSHOWAS', 'X-ABUID'])

const otherStandard = new Set([
  ...['AGENT', 'ANNIVERSARY', 'BDAY', 'CALADRURI', 'CALURI', 'CATEGORIES', 'CLASS', 'CLIENTPIDMAP', 'FBURL', 'GENDER', 'GEO', 'IMPP'],
  ...['KEY', 'LABEL', 'LOGO', 'MEMBER', 'NICKNAME', 'RELATED', 'SOUND', 'SOURCE', 'TZ', 'XML'],
])

// Bounds on hostile files: the parameters of a line are spread over a call, and every property costs a parse.
const longestHead = 2_000
const longestText = 50_000
const mostProperties = 1_000
const mostUnread = 100

/** The properties of the first vCard in the file (2.1, 3.0 or 4.0, any encoding met in the wild), and the names of those that are not among them. */
export function vcardProperties(bytes: Buffer): { properties: VcardProperty[]; unread: Set<string> } {
  const unread = new Set<string>()
  const lost = (name: string) => unread.size < mostUnread && unread.add(reportable(name))
  const { lines, version, more } = firstVcard(byteString(bytes))
  if (more) lost('VCARD')

  const contents: Content[] = []
  for (const line of lines) {
    const content = contentOf(line)
    if (silent.has(content.name)) continue
    if (!read.has(content.name) || (content.name !== 'PHOTO' && content.bytes.length > longestText) || contents.length >= mostProperties) {
      lost(content.name)
    } else contents.push(content)
  }

  const legacy = legacyCharset(contents.map((content) => content.bytes).filter((value) => decoded(value, 'utf-8') === undefined))
  const properties = contents.map((content) => understood(content, version, legacy))
  return { properties, unread }
}

// A line without a known name may be a stray piece of somebody's note: its beginning is not a property name but personal data.
const reportable = (name: string) =>
  read.has(name) || name === 'VCARD' || otherStandard.has(name) || /^X-[A-Z0-9-]{1,40}$/.test(name) ? name : 'UNKNOWN'

/** The file as one character per byte, so that lines can be joined before it is known in which charset each one is. */
function byteString(bytes: Buffer): string {
  const [first = 0, second = 0, third = 0] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3).toString('latin1')
  const wide = wideCharset(first, second)
  return (wide ? Buffer.from(new TextDecoder(wide).decode(bytes)) : bytes).toString('latin1')
}

function wideCharset(first: number, second: number): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be'
  return undefined
}

/** The unfolded lines between the first BEGIN:VCARD and its END, without those of a card nested in it. */
function firstVcard(text: string): { lines: string[]; version: string; more: boolean } {
  const version = /^VERSION:[ \t]*([\d.]+)/im.exec(text)?.[1] ?? '3.0'
  const lines: string[] = []
  let depth = 0
  let done = false
  for (const line of unfolded(text, version)) {
    if (/^BEGIN:\s*VCARD\s*$/i.test(line)) {
      if (done) return { lines, version, more: true }
      depth += 1
    } else if (/^END:\s*VCARD\s*$/i.test(line)) {
      depth = Math.max(0, depth - 1)
      done ||= depth === 0 && lines.length > 0
    } else if (depth === 1) lines.push(line)
  }
  return { lines, version, more: false }
}

/** Joins folded lines, the soft breaks of quoted-printable, and the unindented base64 of some 2.1 writers. */
function* unfolded(text: string, version: string): Generator<string> {
  let pieces: string[] = []
  let head = ''
  for (const line of text.split(/\r\n|\r|\n/)) {
    const last = pieces.at(-1)
    if (last?.endsWith('=') && /[;=]QUOTED-PRINTABLE\b/i.test(head)) {
      pieces[pieces.length - 1] = last.slice(0, -1)
      pieces.push(line)
    } else if (/^[ \t]/.test(line) && last !== undefined) {
      // 2.1 folds before a space that belongs to the text; 3.0 and 4.0 add one.
      pieces.push(version === '2.1' && !/[;=](?:BASE64|B)\b/i.test(head) ? line : line.slice(1))
    } else if (/^[A-Za-z0-9+/]{4,}={0,2}$/.test(line) && /[;=](?:BASE64|B)\b/i.test(head)) {
      pieces.push(line)
    } else if (line !== '') {
      if (pieces.length > 0) yield pieces.join('')
      pieces = [line]
      head = line.slice(0, longestHead).split(':', 1)[0] ?? ''
    }
  }
  if (pieces.length > 0) yield pieces.join('')
}

interface Content {
  name: string
  group?: string | undefined
  types: string[]
  language?: string | undefined
  charset?: string | undefined
  bytes: Buffer
}

function contentOf(line: string): Content {
  const head = /^((?:[^":]|"[^"]*")*):/.exec(line.slice(0, longestHead))?.[1] ?? ''
  const [path = '', ...parameters] = head.match(/(?:[^";]|"[^"]*")+/g) ?? []
  const [, group, name = ''] = /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)\s*$/.exec(path) ?? []
  const content: Content = {
    name: name.toUpperCase(),
    group: group?.toLowerCase(),
    types: [],
    bytes: Buffer.from(line.slice(head.length + 1), 'latin1'),
  }
  for (const parameter of parameters) {
    const [key = '', value] = parameter.split(/=(.*)/s, 2)
    const words = (value ?? key)
      .replaceAll('"', '')
      .toLowerCase()
      .split(',')
      .map((word) => word.trim())
      .filter((word) => /^[\w-]{1,40}$/.test(word))
    const label = value === undefined ? 'bare' : key.trim().toLowerCase()
    if ((label === 'bare' || label === 'encoding') && words.includes('quoted-printable')) content.bytes = unquoted(content.bytes)
    else if (label === 'bare' || label === 'type') content.types.push(...words)
    else if (label === 'language') content.language = words[0]
    else if (label === 'charset') content.charset = words[0]
  }
  return content
}

const unquoted = (bytes: Buffer) =>
  Buffer.from(
    bytes.toString('latin1').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

// What writers put there for whatever code page their system has.
const anyCodePage = /^(?:us-ascii|iso-?8859-1|latin-?1|windows-1252|cp1252)$/

/** Writers name charsets that they do not use. Bytes that are UTF-8 are hardly ever anything else, whatever is said of them. */
function textOf({ bytes, charset }: Content, legacy: string): string {
  const utf8 = decoded(bytes, 'utf-8')
  if (utf8 !== undefined && /[^\x00-\x7F]/.test(utf8)) return utf8
  const declared = charset === undefined || anyCodePage.test(charset) ? undefined : decoded(bytes, charset)
  return declared ?? utf8 ?? new TextDecoder(legacy).decode(bytes)
}

function decoded(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

// Both code pages hold the French letters in the same places, alone among capitals and consonants; three in a row are an Arabic word.
function legacyCharset(values: Buffer[]): string {
  const arabic = values.some((value) => /[\u0621-\u064A]{3}/.test(new TextDecoder('windows-1256').decode(value)))
  return arabic ? 'windows-1256' : 'windows-1252'
}

// A note is one text: ical.js would cut it at commas which most writers do not escape.
const design = { ...ICAL.design.vcard3, property: { ...ICAL.design.vcard3.property, note: { defaultType: 'text' } } }

const Understood = z
  .tuple([z.string(), z.object({ type: z.union([z.string(), z.array(z.string())]).default([]) }), z.string()])
  .rest(z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))]))

// ical.js takes `\\;` for an escaped separator and keeps the backslash of `\;` in plain text, so escapes pass it as controls
// (which are first removed from the value).
const standIns: Record<string, string> = { '\\': '\u0001', ';': '\u0002', ',': '\u0003', n: '\u0004', N: '\u0004', ':': ':' }
const originals: Record<string, string> = { '\u0001': '\\', '\u0002': ';', '\u0003': ',', '\u0004': '\n' }

function understood(content: Content, version: string, legacy: string): VcardProperty {
  const text = textOf(content, legacy)
  const value = text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '')
    .replace(/\\([\\;,:nN])/g, (_, mark: string) => standIns[mark] ?? '')
    .replace(/\r\n|\r|\n/g, '\u0004')
  const types = content.types.length > 0 ? `;TYPE=${content.types.join(',')}` : ''
  // Version 2.1 has no lists: its commas are text. The last separator keeps a lone list from looking like several components.
  const listed = version === '2.1' ? value.replaceAll(',', '\u0003') : value
  const end = ['N', 'ADR', 'ORG'].includes(content.name) ? ';' : ''
  const [, parameters, , values] = Understood.parse(ICAL.parse.property(`${content.name}${types}:${listed}${end}`, design))
  const restored = (part: string) => part.replace(/[\u0001-\u0004]/g, (mark) => originals[mark] ?? '')
  const joint = content.name === 'N' ? ' ' : ', '
  return {
    name: content.name,
    group: content.group,
    language: content.language,
    types: [parameters.type].flat(),
    parts: [values ?? ''].flat().map((part) => restored([part].flat().join(joint))),
  }
}
