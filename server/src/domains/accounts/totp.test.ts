import { describe, expect, test } from 'vitest'
import { base32, enrolmentUri, hotp, stepAt, stepOf } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test('the vectors of RFC 4226, appendix D', () => {
  const wanted = [755224, 287082, 359152, 969429, 338314, 254676, 287922, 162583, 399871, 520489]
  expect(wanted.map((_one, counter) => Number(hotp(secret, counter)))).toEqual(wanted)
})

describe('the vectors of RFC 6238, appendix B', () => {
  const keys = {
    sha1: secret,
    sha256: Buffer.from('12345678901234567890123456789012'),
    sha512: Buffer.from(`${'1234567890'.repeat(6)}1234`),
  }
  test.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ])('at %i seconds', (seconds, ...wanted) => {
    const step = stepAt(new Date(seconds * 1_000))
    expect((['sha1', 'sha256', 'sha512'] as const).map((hash) => hotp(keys[hash], step, 8, hash))).toEqual(wanted)
  })
})

describe('a code', () => {
  const at = new Date('2026-11-26T09:00:10Z')
  const now = stepAt(at)

  test('is good half a minute early and late, and no longer', () => {
    const good = [-2, -1, 0, 1, 2].map((away) => stepOf(secret, hotp(secret, now + away), at, 0))
    expect(good).toEqual([undefined, now - 1, now, now + 1, undefined])
  })

  test('is not good again, nor one before it', () => {
    expect(stepOf(secret, hotp(secret, now), at, now)).toBeUndefined()
    expect(stepOf(secret, hotp(secret, now - 1), at, now)).toBeUndefined()
    expect(stepOf(secret, hotp(secret, now + 1), at, now)).toBe(now + 1)
  })

  test('is six figures and nothing else', () => {
    for (const wrong of ['', '12345', '1234567', 'abcdef']) expect(stepOf(secret, wrong, at, 0)).toBeUndefined()
  })
})

test('the vectors of RFC 4648 that have no padding', () => {
  expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB')
  expect(base32(Buffer.alloc(20))).toBe('A'.repeat(32))
})

test('what the QR code says names the product and the account, and nothing runs out of it', () => {
  const uri = new URL(enrolmentUri(secret, 'a&secret=x?@test.example'))
  expect(decodeURIComponent(uri.pathname)).toBe('/ConnectCard:a&secret=x?@test.example')
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    issuer: 'ConnectCard',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})
