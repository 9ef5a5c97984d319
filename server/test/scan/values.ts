import type { Card } from '#contract/card.ts'

/** Something that must lie nowhere in plain: whose it is, what, and the value itself. */
export type Value = { readonly whose: string; readonly what: string } & (
  | { readonly text: string }
  /** E.164 */
  | { readonly phone: string }
  | { readonly bytes: Buffer }
  | { readonly photo: Buffer }
)

/** Shorter texts are met by chance, or as part of other words, in some hundred megabytes. */
const shortest = 6

const bytesOf = (text: string) => Buffer.byteLength(text)

/** A text, and each line of it: what is stored line by line, or with its line breaks written otherwise, is found too. */
export function textValues(whose: string, what: string, text: string | undefined): Value[] {
  const lines = (text ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => bytesOf(line) >= shortest).map((line) => ({ whose, what, text: line }))
}

/** A name whole, turned round, as a vCard has it, and those of its words that are long enough to mean nothing else. */
export function nameValues(whose: string, name: string): Value[] {
  const words = name.split(/\s+/)
  const [given, ...family] = words
  const orders = [name, `${family.join(' ')} ${given}`, `${family.join(' ')}, ${given}`, `${family.join(' ')};${given}`]
  return [...orders, ...words.filter((word) => [...word].length >= shortest)].flatMap((text) => textValues(whose, 'name', text))
}

/** Everything a card says about someone, but the words of closed lists (kinds, languages), which are the product's own. */
export function cardValues(whose: string, card: Card): Value[] {
  const { language: _, name, nameArabic, phones, emails, addresses, links, ...texts } = card
  const names = [name, nameArabic].filter((one) => one !== undefined)
  return [
    ...names.flatMap((one) => nameValues(whose, [one.given, one.family].filter((part) => part !== undefined).join(' '))),
    ...phones.flatMap(({ number, label }) => [{ whose, what: 'phone', phone: number }, ...textValues(whose, 'phone label', label)]),
    ...emails.flatMap(({ address, label }) => [...textValues(whose, 'e-mail', address), ...textValues(whose, 'e-mail label', label)]),
    ...addresses.flatMap(({ kind: __, ...lines }) => Object.values(lines).flatMap((line) => textValues(whose, 'address', line))),
    ...links.flatMap(({ url, label }) => [...textValues(whose, 'web address', url), ...textValues(whose, 'web label', label)]),
    ...Object.entries(texts).flatMap(([what, written]) =>
      Object.values(written ?? {}).flatMap((text) => textValues(whose, what, typeof text === 'string' ? text : undefined)),
    ),
  ]
}
