import { type Card, fullName, inLanguage, type linkKinds, type Name } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'
import { honestKind } from '#contract/link-host.ts'

type LinkKind = (typeof linkKinds)[number]
type Maybe<T> = T | undefined

interface VcardDetails {
  /** Stable for one card over its life, so that a second import updates the contact instead of doubling it. */
  uid: string
  rev: string
  family?: Maybe<string>
  given?: Maybe<string>
  fn?: Maybe<string>
  /** The name in its other script: the only place where both iOS and Android show and search it. */
  phoneticGiven?: Maybe<string>
  phoneticFamily?: Maybe<string>
  org?: Maybe<string>
  dept?: Maybe<string>
  title?: Maybe<string>
  tels?: Maybe<{ types?: string[]; e164: string; label?: Maybe<string> }[]>
  emails?: Maybe<{ types?: string[]; addr: string; label?: Maybe<string> }[]>
  adrs?: Maybe<
    {
      types?: string[]
      street?: Maybe<string>
      city?: Maybe<string>
      region?: Maybe<string>
      zip?: Maybe<string>
      country?: Maybe<string>
    }[]
  >
  url?: Maybe<string>
  socials?: Maybe<{ kind: LinkKind; url: string; label?: Maybe<string> }[]>
  bday?: Maybe<string>
  note?: Maybe<string>
  photo?: Maybe<{ type: string; data: { base64: string } }>
}

export type VcardEntry = VcardDetails & ({ fn: string } | { given: string } | { family: string })

/** What a link is called in an address book, where the owner gave it no name of their own. Brands stay as they write themselves. */
export const linkLabels: Record<LinkKind, string> = {
  website: 'Website',
  linkedin: 'LinkedIn',
  instagram: 'Instagram',
  facebook: 'Facebook',
  x: 'X',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  github: 'GitHub',
  calendar: 'Calendar',
  other: 'Link',
}

const socialKinds: ReadonlySet<LinkKind> = new Set(['linkedin', 'instagram', 'facebook', 'x', 'youtube', 'tiktok', 'github'])

/** vCard 3.0 (RFC 2426). Whatever the strings hold, each stays inside its own property. */
export function writeVcard(entry: VcardEntry): string {
  let items = 0
  const labelled = (label: Maybe<string>, property: string) => {
    const text = escaped(label)
    if (text === '') return [property]
    items += 1
    return [`item${items}.${property}`, `item${items}.X-ABLabel:${text}`]
  }
  const optional = (name: string, text: Maybe<string>) => (escaped(text) === '' ? [] : [`${name}:${escaped(text)}`])

  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'PRODID:-//ConnectCard//vCard 1//EN',
    `N:${escaped(entry.family)};${escaped(entry.given)};;;`,
    `FN:${escaped(entry.fn ?? fullName({ given: entry.given, family: entry.family }))}`,
    ...optional('X-PHONETIC-FIRST-NAME', entry.phoneticGiven),
    ...optional('X-PHONETIC-LAST-NAME', entry.phoneticFamily),
    ...organisation(entry),
    ...optional('TITLE', entry.title),
    ...(entry.tels ?? []).flatMap(({ types = [], e164, label }) => {
      const number = squeezed(e164)
      return number === '' ? [] : labelled(label, `TEL${typed(types)}:${number}`)
    }),
    ...(entry.emails ?? []).flatMap(({ types = [], addr, label }) =>
      labelled(label, `EMAIL${typed(['INTERNET', ...types])}:${escaped(addr)}`),
    ),
    ...(entry.adrs ?? []).flatMap(({ types = [], street, city, region, zip, country }) => {
      const parts = [street, city, region, zip, country].map(escaped)
      return parts.every((part) => part === '') ? [] : [`ADR${typed(types)}:;;${parts.join(';')}`]
    }),
    ...(entry.url === undefined ? [] : [`URL:${asciiUrl(entry.url)}`]),
    ...(entry.socials ?? []).flatMap(({ kind, url, label }) => [
      ...labelled(label ?? linkLabels[kind], `URL:${asciiUrl(url)}`),
      ...(socialKinds.has(kind) ? [`X-SOCIALPROFILE${typed([kind])}:${asciiUrl(url)}`] : []),
    ]),
    ...optional('BDAY', entry.bday),
    ...optional('NOTE', entry.note),
    ...(entry.photo ? [`PHOTO;ENCODING=b${typed([entry.photo.type])}:${entry.photo.data.base64.replace(/[^A-Za-z0-9+/=]/g, '')}`] : []),
    `UID:${escaped(entry.uid)}`,
    `REV:${escaped(entry.rev)}`,
    'END:VCARD',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** The entry that a reader of this language saves: the name in their script, the other script beside it. */
export function vcardOf(card: Card, about: { uid: string; rev: Date; language: Language; photo?: Buffer }): VcardEntry {
  const { shown, other } = namesFor(card, about.language)
  const text = (texts: Card['note']) => inLanguage(texts, about.language, card.language)
  const website = card.links.find((link) => link.kind === 'website')
  return {
    uid: about.uid,
    rev: `${about.rev.toISOString().slice(0, 19)}Z`,
    family: shown.family,
    given: shown.given,
    fn: fullName(shown),
    phoneticGiven: other?.given,
    phoneticFamily: other?.family,
    org: text(card.company),
    dept: text(card.department),
    title: text(card.role),
    tels: card.phones.map(({ kind, number, label }, place) => ({
      types: place === 0 ? [phoneTypes[kind], 'PREF'] : [phoneTypes[kind]],
      e164: number,
      label,
    })),
    emails: card.emails.map(({ kind, address, label }) => ({ types: placeTypes[kind], addr: address, label })),
    adrs: card.addresses.map(({ kind, street, city, region, postcode, country }) => ({
      types: placeTypes[kind],
      street,
      city,
      region,
      zip: postcode,
      country,
    })),
    url: website?.url,
    socials: card.links.filter((link) => link !== website).map((link) => ({ ...link, kind: honestKind(link) })),
    note: text(card.note),
    photo: about.photo && { type: imageType(about.photo), data: { base64: about.photo.toString('base64') } },
  }
}

/** `Salma-Benjelloun.vcf`, in the reader's script: letters and digits only, so that it is a plain file name everywhere. */
export function vcardFileName(card: Card, language: Language): string {
  const words =
    fullName(namesFor(card, language).shown)
      .normalize('NFC')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const stem = [...words.join('-')].slice(0, 60).join('').replace(/-$/, '')
  // Windows opens a device, not a file, under these names, whatever the extension.
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)?$/i.test(stem) ? `${stem}-contact`.replace(/^-/, '') : stem
  return `${safe}.vcf`
}

