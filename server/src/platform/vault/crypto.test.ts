import { createSecretKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decrypt, derivation, encrypt } from './crypto.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((given) => Buffer.from(given))
const key = bytes(32)
const plain = fc.uint8Array({ maxLength: 400 }).map((given) => Buffer.from(given))
const binding = fc.string({ unit: 'grapheme', maxLength: 60 })
const hex = (text: string) => Buffer.from(text, 'hex')

const flipped = (given: Buffer, bit: number): Buffer => {
  const changed = Buffer.from(given)
  changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return changed
}

describe('what was encrypted', () => {
  test('is decrypted to the same bytes, whatever they are', () => {
    fc.assert(
      fc.property(key, binding, plain, (key, boundTo, plain) => {
        const sealed = encrypt(key, boundTo, plain)
        expect(sealed.length).toBe(12 + plain.length + 16)
        expect(decrypt(createSecretKey(key), boundTo, sealed)).toEqual(plain)
      }),
      { numRuns: 500 },
    )
  })

  test('is refused with any single bit flipped', () => {
    fc.assert(
      fc.property(key, binding, plain, fc.nat(), (key, boundTo, plain, place) => {
        const sealed = encrypt(key, boundTo, plain)
        expect(decrypt(key, boundTo, flipped(sealed, place % (sealed.length * 8)))).toBeUndefined()
      }),
      { numRuns: 1_000 },
    )
    const [one, sealed] = [Buffer.alloc(32, 7), encrypt(Buffer.alloc(32, 7), 'here', Buffer.from('Salma Benjelloun'))]
    for (let bit = 0; bit < sealed.length * 8; bit++) expect(decrypt(one, 'here', flipped(sealed, bit)), `bit ${bit}`).toBeUndefined()
  })

  test('is refused under a key or a binding that differs by one bit, or cut short, or made longer', () => {
    fc.assert(
      fc.property(key, binding, plain, fc.nat(255), fc.nat(), (key, boundTo, plain, bit, cut) => {
        const sealed = encrypt(key, boundTo, plain)
        expect(decrypt(flipped(key, bit), boundTo, sealed)).toBeUndefined()
        expect(decrypt(key, `${boundTo} `, sealed)).toBeUndefined()
        expect(decrypt(key, boundTo, sealed.subarray(0, cut % sealed.length))).toBeUndefined()
        expect(decrypt(key, boundTo, Buffer.concat([sealed, Buffer.of(0)]))).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  test('never has the nonce of another: 100 000 of one value under one key', () => {
    const [one, value] = [createSecretKey(Buffer.alloc(32, 7)), Buffer.from('Salma Benjelloun')]
    const nonces = new Set<string>()
    for (let made = 0; made < 100_000; made++) nonces.add(encrypt(one, 'here', value).toString('latin1', 0, 12))
    expect(nonces.size).toBe(100_000)
  })
})

describe('published vectors', () => {
  test('AES-256-GCM: test case 14 of the GCM specification', () => {
    const sealed = encrypt(Buffer.alloc(32), '', Buffer.alloc(16), Buffer.alloc(12))
    expect(sealed.toString('hex', 12)).toBe('cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919')
  })

  test('HKDF-SHA-256: test case 3 of RFC 5869', () => {
    const expected = '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'
    expect(derivation(Buffer.alloc(22, 0x0b), '')('', 42).toString('hex')).toBe(expected)
  })

  const WrapVector = z.object({ kek: z.string(), nonce: z.string(), aad: z.string(), cdk: z.string(), sealed: z.string() })
  const file = readFileSync(join(import.meta.dirname, '../../../test/vectors/link-kdf.json'), 'utf8')
  const { wrap_vector } = z.object({ wrap_vector: WrapVector }).parse(JSON.parse(file))

  test('our own, for a wrapped key', () => {
    const { kek, nonce, aad, cdk, sealed } = wrap_vector
    expect(encrypt(hex(kek), aad, hex(cdk), hex(nonce)).toString('hex')).toBe(sealed)
    expect(decrypt(hex(kek), aad, hex(sealed))?.toString('hex')).toBe(cdk)
  })
})
