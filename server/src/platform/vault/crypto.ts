import { createCipheriv, createDecipheriv, createSecretKey, hash, KeyObject, randomFillSync } from 'node:crypto'

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
 * HKDF-SHA-256 (RFC 5869): the keys that a secret gives, one for each info. From one extraction, and with HMAC (RFC 2104) made of single
 * hashes: Node's own is three times slower, and each of its objects is one more for the garbage collector.
 */
export function derivation(secret: Uint8Array, salt: string): (info: string, bytes: number) => Buffer {
  const extracted = hmacUnder(saltHmac(salt)(secret))
  return (info, bytes) => {
    const blocks: Buffer[] = []
    for (let number = 1; blocks.length * hashBytes < bytes; number++)
      blocks.push(extracted(Buffer.concat([blocks.at(-1) ?? Buffer.alloc(0), Buffer.from(info), Buffer.of(number)])))
    return Buffer.concat(blocks, bytes)
  }
}

const hashBytes = 32
const blockBytes = 64
/** HMAC-SHA-256 under a key of at most one block. */
function hmacUnder(key: Uint8Array): (text: Uint8Array) => Buffer {
  if (key.length > blockBytes) throw new Error('an HMAC key of more than one block')
  const [inner, outer] = [0x36, 0x5c].map((pad) => {
    const block = Buffer.alloc(blockBytes, pad)
    key.forEach((byte, at) => {
      block[at] = byte ^ pad
    })
    return block
  }) as [Buffer, Buffer]
  return (text) => hash('sha256', Buffer.concat([outer, hash('sha256', Buffer.concat([inner, text]), 'buffer')]), 'buffer')
}
const saltHmacs = new Map<string, (text: Uint8Array) => Buffer>()
function saltHmac(salt: string): (text: Uint8Array) => Buffer {
  const known = saltHmacs.get(salt) ?? hmacUnder(Buffer.from(salt))
  saltHmacs.set(salt, known)
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
