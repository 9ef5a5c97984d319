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
