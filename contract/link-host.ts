import type { linkKinds } from './card.ts'
import { isTwin, skeleton, wearsOurName } from './look-alikes.ts'
import { fromPunycode } from './punycode.ts'

/** Why an address may not stand on a card: its host is not written plainly, mixes alphabets, looks like another's, or like the service's. */
export type HostTrouble = 'form' | 'mixed' | 'look-alike' | 'reserved'

/** What is wrong with the host of an https address, and nothing where a reader sees where it leads. */
export function hostTrouble(url: string): HostTrouble | undefined {
  // no user, port, escape or backslash; the end of the host is the end of what a reader takes for it
  const host = /^https:\/\/([a-z0-9.-]{1,253})(?:[/?#][^\\]*)?$/i.exec(url)?.[1]?.toLowerCase()
  if (host === undefined || URL.parse(url)?.hostname !== host) return 'form'
  const labels = host.split('.')
  const shown = labels.map(labelShown)
  if (labels.length < 2 || !/^(?:[a-z]{2,}|xn--.+)$/.test(labels.at(-1) ?? '')) return 'form'
  if (!labels.every((label, at) => wellFormed.test(label) && shown[at] !== undefined)) return 'form'
  for (const label of shown) {
    const trouble = labelTrouble(label ?? '')
    if (trouble) return trouble
  }
  return leadsOn(labels) ? 'look-alike' : undefined
}

// letters, digits and hyphens (RFC 5890, 2.3.1); two hyphens in the third place are for encodings that there are not
const wellFormed = /^(?!-)(?:xn--|(?!..--))[a-z0-9-]{1,63}(?<!-)$/

const labelShown = (label: string): string | undefined => (label.startsWith('xn--') ? fromPunycode(label.slice(4)) : label)

// One alphabet for a label, as browsers ask before they show it: no marks that float, nothing that cannot be seen, one kind of digits.
const alphabets = [
  /^[\p{sc=Latin}0-9-]+$/u,
  /^(?:(?=\p{L})\p{sc=Arabic}|[0-9-])+$/u,
  /^(?:(?=\p{L})\p{sc=Arabic}|[\u0660-\u0669-])+$/u,
  /^(?:(?=\p{L})\p{sc=Arabic}|[\u06F0-\u06F9-])+$/u,
  /^(?:(?=\p{L})\p{sc=Tifinagh}|[0-9-])+$/u,
  /^(?:(?=\p{L})\p{sc=Hebrew}|[0-9-])+$/u,
  /^(?:(?=\p{L})\p{sc=Cyrillic}|[0-9-])+$/u,
  /^(?:(?=\p{L})\p{sc=Greek}|[0-9-])+$/u,
  /^(?:\p{sc=Han}|\p{scx=Hiragana}|\p{scx=Katakana}|[0-9-])+$/u,
  /^(?:\p{sc=Hangul}|[0-9-])+$/u,
]

function labelTrouble(label: string): HostTrouble | undefined {
  if (wearsOurName(label)) return 'reserved'
  if (!alphabets.some((alphabet) => alphabet.test(label))) return 'mixed'
  const foreign = /[^\p{sc=Latin}0-9-]/u.test(label)
  // an Arabic or Cyrillic word that is all look-alikes reads as a Latin one; a Latin one is spoilt by a single one
  if (foreign ? /^[a-z0-9-]+$/.test(skeleton(label)) : [...label].some(isTwin)) return 'look-alike'
  return [label, ...label.split('-')].some(imitates) ? 'look-alike' : undefined
}

// Whose pages people give their passwords, codes and money to. A host that bears one of these names may; one that only looks like it may not.
const trusted = [
  ...['linkedin', 'instagram', 'facebook', 'messenger', 'twitter', 'youtube', 'tiktok', 'github', 'whatsapp', 'telegram', 'snapchat'],
  ...['pinterest', 'google', 'gmail', 'microsoft', 'outlook', 'office', 'icloud', 'apple', 'amazon', 'paypal', 'netflix', 'dropbox'],
  ...['docusign', 'adobe', 'calendly', 'mastercard', 'airbnb', 'booking', 'attijariwafa', 'attijariwafabank', 'banquepopulaire'],
  ...['chaabinet', 'bankofafrica', 'cihbank', 'creditagricole', 'wafacash', 'cashplus', 'maroctelecom', 'orange', 'barid', 'baridbank'],
  ...['damancom', 'idarati', 'watiqa', 'idnet'],
]
// in a long word a lower-case l in the place of an i is overlooked
const read = (name: string) => (name.length < 8 ? skeleton(name) : skeleton(name).replace(/i/g, 'l'))
const trustedReadings = new Map(trusted.map((name) => [read(name), name]))

function imitates(part: string): boolean {
  const name = trustedReadings.get(read(part))
  return name !== undefined && name !== part
}

/** `linkedin.com.example.ma`: the host of somebody else before the one that it really is; `google.com.sa` is one. */
const leadsOn = (labels: readonly string[]): boolean =>
  labels.some((label, at) => {
    const country = at + 3 === labels.length && /^[a-z]{2}$/.test(labels[at + 2] ?? '')
    return trusted.includes(label) && /^(?:com|net|org|ma|fr|me|be)$/.test(labels[at + 1] ?? '') && at + 2 < labels.length && !country
  })

/** The host of an address as people read it: what `hostTrouble` let pass is shown in its own letters. */
export const hostShown = (host: string): string =>
  host
    .split('.')
    .map((label) => labelShown(label) ?? label)
    .join('.')

/** Whether a label reads as an address, and another one than the link's. */
export function namesAnotherHost(label: string, url: string): boolean {
  const named =
    /^(?:https?:\/\/)?(?:www\.)?((?:[\p{L}\p{N}-]+\.)+(?:com|net|org|info|ma|fr|be|es|eu|io|me|co|app|gov|المغرب))(?:[/?#:].*)?$/iu
  const host = named.exec(label.trim())?.[1]?.toLowerCase()
  const real = hostShown(URL.parse(url)?.hostname ?? '')
  return host !== undefined && real !== host && !real.endsWith(`.${host}`)
}

type LinkKind = (typeof linkKinds)[number]
const networks: { readonly [K in LinkKind]?: readonly string[] } = {
  linkedin: ['linkedin.com'],
  instagram: ['instagram.com'],
  facebook: ['facebook.com', 'fb.com'],
  x: ['x.com', 'twitter.com'],
  youtube: ['youtube.com', 'youtu.be'],
  tiktok: ['tiktok.com'],
  github: ['github.com'],
}

/** The network whose own page a link is; undefined for every other link, whatever its owner calls it. */
export function networkOf({ kind, url }: { readonly kind: LinkKind; readonly url: string }): LinkKind | undefined {
  const host = URL.parse(url)?.hostname ?? ''
  return networks[kind]?.some((site) => host === site || host.endsWith(`.${site}`)) ? kind : undefined
}

/** What a link is: one that is called a network's page and is none is an ordinary link. */
export const honestKind = (link: { readonly kind: LinkKind; readonly url: string }): LinkKind =>
  networkOf(link) ?? (link.kind in networks ? 'other' : link.kind)
