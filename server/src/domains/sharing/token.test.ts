import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { encrypt } from '#platform/vault/crypto.ts'
import { kekWithPin, linkSecrets, newToken, parseToken, tokenText, unwrapCardKey, wrapCardKey } from './token.ts'

const hex = z.string().transform((text) => Buffer.from(text, 'hex'))
const Vectors = z.object({
  vectors: z.array(z.object({ token_hex: hex, token_text: z.string(), lookup_id: z.string(), kek: z.string() })).min(3),
  password_vector: z.object({ token_hex: hex, password: z.string(), salt: hex, kek2: z.string() }),
  wrap_vector: z.object({ kek: hex, nonce: hex, aad: z.string(), cdk: hex, sealed: z.string() }),
})
const known = Vectors.parse(JSON.parse(readFileSync(new URL('../../../test/vectors/link-kdf.json', import.meta.url), 'utf8')))

const token = fc.uint8Array({ minLength: 20, maxLength: 20 })

describe('the published vectors', () => {
  test.each(known.vectors)('$token_text', ({ token_hex, token_text, lookup_id, kek }) => {
    expect(tokenText(token_hex)).toBe(token_text)
    expect(parseToken(token_text)).toEqual(token_hex)
    const secrets = linkSecrets(token_hex)
    expect(secrets.lookupId.toString('hex')).toBe(lookup_id)
    expect(secrets.kek.toString('hex')).toBe(kek)
  })

  test('the key of a link with a password', async () => {
    const { token_hex, password, salt, kek2 } = known.password_vector
    expect((await kekWithPin(linkSecrets(token_hex).kek, password, salt)).toString('hex')).toBe(kek2)
  })

  test('the cipher of a wrap', () => {
    const { kek, nonce, aad, cdk, sealed } = known.wrap_vector
    expect(encrypt(kek, aad, cdk, nonce).toString('hex')).toBe(sealed)
  })
})

describe('a token as text', () => {
  test('comes back as it was, in 32 lower-case characters of Crockford’s alphabet', () => {
    fc.assert(
      fc.property(token, (bytes) => {
        const text = tokenText(bytes)
        expect(text).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/)
        expect(parseToken(text)).toEqual(Buffer.from(bytes))
      }),
    )
  })

  test('is read whatever its case, with o for 0 and i or l for 1, with spaces and hyphens, alone or inside its link', () => {
    const choices = fc.array(fc.nat(5), { minLength: 32, maxLength: 32 })
    const written = fc.tuple(token, choices, fc.constantFrom('', ' ', '-')).map(([bytes, chosen, gap]) => {
      const lookAlikes: Record<string, string> = { '0': '0oO0oO', '1': '1iIlL1' }
      const letters = [...tokenText(bytes)].map((letter, place) => {
        const choice = chosen[place] ?? 0
        return lookAlikes[letter]?.[choice] ?? (choice % 2 ? letter.toUpperCase() : letter)
      })
      return { bytes: Buffer.from(bytes), text: letters.join(gap) }
    })
    const around = fc.constantFrom('', ' ', 'https://cards.example.ma/l#', 'https://cards.example.ma/l/', 'http://localhost:3000/l%23', '#')
    fc.assert(
      fc.property(written, around, ({ bytes, text }, before) => {
        expect(parseToken(before + text)?.toString('hex')).toBe(bytes.toString('hex'))
      }),
    )
  })

  test('is refused when a character is missing, too many, or none of the alphabet', () => {
    const text = tokenText(randomBytes(20))
    for (const wrong of ['', text.slice(1), `${text}0`, `u${text.slice(1)}`, `é${text.slice(1)}`, `${text.slice(1)}\0`, '０'.repeat(32)])
      expect(parseToken(wrong), wrong).toBeUndefined()
    expect(parseToken('0'.repeat(100_000))).toBeUndefined()
  })

  test('never reads two different texts of the alphabet as one token, and never fails on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ minLength: 32, maxLength: 32 })), (text) => {
        const read = parseToken(text)
        if (read) expect(tokenText(read)).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/)
      }),
    )
  })
})