/** RFC 6266, with an ASCII fallback for old readers and the true name as in RFC 8187. */
export function contentDisposition(fileName: string): string {
  const name = fileName
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/]/g, '-')
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7E]/g, '')
    .replace(/[^A-Za-z0-9._ -]/g, '-')
    .replace(/^[-. ]+/, '')
  const fallback = /^\w.*\.vcf$/i.test(ascii) ? ascii : 'contact.vcf'
  const extended = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return fallback === name ? `attachment; filename="${name}"` : `attachment; filename="${fallback}"; filename*=UTF-8''${extended}`
}

export const phoneTypes = { mobile: 'CELL', work: 'WORK', home: 'HOME', fax: 'FAX', other: 'VOICE' }
export const placeTypes = { work: ['WORK'], home: ['HOME'], other: [] }

/** The name in the reader's script, and in the other one. */
export function namesFor(card: Card, reader: Language): { shown: Name; other: Maybe<Name> } {
  const [own, foreign] = reader === 'ar' ? [card.nameArabic, card.name] : [card.name, card.nameArabic]
  return own ? { shown: own, other: foreign } : { shown: foreign ?? {}, other: undefined }
}

function organisation({ org, dept }: VcardEntry): string[] {
  const parts = [escaped(org), escaped(dept)]
  if (parts[1] === '') parts.pop()
  return parts.every((part) => part === '') ? [] : [`ORG:${parts.join(';')}`]
}

function imageType(photo: Buffer): string {
  if (photo.subarray(1, 4).toString('latin1') === 'PNG') return 'PNG'
  return photo.subarray(8, 12).toString('latin1') === 'WEBP' ? 'WEBP' : 'JPEG'
}

export const typed = (types: string[]) =>
  types
    .map((type) => type.replace(/[^A-Za-z0-9-]/g, ''))
    .filter((type) => type !== '')
    .map((type) => `;TYPE=${type}`)
    .join('')

const squeezed = (phone: string) => (/^\s*\+/.test(phone) ? '+' : '') + phone.replace(/[^0-9]/g, '')

// NEL and the Unicode separators are line ends to some readers, so they are told as one, like CR.
export const escaped = (text = '') =>
  text
    .toWellFormed()
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')

// A URL is not text to RFC 2426: it takes no backslashes, so what it may not hold is percent-encoded.
export const asciiUrl = (url: string) =>
  url
    .trim()
    .toWellFormed()
    .replace(/[\u0000-\u001F\u007F-\u009F]/g, '')
    .replace(/[^\u0021-\u007E]+/gu, encodeURIComponent)

/** At most 75 octets a line, the leading space of a continuation included; a code point is never cut in two. */
function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const point of line) {
    const size = Buffer.byteLength(point)
    if (octets + size > 75) {
      out += '\r\n '
      octets = 1
    }
    out += point
    octets += size
  }
  return out
}
