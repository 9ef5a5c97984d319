import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, KeyObject, randomBytes } from 'node:crypto'

/** Raw bytes or a key object. */
export type Key = Uint8Array | KeyObject
// Node 24 takes bytes as a key five times slower than a key object made of them first.
const keyOf = (key: Key): KeyObject => (key instanceof KeyObject ? key : createSecretKey(key))

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D, 8.2.2): nonce ‖ ciphertext ‖ tag. */
export function encrypt(key: Key, boundTo: string, plain: Uint8Array, nonce: Uint8Array = randomBytes(nonceBytes)): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce)
  cipher.setAAD(Buffer.from(boundTo))
  const body = cipher.update(plain)
  cipher.final()
  return Buffer.concat([nonce, body, cipher.getAuthTag()])
}

/** The plain bytes, or undefined where the key, the binding or a single bit differs. */
export function decrypt(key: Key, boundTo: string, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < nonceBytes + tagBytes) return undefined
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(boundTo))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const plain = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes))
  try {
    decipher.final()
  } catch {
    return undefined // the one error final() has: the tag does not match
  }
  return plain
}

/** HKDF-SHA-256 (RFC 5869). */
export function derive(secret: Uint8Array, salt: string, info: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', keyOf(secret), salt, info, bytes))
}