test('ten thousand tokens: none twice, no shared beginnings beyond chance, every bit as often set as not', () => {
  const tokens = Array.from({ length: 10_000 }, newToken)
  expect(tokens.every((one) => one.length === 20)).toBe(true)
  const texts = tokens.map(tokenText)
  expect(new Set(texts).size).toBe(10_000)
  expect(10_000 - new Set(texts.map((text) => text.slice(0, 6))).size).toBeLessThan(5) // 0.05 expected
  expect(new Set(tokens.map((one) => linkSecrets(one).lookupId.toString('hex'))).size).toBe(10_000)
  for (let bit = 0; bit < 160; bit++) {
    const set = tokens.filter((one) => ((one[bit >> 3] ?? 0) >> (bit & 7)) & 1).length
    expect(Math.abs(set - 5_000), `bit ${bit}`).toBeLessThan(350) // seven standard deviations
  }
})

describe('the PIN of a link', () => {
  const kek = randomBytes(32)
  const salt = randomBytes(16)

  test('is the same in every way of writing the same characters (NFKC)', async () => {
    const key = await kekWithPin(kek, 'café ①', salt)
    expect(await kekWithPin(kek, 'cafe\u0301 1', salt)).toEqual(key)
    expect(await kekWithPin(kek, 'ｃａｆé １', salt)).toEqual(key)
  })

  test('is in the key: another PIN, salt or link gives another one', async () => {
    const keys = await Promise.all([
      kekWithPin(kek, '2741', salt),
      kekWithPin(kek, '2742', salt),
      kekWithPin(kek, '2741', randomBytes(16)),
      kekWithPin(randomBytes(32), '2741', salt),
    ])
    expect(new Set([kek, ...keys].map((key) => key.toString('hex'))).size).toBe(5)
    expect(keys.every((key) => key.length === 32)).toBe(true)
  })
})

describe('the card key as a link holds it', () => {
  const place = { lookupId: randomBytes(16), cardId: '0193e1a0-0000-7000-8000-000000000001', version: 3 }
  const kek = randomBytes(32)
  const share = randomBytes(32)
  const cardKey = randomBytes(32)
  const wrap = wrapCardKey(place, kek, share, cardKey)

  test('opens with the link’s key and the card share together', () => {
    expect(unwrapCardKey(place, kek, share, wrap)).toEqual(cardKey)
  })

  test('opens with neither alone, nor for another link, card or version', () => {
    const none = Buffer.alloc(32)
    expect(unwrapCardKey(place, kek, none, wrap)).toBeUndefined()
    expect(unwrapCardKey(place, Buffer.alloc(32), share, wrap)).toBeUndefined()
    expect(unwrapCardKey({ ...place, lookupId: randomBytes(16) }, kek, share, wrap)).toBeUndefined()
    expect(unwrapCardKey({ ...place, cardId: '0193e1a0-0000-7000-8000-000000000002' }, kek, share, wrap)).toBeUndefined()
    expect(unwrapCardKey({ ...place, version: 4 }, kek, share, wrap)).toBeUndefined()
  })

  test('opens no more once a single bit of it is turned, or its end is cut off', () => {
    fc.assert(
      fc.property(fc.nat(wrap.length * 8 - 1), (bit) => {
        const altered = Buffer.from(wrap)
        altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(unwrapCardKey(place, kek, share, altered)).toBeUndefined()
      }),
      { numRuns: 200 },
    )
    for (const length of [0, 11, 28, wrap.length - 1]) expect(unwrapCardKey(place, kek, share, wrap.subarray(0, length))).toBeUndefined()
  })

  test('never comes out the same twice', () => {
    expect(wrapCardKey(place, kek, share, cardKey)).not.toEqual(wrap)
  })
})
