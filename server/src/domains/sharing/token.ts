import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { decrypt, derivation, encrypt } from '#platform/vault/crypto.ts'

// The secret in a link, and the keys that come from it (docs/vault.md). Test vectors: server/test/vectors/link-kdf.json.

const salt = 'connectcard/link/v1'
const tokenBytes = 20
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford's base32: no i, l, o, u
const letterValue = new Map([...alphabet].map((letter, value) => [letter, value]))
for (const [letter, same] of [
  ['o', '0'],
  ['i', '1'],
  ['l', '1'],
] as const)
  letterValue.set(letter, letterValue.get(same) ?? 0)

export const newToken = (): Buffer => randomBytes(tokenBytes)

export function tokenText(token: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of token) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return text
}

/**
 * The token a person or a browser sent: 32 characters of Crockford's base32, case ignored, o read as 0, i and l as 1, spaces and
 * hyphens passed over; a whole link is taken too. Undefined where it cannot be a token.
 */
export function parseToken(text: string): Buffer | undefined {
  if (text.length > 2_000) return undefined
  const code = (/(?:\/(?:l|recu)\/|#|%23)([^/#?&]*)[/]?$/i.exec(text.trim())?.[1] ?? text).replace(/[\s-]/g, '').toLowerCase()
  if (code.length !== 32) return undefined
  const token = Buffer.alloc(tokenBytes)
  let bits = 0
  let held = 0
  let at = 0
  for (const letter of code) {
    const value = letterValue.get(letter)
    if (value === undefined) return undefined
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      token[at++] = (held >> bits) & 0xff
      held &= (1 << bits) - 1
    }
  }
  return token
}

export interface LinkSecrets {
  /** Primary key of the link's row: 16 bytes. */
  readonly lookupId: Buffer
  /** Key-encrypting key: 32 bytes. */
  readonly kek: Buffer
}

export function linkSecrets(token: Uint8Array): LinkSecrets {
  const derived = derivation(token, salt)
  return { lookupId: derived('cc/link/v1/lookup', 16), kek: derived('cc/link/v1/kek', 32) }
}

/** Under which the public line of a link lies that only asks for access: with the token, and with nothing that we keep. */
export const askingKey = (token: Uint8Array): Buffer => derivation(token, salt)('cc/link/v1/asking', 32)

/**
 * The code of a named link as the database keeps it, under a key that comes from the link's: only who holds the token can compute it, so
 * that a process without root key can check a code, and a thief of the database cannot try the million there are.
 */
export const codeDigest = (kek: Uint8Array, code: string): Buffer => derivation(kek, salt)(`cc/link/v1/code|${code}`, 32)

const scryptKey = promisify<string, Uint8Array, number, object, Buffer>(scrypt)

/** The key of a link with a PIN: the PIN is in the key, not beside it. Costs 32 MiB and some hundred milliseconds. */
export async function kekWithPin(kek: Uint8Array, pin: string, pinSalt: Uint8Array): Promise<Buffer> {
  const stretched = await scryptKey(pin.normalize('NFKC'), pinSalt, 32, { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 })
  return derivation(Buffer.concat([kek, stretched]), salt)('cc/link/v1/kek+pw', 32)
}

const wrappingKey = (kek: Uint8Array, share: Uint8Array) => derivation(Buffer.concat([kek, share]), salt)('cc/link/v1/wrap', 32)

export interface Wrapping {
  readonly lookupId: Uint8Array
  readonly cardId: string
  readonly version: number
}
const bindingOf = (place: Wrapping) =>
  `cc/wrap/v1|link|${Buffer.from(place.lookupId).toString('hex')}|${place.cardId}|${place.version}|card-key`

/** The card key as one link holds it: neither the link nor the share opens it alone. */
export function wrapCardKey(place: Wrapping, kek: Uint8Array, share: Uint8Array, cardKey: Uint8Array, nonce?: Uint8Array): Buffer {
  return encrypt(wrappingKey(kek, share), bindingOf(place), cardKey, nonce)
}

export function unwrapCardKey(place: Wrapping, kek: Uint8Array, share: Uint8Array, wrap: Uint8Array): Buffer | undefined {
  return decrypt(wrappingKey(kek, share), bindingOf(place), wrap)
}
