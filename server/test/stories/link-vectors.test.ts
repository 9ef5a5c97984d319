import { createCipheriv, hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { askingKey, kekWithPin, linkSecrets, unwrapCardKey, wrapCardKey } from '#domains/sharing/token.ts'

const Hex = z.string().regex(/^[0-9a-f]*$/)
const Vectors = z.object({
  link_wrap_vectors: z
    .array(
      z.object({
        token_hex: Hex,
        password: z.string().optional(),
        salt: Hex.optional(),
        lookup_id: Hex,
        kek: Hex,
        card_id: z.uuid(),
        version: z.int(),
        share: Hex,
        nonce: Hex,
        card_key: Hex,
        aad: z.string(),
        wrapping_key: Hex,
        wrap: Hex,
      }),
    )
    .min(4),
})
const file = readFileSync(join(import.meta.dirname, '../vectors/link-kdf.json'), 'utf8')
const { link_wrap_vectors } = Vectors.parse(JSON.parse(file))
const hex = (text: string) => Buffer.from(text, 'hex')

/** The wrap as the vectors' note says it, from node:crypto alone. */
function wrapAsWritten(one: (typeof link_wrap_vectors)[number]): string {
  const secret = Buffer.concat([hex(one.kek), hex(one.share)])
  const key = Buffer.from(hkdfSync('sha256', secret, 'connectcard/link/v1', 'cc/link/v1/wrap', 32))
  const cipher = createCipheriv('aes-256-gcm', key, hex(one.nonce))
  cipher.setAAD(Buffer.from(`cc/wrap/v1|link|${one.lookup_id}|${one.card_id}|${one.version}|card-key`))
  const body = Buffer.concat([cipher.update(hex(one.card_key)), cipher.final()])
  return Buffer.concat([hex(one.nonce), body, cipher.getAuthTag()]).toString('hex')
}

describe.each(link_wrap_vectors)('the wrap of version $version for the link $lookup_id', (one) => {
  const place = { lookupId: hex(one.lookup_id), cardId: one.card_id, version: one.version }
  const share = hex(one.share)

  test('starts from the secrets of its token', async () => {
    const secrets = linkSecrets(hex(one.token_hex))
    const kek = one.password && one.salt ? await kekWithPin(secrets.kek, one.password, hex(one.salt)) : secrets.kek
    expect([secrets.lookupId.toString('hex'), kek.toString('hex')]).toEqual([one.lookup_id, one.kek])
  })

  test('is the one computed elsewhere', () => {
    expect(wrapAsWritten(one)).toBe(one.wrap)
    expect(wrapCardKey(place, hex(one.kek), share, hex(one.card_key), hex(one.nonce)).toString('hex')).toBe(one.wrap)
    expect(unwrapCardKey(place, hex(one.kek), share, hex(one.wrap))?.toString('hex')).toBe(one.card_key)
  })

  test('opens for no other link, card, version, key or share', () => {
    const [kek, wrap] = [hex(one.kek), hex(one.wrap)]
    const other = (given: Buffer) => Buffer.from(given.map((byte, at) => (at === 0 ? byte ^ 1 : byte)))
    expect(unwrapCardKey({ ...place, lookupId: other(place.lookupId) }, kek, share, wrap)).toBeUndefined()
    expect(unwrapCardKey({ ...place, cardId: '019ab2c3-d4e5-7f60-8172-93a4b5c6d7e9' }, kek, share, wrap)).toBeUndefined()
    expect(unwrapCardKey({ ...place, version: one.version + 1 }, kek, share, wrap)).toBeUndefined()
    expect(unwrapCardKey(place, other(kek), share, wrap)).toBeUndefined()
    expect(unwrapCardKey(place, kek, other(hex(one.share)), wrap)).toBeUndefined()
  })
})

test('the key of a public line is what node:crypto derives from the token, and none of its other secrets', () => {
  for (const { token_hex, lookup_id, kek } of link_wrap_vectors) {
    const written = Buffer.from(hkdfSync('sha256', hex(token_hex), 'connectcard/link/v1', 'cc/link/v1/asking', 32))
    expect(askingKey(hex(token_hex))).toEqual(written)
    expect([lookup_id, kek]).not.toContain(written.toString('hex'))
  }
})
