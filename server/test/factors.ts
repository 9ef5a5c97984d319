import { hotp, stepAt } from '#domains/accounts/totp.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an application shows at a moment, or so many half minutes from it, for the key that it was given. */
export function shownBy(secret: string, at: Date, away = 0): string {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  return hotp(bytes, stepAt(at) + away)
}
