import { type Card, fullName, inLanguage } from '#contract/card.ts'
import { type ContactPart, contactParts } from '#contract/contact-qr.ts'
import type { Language } from '#contract/language.ts'
import { asciiUrl, escaped, namesFor, phoneTypes, placeTypes, typed } from './vcard.ts'

interface Wanted {
  readonly language: Language
  readonly parts: readonly ContactPart[]
  /** In so many octets, line ends included. */
  readonly room: number
}
type Counted = readonly { readonly part: ContactPart; readonly count: number }[]

/**
 * A vCard 3.0 with nothing in it that a phone can do without, for a code that is read without a network: what has no room is left out, the last
 * wished first, and told. The name is always there. Lines are not folded, for readers of QR codes do not unfold them.
 */
export function compactVcard(card: Card, { language, parts, room }: Wanted): { vcard: string; holds: Counted; leftOut: Counted } {
  const { shown } = namesFor(card, language)
  const name = [`N:${escaped(shown.family)};${escaped(shown.given)};;;`, `FN:${escaped(fullName(shown))}`]
  const vcardWith = (lines: readonly string[]) =>
    ['BEGIN:VCARD', 'VERSION:3.0', ...name, ...lines, 'END:VCARD'].map((line) => `${line}\r\n`).join('')
  const chosen: { part: ContactPart; line: string }[] = []
  const leftOut: { part: ContactPart; line: string }[] = []
  for (const one of linesOf(card, language, parts)) {
    const fits = Buffer.byteLength(vcardWith([...chosen, one].map(({ line }) => line))) <= room
    ;(fits ? chosen : leftOut).push(one)
  }
  return { vcard: vcardWith(chosen.map(({ line }) => line)), holds: counted(chosen), leftOut: counted(leftOut) }
}

/** What is wished, line by line, in the order in which it gets the room. */
function linesOf(card: Card, language: Language, parts: readonly ContactPart[]): { part: ContactPart; line: string }[] {
  const text = (texts: Card['note']) => escaped(inLanguage(texts, language, card.language))
  const [company, department, role, note] = [text(card.company), text(card.department), text(card.role), text(card.note)]
  const lines: { readonly [P in ContactPart]: readonly string[] } = {
    phones: card.phones.map(({ kind, number }) => `TEL${typed([phoneTypes[kind]])}:${number}`),
    emails: card.emails.map(({ address }) => `EMAIL:${escaped(address)}`),
    company: company || department ? [`ORG:${company}${department && `;${department}`}`] : [],
    role: role ? [`TITLE:${role}`] : [],
    links: card.links.map(({ url }) => `URL:${asciiUrl(url)}`),
    addresses: card.addresses.map(({ kind, street, city, region, postcode, country }) => {
      const places = [street, city, region, postcode, country].map(escaped).join(';')
      return `ADR${typed(placeTypes[kind])}:;;${places}`
    }),
    note: note ? [`NOTE:${note}`] : [],
  }
  return contactParts.filter((part) => parts.includes(part)).flatMap((part) => lines[part].map((line) => ({ part, line })))
}

function counted(lines: readonly { readonly part: ContactPart }[]): Counted {
  const counts = new Map<ContactPart, number>()
  for (const { part } of lines) counts.set(part, (counts.get(part) ?? 0) + 1)
  return [...counts].map(([part, count]) => ({ part, count }))
}
