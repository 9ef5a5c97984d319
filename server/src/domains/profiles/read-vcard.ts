import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { z } from 'zod'
import { Card, fullName, type linkKinds, Name, PhoneNumber } from '#contract/card.ts'
import { Language } from '#contract/language.ts'
import { hostTrouble } from '#contract/link-host.ts'
import { linkLabels } from './vcard.ts'
import { type VcardProperty, vcardProperties } from './vcard-lines.ts'

/** Says nothing of what the file holds: the message may reach a log. */
export class UnreadableVcard extends Error {
  override name = 'UnreadableVcard'
}

const largestFile = 5 * 1024 * 1024

/**
 * A card from a vCard file of any version, for its owner to check before it is kept. `unread` holds the names of the
 * properties which did not fit or were not understood, never their values. A photo given by address is not fetched.
 */
export function readVcard(bytes: Buffer): { card: Card; photo?: Buffer; unread: string[] } {
  if (bytes.length > largestFile) throw new UnreadableVcard('larger than 5 MB')
  const { properties, unread } = vcardProperties(bytes)
  const file: File = {
    all: (...wanted) => wanted.flatMap((name) => properties.filter((property) => property.name === name)),
    lost: (property) => unread.add(property.name),
  }
  const language = languageOf(file)
  const photo = photoOf(file)
  const card = Card.safeParse({
    language,
    ...namesOf(file),
    ...textsOf(file, language),
    phones: phonesOf(file),
    emails: emailsOf(file),
    addresses: addressesOf(file),
    links: linksOf(file),
  })
  if (!card.success) throw new UnreadableVcard('no vCard with a usable name')
  return { card: card.data, ...(photo && { photo }), unread: [...unread] }
}

interface File {
  /** By the order of the names asked for, then of the file. */
  all: (...names: string[]) => VcardProperty[]
  lost: (property: VcardProperty) => void
}

const known = (tag: string | undefined) => Language.safeParse(tag?.trim().slice(0, 2).toLowerCase()).data

const languageOf = (file: File): Language =>
  file.all('LANG').map((property) => known(property.parts[0]))[0] ??
  file
    .all('N', 'FN')
    .map((property) => known(property.language))
    .find((language) => language !== undefined) ??
  'fr'

// The first rule of `contract/text.ts` turned round: what it refuses is taken out, and what remains is measured.
const unsafe = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu

function cleanParagraph(text: string | undefined): string | undefined {
  const clean = (text ?? '')
    .replace(/\t/g, ' ')
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replace(unsafe, '')
    .trim()
  return clean === '' ? undefined : clean
}

const cleanLine = (text: string | undefined) => cleanParagraph(text?.replace(/[\r\n\u0085\u2028\u2029]+/g, ' '))

const isArabic = (text: string) => /\p{Script=Arabic}/u.test(text)

function namesOf(file: File): { name?: Name; nameArabic?: Name } {
  const found: { name?: Name; nameArabic?: Name } = {}
  /** False where a name of this script is already there. */
  const keep = (name: Name) => {
    const script = isArabic(fullName(name)) ? 'nameArabic' : 'name'
    if (found[script]) return false
    found[script] = name
    return true
  }
  for (const property of file.all('N')) {
    const [family, given, additional, prefix, suffix] = property.parts.map(cleanLine)
    const name = nameFrom([given, additional].filter((part) => part !== undefined).join(' '), family)
    if (prefix || suffix || !name.whole) file.lost(property)
    if (name.name && !keep(name.name)) file.lost(property)
  }
  const spoken = file.all('X-PHONETIC-FIRST-NAME', 'X-PHONETIC-LAST-NAME')
  const spokenPart = (which: string) => cleanLine(spoken.find((property) => property.name === which)?.parts[0])
  const phonetic = nameFrom(spokenPart('X-PHONETIC-FIRST-NAME'), spokenPart('X-PHONETIC-LAST-NAME'))
  // Without a name in the other script, this is a pronunciation.
  if (!phonetic.whole || !phonetic.name || Object.keys(found).length === 0 || !keep(phonetic.name)) spoken.forEach(file.lost)
  for (const property of file.all('FN')) {
    const text = cleanLine(property.parts[0]) ?? ''
    // Beside N it repeats what is known, unless it is wholly in the other script.
    if (Object.keys(found).length > 0 && isArabic(text) && /\p{Script=Latin}/u.test(text)) continue
    const [, given, family] = /^(\S+)\s*(.*)$/s.exec(text) ?? []
    const name = nameFrom(given, family)
    if (!name.whole) file.lost(property)
    if (name.name) keep(name.name)
  }
  return found
}

