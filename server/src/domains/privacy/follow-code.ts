import { randomInt } from 'node:crypto'

// Crockford's letters: none is taken for another, also over the telephone
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

/** Twelve letters, sixty bits, in groups of four: with the reference they follow a request. */
export function newFollowCode(): string {
  const text = Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** As it was given, however it was typed: small letters, without hyphens, O for 0, I and L for 1. */
export function readFollowCode(typed: string): string {
  const text = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}
