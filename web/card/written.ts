import type { Card, Name } from '#contract/card.ts'
import type { Language } from '#contract/language.ts'
import { hostShown } from '#contract/link-host.ts'

/** How numbers, dates, names and addresses are written for a reader. */

const longDate = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    numberingSystem: 'latn',
    timeZone: 'Africa/Casablanca',
  })
const dates: Record<Language, Intl.DateTimeFormat> = { fr: longDate('fr-MA'), ar: longDate('ar-MA'), en: longDate('en-GB') }

/** `31 décembre 2026`, `31 دجنبر 2026`, `31 December 2026`, in Moroccan time. */
export function writtenDate(language: Language, date: Date): string {
  const text = dates[language].format(date)
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text
}

/** Seconds as `0:30`, `12:05` or `1:02:03`. */
export function writtenWait(seconds: number): string {
  const whole = Math.ceil(seconds)
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`
}

/** An https address in its two parts as people read them: the host in its own letters without `www.`, the path without its last slash. */
export function writtenUrl(url: string): { host: string; path: string } {
  const [, host = '', path = ''] = /^https:\/\/(?:www\.)?([^/?#:]+)[^/?#]*([^?#]*)/i.exec(url) ?? []
  return { host: hostShown(host.toLowerCase()), path: path.replace(/\/+$/, '') }
}

/** `SB`; in Arabic the two letters stand apart, in their isolated forms, and the family's article does not count. */
export function initials(name: Name, script: 'arabic' | 'latin'): string {
  const first = (text: string | undefined) => /\p{L}/u.exec(text?.normalize('NFC') ?? '')?.[0]
  const family = script === 'arabic' ? name.family?.replace(/^ال(?=\p{L}{2})/u, '') : name.family
  const letters = [first(name.given), first(family)].filter((letter) => letter !== undefined)
  return letters.join(script === 'arabic' ? ' ' : '').toLocaleUpperCase('fr')
}

/** A postal address on its lines, the comma that of its script. */
export function writtenAddress(address: Card['addresses'][number]): string {
  const city = [address.postcode, address.city].filter((part) => part !== undefined).join(' ')
  const parts = [city, address.region, address.country].filter((part) => part)
  const comma = parts.some((part) => /\p{Script=Arabic}/u.test(part ?? '')) ? '، ' : ', '
  return [address.street, parts.join(comma)].filter((line) => line).join('\n')
}