/** The parts which fit; not whole where one did not. */
function nameFrom(given: string | undefined, family: string | undefined): { name: Name | undefined; whole: boolean } {
  const parts = { ...(given && { given }), ...(family && { family }) }
  const whole = Name.safeParse(parts)
  if (whole.success || Object.keys(parts).length === 0) return { name: whole.data, whole: true }
  return { name: Name.safeParse({ given }).data ?? Name.safeParse({ family }).data, whole: false }
}

type TextField = 'role' | 'department' | 'company' | 'note'

function textsOf(file: File, own: Language): Pick<Card, TextField> {
  const found: Pick<Card, TextField> = {}
  const keep = (property: VcardProperty, field: TextField, text: string | undefined) => {
    if (text === undefined) return
    const latin = known(property.language) ?? own
    const language = isArabic(text) ? 'ar' : latin === 'ar' ? 'fr' : latin
    const texts = Card.shape[field].safeParse({ ...found[field], [language]: text })
    if (found[field]?.[language] !== undefined || !texts.success) file.lost(property)
    else found[field] = texts.data
  }
  for (const property of file.all('TITLE', 'ROLE')) keep(property, 'role', cleanLine(property.parts[0]))
  for (const property of file.all('ORG')) {
    const [company, department, ...smaller] = property.parts.map(cleanLine)
    keep(property, 'company', company)
    keep(property, 'department', department)
    if (smaller.some((unit) => unit !== undefined)) file.lost(property)
  }
  for (const property of file.all('NOTE')) keep(property, 'note', cleanParagraph(property.parts[0]))
  return found
}

/** Adds the entry if the shape of the whole list still holds: its own limits, and how many there may be. */
function added<T>(shape: z.ZodType<T[]>, list: T[], entry: T): T[] | undefined {
  return shape.safeParse([...list, entry]).data
}

function phonesOf(file: File): Card['phones'] {
  let phones: Card['phones'] = []
  for (const property of file.all('TEL')) {
    const text = (cleanLine(property.parts[0]) ?? '').replace(/^tel:/i, '')
    if (text === '') continue
    const parsed = parsePhoneNumberFromString(text, 'MA')
    const number = parsed?.isValid() ? parsed.number : PhoneNumber.safeParse(text).data
    const { kind: labelKind, label } = appleLabel(file, property)
    const kind = phoneKind(labelKind === undefined ? property.types : [labelKind, ...property.types])
    const longer = number === undefined ? undefined : added(Card.shape.phones, phones, { kind, number, ...(label && { label }) })
    if (!longer || parsed?.ext) file.lost(property)
    phones = longer ?? phones
  }
  return phones
}

function phoneKind(types: string[]): Card['phones'][number]['kind'] {
  if (types.some((type) => type.endsWith('fax'))) return 'fax'
  if (types.some((type) => ['cell', 'mobile', 'iphone'].includes(type))) return 'mobile'
  return placeOf(types)
}

const placeOf = (types: string[]) => (types.includes('work') ? 'work' : types.includes('home') ? 'home' : 'other')

function emailsOf(file: File): Card['emails'] {
  let emails: Card['emails'] = []
  for (const property of file.all('EMAIL')) {
    const address = (cleanLine(property.parts[0]) ?? '').replace(/^mailto:/i, '')
    if (address === '') continue
    const { kind, label } = appleLabel(file, property)
    const types = kind === undefined ? property.types : [kind, ...property.types]
    const longer = added(Card.shape.emails, emails, { kind: placeOf(types), address, ...(label && { label }) })
    if (!longer) file.lost(property)
    emails = longer ?? emails
  }
  return emails
}

