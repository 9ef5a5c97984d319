import { createCipheriv, createDecipheriv, createHmac, createSecretKey, KeyObject, randomFillSync } from 'node:crypto'

/** Raw bytes or a key object. */
export type Key = Uint8Array | KeyObject
// Node 24 takes bytes as a key five times slower than a key object made of them first.
const keyOf = (key: Key): KeyObject => (key instanceof KeyObject ? key : createSecretKey(key))

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D, 8.2.2): nonce ‖ ciphertext ‖ tag. */
export function encrypt(key: Key, boundTo: string, plain: Uint8Array, nonce: Uint8Array = newNonce()): Buffer {
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

/**
 * HKDF-SHA-256 (RFC 5869): the keys that a secret gives, one for each info. Made of HMACs, since Node's own is three times slower and
 * extracts anew for each key.
 */
export function derivation(secret: Uint8Array, salt: string): (info: string, bytes: number) => Buffer {
  const extracted = createSecretKey(createHmac('sha256', saltKey(salt)).update(secret).digest())
  return (info, bytes) => {
    const blocks: Buffer[] = []
    for (let number = 1; blocks.length * hashBytes < bytes; number++) {
      const block = createHmac('sha256', extracted)
      const before = blocks.at(-1)
      if (before) block.update(before)
      blocks.push(block.update(info).update(Buffer.of(number)).digest())
    }
    return Buffer.concat(blocks, bytes)
  }
}
const hashBytes = 32
const saltKeys = new Map<string, KeyObject>()
function saltKey(salt: string): KeyObject {
  const known = saltKeys.get(salt) ?? createSecretKey(salt === '' ? Buffer.alloc(hashBytes) : Buffer.from(salt))
  saltKeys.set(salt, known)
  return known
}

// Asked of the system for 256 values at a time: a call costs more than what it fetches.
const nonces = Buffer.alloc(nonceBytes * 256)
let noncesTaken = nonces.length
function newNonce(): Buffer {
  if (noncesTaken === nonces.length) {
    randomFillSync(nonces)
    noncesTaken = 0
  }
  noncesTaken += nonceBytes
  return Buffer.from(nonces.subarray(noncesTaken - nonceBytes, noncesTaken))
}
