import { createHmac, timingSafeEqual } from 'node:crypto'

// Time-based one-time passwords as every application for them counts (RFC 6238 over RFC 4226): SHA-1, six figures, half a minute.

export const stepSeconds = 30
/** What every application takes; others are read wrongly by some. */
const figures = 6
/** One half minute to either side: clocks differ, and typing takes its time. */
const drift = 1

export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1_000 / stepSeconds)

/** The one-time password of a counter (RFC 4226, 5.3). */
export function hotp(secret: Uint8Array, counter: number, digits = figures, hash = 'sha1'): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac(hash, secret).update(message).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** Which half minute a code is of, among those that are near and newer than `last`: each is taken once (RFC 6238, 5.2). */
export function stepOf(secret: Uint8Array, code: string, at: Date, last: number): number | undefined {
  const now = stepAt(at)
  const given = Buffer.from(code)
  let found: number | undefined
  for (let step = now - drift; step <= now + drift; step++) {
    const wanted = Buffer.from(hotp(secret, step))
    if (given.length === wanted.length && timingSafeEqual(given, wanted) && step > last) found ??= step
  }
  return found
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 (RFC 4648, 6) of whole groups of five bytes, as applications take a key that is typed. */
export function base32(bytes: Uint8Array): string {
  let [text, bits, held] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return text
}

/** What the QR code says (Key Uri Format). The address stays in the application: it tells one account from another there. */
export function enrolmentUri(secret: Uint8Array, address: string): string {
  const query = new URLSearchParams({ secret: base32(secret), issuer: 'ConnectCard', algorithm: 'SHA1', digits: '6', period: '30' })
  return `otpauth://totp/ConnectCard:${encodeURIComponent(address)}?${query}`
}