function addressesOf(file: File): Card['addresses'] {
  let addresses: Card['addresses'] = []
  for (const property of file.all('ADR')) {
    const [box, extended, road, ...rest] = property.parts
    const street = cleanParagraph(
      [box, extended, road]
        .map(cleanParagraph)
        .filter((part) => part !== undefined)
        .join('\n'),
    )
    const [city, region, postcode, country] = rest.map(cleanLine)
    const address = {
      ...(street && { street }),
      ...(city && { city }),
      ...(region && { region }),
      ...(postcode && { postcode }),
      ...(country && { country }),
    }
    if (Object.keys(address).length === 0) continue
    const longer = added(Card.shape.addresses, addresses, { kind: placeOf(property.types), ...address })
    if (!longer) file.lost(property)
    addresses = longer ?? addresses
  }
  return addresses
}

type LinkKind = (typeof linkKinds)[number]

function linksOf(file: File): Card['links'] {
  let links: Card['links'] = []
  const keep = (property: VcardProperty, link: Card['links'][number]) => {
    const longer = hostTrouble(link.url) ? undefined : added(Card.shape.links, links, link)
    if (!longer) file.lost(property)
    links = longer ?? links
  }
  for (const property of file.all('URL')) {
    const url = cleanUrl(property)
    const { kind: apple, label } = appleLabel(file, property)
    const named = apple === 'homepage' ? 'website' : kindNamed(label)
    const kind = named ?? kindAt(url) ?? (label === undefined ? 'website' : 'other')
    if (url !== '') keep(property, { kind, url, ...(label && !named && { label }) })
  }
  for (const property of file.all('X-SOCIALPROFILE')) {
    const url = cleanUrl(property)
    const kind = property.types.map(kindNamed).find((one) => one !== undefined) ?? kindAt(url)
    // Writers give the same address twice, as a link that everybody shows and as a profile that says of what kind it is.
    const twin = links.findIndex((link) => link.url === url)
    if (twin === -1) keep(property, { kind: kind ?? 'other', url })
    else links = links.map((link, place) => (place === twin ? { ...link, kind: kind ?? link.kind } : link))
  }
  return links
}

function cleanUrl(property: VcardProperty): string {
  const url = cleanLine(property.parts[0]) ?? ''
  return /[^\u0021-\u007E]/.test(url) && URL.canParse(url) ? new URL(url).href : url
}

function kindNamed(label: string | undefined): LinkKind | undefined {
  const name = label?.toLowerCase() === 'twitter' ? 'x' : label?.toLowerCase()
  for (const kind of Card.shape.links.unwrap().element.shape.kind.options) if (linkLabels[kind].toLowerCase() === name) return kind
  return undefined
}

const hosts: [string, LinkKind][] = [
  ['linkedin.com', 'linkedin'],
  ['instagram.com', 'instagram'],
  ['facebook.com', 'facebook'],
  ['x.com', 'x'],
  ['twitter.com', 'x'],
  ['youtube.com', 'youtube'],
  ['youtu.be', 'youtube'],
  ['tiktok.com', 'tiktok'],
  ['github.com', 'github'],
  ['calendly.com', 'calendar'],
]

function kindAt(url: string): LinkKind | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return hosts.find(([site]) => host === site || host.endsWith(`.${site}`))?.[1]
}

/** Apple names an entry by a line of the same group: one of its own words, `_$!<Mobile>!$_`, or what the owner typed. */
function appleLabel(file: File, property: VcardProperty): { kind?: string | undefined; label?: string | undefined } {
  if (property.group === undefined) return {}
  const label = file.all('X-ABLABEL').find((one) => one.group === property.group)
  const text = cleanLine(label?.parts[0])
  const own = /^_\$!<(.*)>!\$_$/s.exec(text ?? '')?.[1]
  if (own !== undefined) return { kind: own.toLowerCase() }
  const fits = text === undefined || text.length <= (property.name === 'URL' ? 60 : 40)
  if (label && !fits) file.lost(label)
  return { label: fits ? text : undefined }
}

function photoOf(file: File): Buffer | undefined {
  let photo: Buffer | undefined
  for (const property of file.all('PHOTO')) {
    const base64 = (property.parts[0] ?? '').replace(/^data:[^,]{0,200};base64,/i, '').replace(/\s+/g, '')
    if (photo || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) file.lost(property)
    else photo = Buffer.from(base64, 'base64')
  }
  return photo
}
